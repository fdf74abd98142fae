// What the figures were measured on.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { capture, root } from '../process.mjs';

/**
 * @typedef {object} Machine
 * @property {string} date
 * @property {string} processor
 * @property {string} system
 * @property {string[]} programs with their versions
 * @property {number} load how many others wanted a core, on average of the last minute before the run
 */

/**
 * @param {string | undefined} browser its version, if one took part
 * @param {number} load before the run
 * @returns {Promise<Machine>}
 */
export async function machine(browser, load) {
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown processor'}, ${memory} GiB`,
    system: system(),
    load,
    programs: [
      await firstLine('c++', '--version'),
      ...(browser === undefined ? [] : [`Chromium ${browser}`]),
      `Node.js ${process.version.slice(1)}`,
      await firstLine('/usr/bin/python3', '--version'),
      ...['lru-cache', 'mnemonist', 'quick-lru', 'lru.min'].map((name) => `${name} ${versionOf(name)}`),
    ],
  };
}

/** How many processes want a core, on average of the last minute. */
export const loadNow = () => loadavg()[0] ?? 0;

function system() {
  const file = '/etc/os-release';
  const name = existsSync(file) ? /^PRETTY_NAME="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return name ?? `${process.platform} ${process.arch}`;
}

/** @param {string[]} command */
async function firstLine(...command) {
  const [program = '', ...args] = command;
  const { output } = await capture(program, args).catch(() => ({ output: '' }));
  return output.split('\n')[0]?.trim() ?? '';
}

/** @param {string} name of a package */
function versionOf(name) {
  return JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8')).version;
}
