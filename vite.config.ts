import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const catalogue = here('build/wasm/catalogue.json');

/** Says what to do, where the page would only come out empty. */
const needsCore: Plugin = {
  name: 'cachebound:needs-core',
  config(_, { isPreview }) {
    if (isPreview || existsSync(catalogue)) return;
    const error = new Error(
      'build/wasm/catalogue.json does not exist: build the WebAssembly modules first with "cmake --preset wasm && ' +
        'cmake --build --preset wasm", or run "npm run build", which builds the page too.',
    );
    // Where in this file it was thrown is of no use to the reader.
    delete error.stack;
    throw error;
  },
};

/** By page, what its small entry imports in any case, and should not have to be asked for by it. */
const certain: Record<string, string> = { 'index.html': 'shell/playground.ts', 'embed.html': 'element/embed-frame.ts' };

/** Has the browser fetch with a page what its entry would ask for a round trip later. */
const preloadCertain: Plugin = {
  name: 'cachebound:preload-certain',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {}, path }) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const wanted = certain[path.slice(1)];
      const first = chunks.find(({ facadeModuleId }) => wanted && facadeModuleId?.endsWith(wanted));
      const files = new Set<string>();
      const add = (file: string): void => {
        if (files.has(file)) return;
        files.add(file);
        for (const imported of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) add(imported);
      };
      if (first) add(first.fileName);
      return [...files].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      }));
    },
  },
};

/**
 * What is needed together travels together, which packs better than many small files: what asks for the module first,
 * then what every page is made of, the pictures of most exercises, and what is read in tabs.
 */
const chunks = [
  {
    name: 'begin',
    test: /vite\/preload-helper|\/web\/(contract|exercise\/(begin|parts|view-loaders|lesson-text|lessons)|client\/(connect|connect-core|start-worker|module-files))\b[^/]*$|catalogue\.json$/,
    priority: 4,
  },
  {
    name: 'page',
    test: /node_modules\/(lit|lit-html|lit-element|@lit)\/|\/web\/(theme|client|session|form|exercise|views\/(shared|controls))\/|\/web\/ui\/(media|sheet|chrome-styles|copy-button)/,
    priority: 3,
  },
  {
    name: 'pictures',
    test: /node_modules\/uplot|\/web\/views\/(plot|counters|line-chart|memory-strip|cache-slots)\//,
    priority: 2,
  },
  { name: 'readings', test: /\/web\/views\/(event-log|results|snapshot-diff)\//, priority: 1 },
  { name: 'code', test: /\/web\/views\/code\//, priority: 1 },
];

export default defineConfig({
  root: here('web'),
  // Relative addresses: the built folder works under any path.
  base: './',
  appType: 'mpa',
  plugins: [needsCore, preloadCertain],
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
        codeSplitting: { groups: chunks },
      },
    },
  },
});
