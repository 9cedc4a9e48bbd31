/** Builds the viewer of evidence packages: one script and one style sheet, put into a page at export. */
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { alias } from './electron.vite.config';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/viewer'),
  resolve: { alias },
  plugins: [vue()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: resolve(import.meta.dirname, 'out/viewer'),
    emptyOutDir: true,
    // What an adjuster may have: browsers of the last years.
    target: ['chrome100', 'firefox115', 'safari15.4'],
    cssCodeSplit: false,
    lib: {
      entry: resolve(import.meta.dirname, 'src/viewer/main.ts'),
      formats: ['iife'],
      name: 'RoadproofViewer',
      fileName: () => 'viewer.js',
      cssFileName: 'viewer',
    },
  },
});
