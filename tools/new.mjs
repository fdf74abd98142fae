// npm run new -- exercise CHAPTER/NAME | policy NAME: a skeleton that works, to be changed into what it should be.
import './node-version.mjs';
import { hasCommand } from './ensure/detect.mjs';
import { newExercise } from './new/exercise.mjs';
import { newPolicy } from './new/policy.mjs';
import { Obstacle, tellObstacles } from './obstacle.mjs';

await tellObstacles(async () => {
  const [what, name, ...more] = process.argv.slice(2);
  if (more.length > 0) throw new Obstacle(`name: got ${[name, ...more].join(' ')}; allowed: one name.`);
  const files = written(what, name);
  console.log(`written:\n  ${files.join('\n  ')}`);
  console.log(hints(what, name ?? ''));
});

/**
 * @param {string | undefined} what
 * @param {string | undefined} name
 */
function written(what, name) {
  if (what === 'exercise') return newExercise(name);
  if (what === 'policy') return newPolicy(name);
  throw new Obstacle(`what: got ${what ?? 'none'}; allowed: exercise CHAPTER/NAME, policy NAME.`);
}

/**
 * @param {string | undefined} what
 * @param {string} name
 */
function hints(what, name) {
  if (what === 'policy')
    return `npm test -- core ${name} runs its test; npm test -- core policy holds it to its naive model.`;
  const id = name.split('/')[1];
  const python = hasCommand('python3') ? 'python3' : 'python';
  return (
    `npm start shows it, npm test -- core ${id} runs its test. When its parameters or figures change, draw anew what\n` +
    `CPython prints: ${python} tests/conformance/draw_vectors.py build/release/bin/cachebound ${id} 60 > ` +
    `core/exercises/${name}/vectors.jsonl`
  );
}
