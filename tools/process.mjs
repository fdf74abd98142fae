import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Obstacle } from './obstacle.mjs';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the checkout, its output going where ours goes.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] set on top of our own
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', (error) => reject(new Obstacle(`${command} cannot be started: ${error.message}.`)));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program in the checkout and keeps what it prints, both streams in one text.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => reject(new Obstacle(`${command} cannot be started: ${error.message}.`)));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs programs one after the other and stops at the first that fails.
 * @param {string[][]} commands each a program and its arguments
 * @returns {Promise<number>} the exit code of the last that ran
 */
export async function runAll(commands) {
  for (const [command = '', ...args] of commands) {
    const code = await run(command, args);
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * @param {string} name of a program that an npm package brings
 * @returns {string} its path
 */
export function packaged(name) {
  return `${root}node_modules/.bin/${name}`;
}
