import { createServer } from 'node:net';
import { Obstacle } from './obstacle.mjs';

const defaultPort = 5173;

/**
 * @param {string | undefined} text of the variable PORT
 * @returns {number} the port to serve on
 * @throws {Obstacle} when it is no port
 */
export function portFrom(text) {
  if (!text) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Obstacle(`PORT must be a whole number from 1 to 65535, not "${text}".`);
}

/**
 * @param {number} port
 * @throws {Obstacle} when something listens there, on any of the addresses a browser may try, or when it is reserved
 */
export async function requireFree(port) {
  for (const host of ['::', '0.0.0.0', '127.0.0.1', '::1']) {
    const code = await listenError(port, host);
    if (code === 'EADDRINUSE') {
      throw new Obstacle(
        `Port ${port} is taken: end what listens there, or choose another, as in "PORT=8080 npm start".`,
      );
    }
    if (code === 'EACCES') {
      throw new Obstacle(
        `Port ${port} is reserved for the administrator: choose one above 1023, as in "PORT=8080 npm start".`,
      );
    }
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the error's code; none when the port is free
 */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
}
