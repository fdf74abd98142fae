// Another origin than the playground's. Usage: node tests/e2e/host/serve.mjs PORT
//   /          this folder: pages of a course that embeds exercises; "?csp=…" is sent as their security policy
//   /strict/   the built page, as a careful administrator would serve it
//   /core/     the WebAssembly core as it comes from the compiler
//   /page?body=…  a page with this body
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const strict = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
].join('; ');

const folders = [
  { prefix: '/strict/', folder: new URL('../../../web/dist/', import.meta.url), policy: strict },
  { prefix: '/core/', folder: new URL('../../../build/wasm/', import.meta.url) },
  { prefix: '/', folder: new URL('./', import.meta.url) },
];

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.py': 'text/plain; charset=utf-8',
  '.cpp': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** @param {string} body */
const page = (body) =>
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course page</title>' +
  `<link rel="icon" href="data:,"></head><body>${body}</body></html>`;

const server = createServer(async (request, response) => {
  // URL resolves "..": what is left stays inside the folder.
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
  const place = folders.find(({ prefix }) => pathname.startsWith(prefix));
  const policy = place?.policy ?? searchParams.get('csp');
  if (policy) response.setHeader('content-security-policy', policy);
  const given = searchParams.get('body');
  if (pathname === '/page' && given !== null) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page(given));
    return;
  }
  const name = pathname.slice(place?.prefix.length) || 'index.html';
  const type = types[extname(name)];
  const body = place && type && (await readFile(new URL(`./${name}`, place.folder)).catch(() => undefined));
  response.writeHead(body ? 200 : 404, { 'content-type': body && type ? type : 'text/plain' });
  response.end(body ?? 'not found');
});

server.listen(Number(process.argv[2]), '127.0.0.1');
