// Writes build/wasm/catalogue.json, by which the page knows all exercises before it loads a module, and beside it
// descriptions.json, which only the list of all exercises needs: after linking, by asking each module.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crc32, gzipSync } from 'node:zlib';

/** In the order of the course; a chapter that is not named here comes after these. */
const chapters = ['Lecture 38', 'Stage 5', 'Strategies', 'Lab'];

const built = fileURLToPath(new URL('../build/wasm/', import.meta.url));

/**
 * The exercises of a module and the file it is in. In Node, its bytes have to be handed to it.
 * @param {string} folder where the modules are
 * @param {string} name
 */
async function described(folder, name) {
  const bytes = readFileSync(join(folder, `${name}.wasm`));
  const { default: create } = await import(pathToFileURL(join(folder, `${name}.js`)).href);
  const core = await create({ wasmBinary: bytes });
  const checksum = crc32(bytes).toString(16).padStart(8, '0');
  /** @type {import('../web/contract/model.ts').ExerciseSpec[]} */
  const specs = JSON.parse(core.exercises());
  return { name, file: { bytes: bytes.length, checksum }, packed: gzipSync(bytes, { level: 9 }).length, specs };
}

/**
 * Where a chapter stands in the course.
 * @param {string} chapter
 */
function placeOf(chapter) {
  const place = chapters.indexOf(chapter);
  return place === -1 ? chapters.length : place;
}

/**
 * Writes the catalogue of the modules in a folder, and the descriptions, beside that folder.
 * @param {string} folder
 */
export async function writeCatalogue(folder = join(built, 'modules')) {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.wasm') ? [file.slice(0, -5)] : []));
  const modules = await Promise.all(names.map((name) => described(folder, name)));
  const exercises = modules
    .flatMap(({ name, specs }) => specs.map((spec) => ({ ...spec, module: name })))
    .sort((one, other) => placeOf(one.chapter) - placeOf(other.chapter) || one.order - other.order);
  const entries = exercises.map(({ exercise, chapter, title, module, views }) => ({
    exercise,
    chapter,
    title,
    module,
    views: [...new Set(views.map(({ kind }) => kind))],
  }));
  const files = Object.fromEntries(modules.map(({ name, file }) => [name, file]));
  const write = (/** @type {string} */ name, /** @type {object} */ content) =>
    writeFileSync(join(dirname(folder), name), `${JSON.stringify(content)}\n`);
  write('catalogue.json', { modules: files, exercises: entries });
  write('descriptions.json', Object.fromEntries(exercises.map((spec) => [spec.exercise, spec.description])));
  return modules;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, file, packed, specs } of await writeCatalogue()) {
    const size = `${Math.round(file.bytes / 1000)} kB, ${Math.round(packed / 1000)} kB packed`;
    console.log(`${name}: ${specs.length} ${specs.length === 1 ? 'exercise' : 'exercises'}, ${size}`);
  }
}
