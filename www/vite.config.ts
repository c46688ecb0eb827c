import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/csp.ts';
import { precache } from './build/precache.ts';
import { sampleFiles } from './build/sample.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  // Relative, so that the site works in any folder of any web server.
  base: './',
  // The glue that wasm-bindgen writes; typed by src/engine/evening-rounds-wasm.d.ts.
  resolve: { alias: { 'evening-rounds-wasm': path('pkg/evening_rounds.js') } },
  build: {
    outDir: path('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything stays a file of its own: the content security policy lets no data: fonts or scripts in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: 'es' },
  server: { fs: { allow: [path('..')] } },
  plugins: [
    contentSecurityPolicy(),
    sampleFiles(path('../data/sample')),
    precache({ template: path('sw.js'), outDir: path('../dist') }),
  ],
});
