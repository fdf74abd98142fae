// Bundles the page of the benchmark and serves it.
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

/** @param {string} path in the checkout */
const here = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** @type {import('vite').InlineConfig} */
const config = {
  configFile: false,
  root: here('tests/bench/browser'),
  base: './',
  logLevel: 'warn',
  resolve: {
    alias: [
      { find: /^@bench-kernels$/, replacement: here('build/wasm/bench_kernels.js') },
      { find: /^@bench-wasm(?=\?|$)/, replacement: here('build/wasm/bench_kernels.wasm') },
    ],
  },
  build: { outDir: here('build/bench/page'), emptyOutDir: true, target: 'es2022' },
  preview: { host: '127.0.0.1', port: 0, strictPort: false },
};

/** @returns {Promise<{ address: string, close(): Promise<void> }>} */
export async function servePage() {
  await build(config);
  const server = await preview(config);
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return { address, close: () => server.close() };
}
