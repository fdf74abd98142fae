import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { root } from '../process.mjs';
import { filled, namesOf } from './names.mjs';

const templates = new URL('./exercise/', import.meta.url);

/**
 * Writes a new exercise's folder: a small one that runs, with its words, programs, test and what CPython printed. Nothing
 * else has to know of it.
 * @param {string | undefined} place chapter/id
 * @returns {string[]} the files, as paths in the checkout
 */
export function newExercise(place, checkout = root) {
  const [chapter = '', id, ...more] = (place ?? '').split('/');
  const chapters = chaptersOf(checkout);
  if (!chapters.includes(chapter) || id === undefined || more.length > 0) {
    throw new Obstacle(
      `exercise: got ${place ?? 'none'}; allowed: a chapter and a name, as in strategies/my-idea; ` +
        `chapters are ${chapters.join(', ')}.`,
    );
  }
  const names = namesOf('exercise', id);
  const taken = chapters.find((one) => existsSync(join(checkout, 'core/exercises', one, id)));
  if (taken) throw new Obstacle(`exercise: got ${id}, which ${taken} has; allowed: a name that no chapter has.`);

  const folder = `core/exercises/${chapter}/${id}`;
  const values = { ...names, order: String(ordersIn(join(checkout, 'core/exercises', chapter)) + 1) };
  mkdirSync(join(checkout, folder));
  return readdirSync(templates).map((name) => {
    const path = `${folder}/${name}`;
    writeFileSync(join(checkout, path), filled(readFileSync(new URL(name, templates), 'utf8'), values));
    return path;
  });
}

/**
 * @param {string} checkout
 * @returns {string[]} in the order of the course
 */
function chaptersOf(checkout) {
  const text = readFileSync(join(checkout, 'core/exercises/CMakeLists.txt'), 'utf8');
  return /set\(chapters ([^)]+)\)/.exec(text)?.[1]?.split(/\s+/) ?? [];
}

/**
 * @param {string} chapter its folder
 * @returns {number} the last place that an exercise of the chapter declares
 */
function ordersIn(chapter) {
  const orders = readdirSync(chapter).flatMap((id) => {
    const file = join(chapter, id, 'exercise.cpp');
    return existsSync(file) ? [Number(/\.order = (\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)] : [];
  });
  return Math.max(0, ...orders);
}
