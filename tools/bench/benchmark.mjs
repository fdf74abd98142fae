// One run of the benchmark: opens the lanes, lets everybody take turns, and closes them.
import { existsSync, mkdirSync } from 'node:fs';
import { hasCommand, hasPythonModule } from '../ensure/detect.mjs';
import { Obstacle } from '../obstacle.mjs';
import { root, run } from '../process.mjs';
import { Lanes } from './lanes/lanes.mjs';
import { loadNow, machine } from './machine.mjs';
import { objects } from './options.mjs';
import { contendersOf, part, plan } from './plan.mjs';
import { inTurns } from './rounds.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */

const folder = `${root}build/bench`;

/**
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<import('./report.mjs').Findings>}
 */
export async function runBenchmark({ words, requests, rounds }) {
  const chosen = part(plan(requests), words, isHere);
  const contenders = contendersOf(chosen);
  if (contenders.length === 0) throw new Obstacle(`Nothing of the benchmark is called ${words.join(' ')}.`);
  mkdirSync(folder, { recursive: true });
  const load = loadNow();
  const file = await writeTrace(requests);
  const lanes = new Lanes({ requests, objects, file, scratch: `${folder}/libcachesim.txt` });
  try {
    const run = async (/** @type {Contender} */ contender) => (await lanes.of(contender.lane)).run(contender);
    const records = await inTurns(contenders, rounds, run, console.log);
    const browser = contenders.some(({ lane }) => lane === 'chromium') ? await lanes.of('chromium') : undefined;
    const about = await machine(browser?.version, load);
    return { plan: chosen, records, machine: about, requests, rounds, shards: await shardsErrors(contenders, lanes) };
  } finally {
    await lanes.close();
  }
}

/**
 * @param {Contender[]} contenders
 * @param {Lanes} lanes
 */
async function shardsErrors(contenders, lanes) {
  const errors = [];
  for (const { lane, title } of contenders.filter(({ kernel }) => kernel === 'shards')) {
    const error = await (await lanes.of(lane)).shardsError?.();
    if (error !== undefined) errors.push({ title, error });
  }
  return errors;
}

/**
 * Whether there is somebody to run it; who is missing is told once.
 * @param {Contender} contender
 */
function isHere({ lane, kernel, what }) {
  if (lane === 'libcachesim') return present(kernel, () => hasCommand(kernel));
  if (lane === 'python') return present(what, () => hasPythonModule(what));
  return true;
}

/** @type {Map<string, boolean>} */
const known = new Map();

/**
 * @param {string} name
 * @param {() => boolean} look
 */
function present(name, look) {
  const here = known.get(name) ?? look();
  if (!here && !known.has(name)) console.log(`Missing: ${name}; nothing is compared with it.`);
  known.set(name, here);
  return here;
}

/**
 * The trace as other programs read it.
 * @param {number} requests
 */
async function writeTrace(requests) {
  const file = `${folder}/zipf.oracleGeneral`;
  const program = `${root}build/release/bin/cachebound`;
  const options = `generate zipf --requests ${requests} --objects ${objects} --format oracle-general`;
  const code = await run('sh', ['-c', `"$1" ${options} > "$2"`, 'sh', program, file]);
  if (code !== 0 || !existsSync(file))
    throw new Obstacle('The trace of the benchmark could not be written: see above.');
  return file;
}
