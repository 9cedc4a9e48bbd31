import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { pdfColourProfile } from './scripts/pdf-colour-profile.mjs';

/** One place for the import aliases of every process; `vitest.config.ts` reads it too. */
export const alias = {
  '@shared': resolve(import.meta.dirname, 'src/shared'),
  '@main': resolve(import.meta.dirname, 'src/main'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer/src'),
  '@simulator': resolve(import.meta.dirname, 'src/simulator'),
};

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [pdfColourProfile()],
    build: {
      // Electron 25 carries Node 18, Electron 45 carries Node 24: the older one sets the target.
      target: 'node18',
      externalizeDeps: { exclude: [] },
      rolldownOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          'demo-fleet': resolve(import.meta.dirname, 'src/simulator/demo-fleet.ts'),
          'export-worker': resolve(
            import.meta.dirname,
            'src/main/evidence/export/export-worker.ts',
          ),
          'part-worker': resolve(import.meta.dirname, 'src/main/downloads/part-worker.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node18',
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    resolve: { alias },
    plugins: [vue()],
    server: {
      // Pages come from app://, so live reload must be told where its server is.
      host: '127.0.0.1',
      port: 5173,
      strictPort: true,
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: 5173 },
    },
    build: {
      target: 'chrome114',
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src/renderer/index.html') },
      },
    },
  },
});
