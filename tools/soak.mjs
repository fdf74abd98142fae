// npm run soak [-- REQUESTS]: streams a thousand million requests through the program and watches its resident memory,
// which must stay flat from the first ten million on. Takes minutes; no part of npm test.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { cmakeBuild } from './builds.mjs';
import { ensure } from './ensure/ensure.mjs';
import { Obstacle, tellObstacles } from './obstacle.mjs';
import { root, runAll } from './process.mjs';
import { growth, readMemory } from './soak/memory.mjs';

/** What a C library may move within its heap, and the kernel round up. */
const allowed = 1 << 20;

await tellObstacles(async () => {
  const requests = Number(process.argv[2] ?? 1_000_000_000);
  if (!(Number.isSafeInteger(requests) && requests >= 20_000_000)) {
    throw new Obstacle(`requests: got ${process.argv[2]}; allowed: 20000000 or more.`);
  }
  await ensure('native');
  if ((await runAll(cmakeBuild('release'))) !== 0) throw new Obstacle('The program could not be built: see above.');
  const samples = readMemory(await stream(requests));
  if (samples.length < 2) throw new Obstacle('The program told nothing of its memory: see above.');
  const grown = growth(samples);
  console.log(`resident memory grew by ${grown} bytes after the first ten million requests`);
  if (grown > allowed) throw new Obstacle(`Resident memory is not flat: ${allowed} bytes are allowed.`);
});

/**
 * Keys without end, a tenth of them never seen before, through three policies, two of which keep ghosts.
 * @param {number} requests
 * @returns {Promise<string>} what the program said of its memory
 */
function stream(requests) {
  const program = 'build/release/bin/cachebound';
  const made = `${program} generate mixed --requests ${requests}`;
  const replayed = `${program} replay - --format text --policy lru,arc,s3-fifo --size 10000,100000 --watch-memory`;
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${made} | ${replayed}`], { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      process.stderr.write(text);
      told += text;
    });
    child.on('error', (error) => reject(new Obstacle(`sh cannot be started: ${error.message}.`)));
    child.on('close', (code) => {
      if (code === 0) resolve(told);
      else reject(new Obstacle(`The replay ended with exit code ${code}: see above.`));
    });
  });
}
