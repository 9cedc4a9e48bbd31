import { defineConfig } from 'vitest/config';
import { alias } from './electron.vite.config';

/** Real files, processes and windows answer late on a busy machine; one that never answers still fails. */
const POLL_MS = 15_000;

export default defineConfig({
  resolve: { alias },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: POLL_MS } },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: POLL_MS } },
          fileParallelism: false,
        },
      },
    ],
  },
});
