// Writes build/wasm/catalogue.json, by which the page knows all exercises before it loads a module, and beside it
// descriptions.json, which only the list of all exercises needs. The build calls it after linking:
//
//     node tools/catalogue.mjs build/wasm/modules CHAPTER...
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, gzipSync } from 'node:zlib';

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
 * Writes the catalogue of the modules in a folder, and the descriptions, beside that folder.
 * @param {string} folder
 * @param {string[]} chapters in the order of the course
 */
async function writeCatalogue(folder, chapters) {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.wasm') ? [file.slice(0, -5)] : []));
  const modules = await Promise.all(names.map((name) => described(folder, name)));
  const exercises = modules
    .flatMap(({ name, specs }) => specs.map((spec) => ({ ...spec, module: name })))
    .sort((one, other) => chapters.indexOf(one.chapter) - chapters.indexOf(other.chapter) || one.order - other.order);
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

const [folder = '', ...chapters] = process.argv.slice(2);
for (const { name, file, packed, specs } of await writeCatalogue(folder, chapters)) {
  const size = `${Math.round(file.bytes / 1000)} kB, ${Math.round(packed / 1000)} kB packed`;
  console.log(`${name}: ${specs.length} ${specs.length === 1 ? 'exercise' : 'exercises'}, ${size}`);
}
