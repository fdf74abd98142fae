import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { capture, root } from '../process.mjs';
import { compileCommands, includeFolders } from './compile-commands.mjs';
import { closure } from './includes.mjs';
import { TidyCache } from './tidy-cache.mjs';

/**
 * Runs clang-tidy over every source of core/ and wasm/, joined as a build compiles them, several at a time, passing
 * over what it found clean before.
 * @returns {Promise<number>} 0 when nothing was found
 */
export async function checkTidy() {
  const version = (await capture('clang-tidy', ['--version'])).output;
  const config = readFileSync(`${root}.clang-tidy`, 'utf8');
  const cache = new TidyCache(`${root}build/tidy-cache`);
  const found = await inParallel(await compileCommands(), async ({ source, options }) => {
    const texts = closure(source, includeFolders(options));
    const key = TidyCache.key([version, config, ...options, ...texts.values()]);
    if (cache.isClean(key)) return false;
    console.log(`clang-tidy ${basename(source)}`);
    const { code, output } = await capture('clang-tidy', ['--quiet', source, '--', ...options]);
    if (code === 0) cache.remember(key);
    else console.log(output);
    return code !== 0;
  });
  cache.dropUnused();
  return found.some(Boolean) ? 1 : 0;
}

/**
 * @template Item, Outcome
 * @param {Item[]} items
 * @param {(item: Item) => Promise<Outcome>} work
 * @returns {Promise<Outcome[]>} in no particular order
 */
async function inParallel(items, work) {
  const queue = [...items];
  /** @type {Outcome[]} */
  const outcomes = [];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) outcomes.push(await work(item));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return outcomes;
}
