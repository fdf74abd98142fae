import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const core = here('build/wasm/core.js');

/** The names by which the page reaches the compiled core, with or without a "?url"; shared with the tests. */
export const coreAliases = [
  { find: /^@core(?=\?|$)/, replacement: core },
  { find: /^@core-wasm(?=\?|$)/, replacement: here('build/wasm/core.wasm') },
];

/** Says what to do, where the bundler would only say that a file could not be resolved. */
const needsCore: Plugin = {
  name: 'cachebound:needs-core',
  config(_, { isPreview }) {
    if (isPreview || existsSync(core)) return;
    const error = new Error(
      'build/wasm/core.js does not exist: build the WebAssembly core first with ' +
        '"cmake --preset wasm && cmake --build --preset wasm", or run "npm run build", which builds the page too.',
    );
    // Where in this file it was thrown is of no use to the reader.
    delete error.stack;
    throw error;
  },
};

export default defineConfig({
  root: here('web'),
  // Relative addresses: the built folder works under any path.
  base: './',
  appType: 'mpa',
  plugins: [needsCore],
  resolve: { alias: coreAliases },
  worker: { format: 'es' },
  server: { fs: { allow: [here('.')] } },
  // An embed is loaded by pages of other origins.
  preview: { host: '127.0.0.1', cors: { origin: '*' } },
  build: {
    outDir: here('web/dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Every browser that runs this target preloads modules by itself.
    modulePreload: { polyfill: false },
    // Nothing becomes a data: address, which a strict content security policy would refuse.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: here('web/index.html'),
        embed: here('web/embed.html'),
        cachebound: here('web/element/element.ts'),
      },
      // The element is a module that others import: what it exports has to survive.
      preserveEntrySignatures: 'strict',
      output: {
        // Host pages name the element's file, so it carries no hash.
        entryFileNames: ({ name }) => (name === 'cachebound' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
