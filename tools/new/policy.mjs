import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { root } from '../process.mjs';
import { filled, namesOf } from './names.mjs';

const templates = new URL('./policy/', import.meta.url);

/**
 * Writes a new eviction policy, which decides as FIFO does until it is told otherwise, with its test; and its rows in
 * the registry, in the test of the registry's order and in the naive models that policies are compared with.
 * @param {string | undefined} id
 * @returns {string[]} the files written or changed, as paths in the checkout
 */
export function newPolicy(id, checkout = root) {
  const names = namesOf('policy', id);
  const header = `core/eviction/${names.name}.hpp`;
  const registry = readFileSync(join(checkout, registryPath), 'utf8');
  if (existsSync(join(checkout, header)) || registry.includes(`"${names.id}"`) || isDeclared(names.Class, checkout)) {
    throw new Obstacle(`policy: got ${names.id}, which there is; allowed: a name that is new in core/eviction.`);
  }
  const test = `tests/unit/eviction/${names.name}.test.cpp`;
  const changes = rowsOf(names).map(({ path, before, row }) => {
    const text = readFileSync(join(checkout, path), 'utf8');
    const at = text.lastIndexOf(before);
    if (at === -1) throw new Obstacle(`${path} has no place for the row of a policy: there is no "${before.trim()}".`);
    return { path, text: text.slice(0, at) + row + text.slice(at) };
  });
  const included = { path: registryPath, text: withInclude(changes[0]?.text ?? registry, names.name) };
  const written = [
    { path: header, text: filled(template('policy.hpp'), names) },
    { path: test, text: filled(template('policy.test.cpp'), names) },
    included,
    ...changes.slice(1),
  ];
  for (const { path, text } of written) writeFileSync(join(checkout, path), text);
  return written.map(({ path }) => path);
}

const registryPath = 'core/eviction/registry.cpp';

/**
 * @param {string} type
 * @param {string} checkout
 */
function isDeclared(type, checkout) {
  const folder = join(checkout, 'core/eviction');
  const declaration = new RegExp(String.raw`\b(class|struct|using) ${type}\b`);
  return readdirSync(folder).some((name) => declaration.test(readFileSync(join(folder, name), 'utf8')));
}

/** @param {string} name */
const template = (name) => readFileSync(new URL(name, templates), 'utf8');

/**
 * What is inserted where: before the last place where a text stands.
 * @param {import('./names.mjs').Names} names
 */
function rowsOf({ id, Class, title }) {
  const source =
    'Belady, A study of replacement algorithms for a virtual-storage computer, IBM Systems Journal 5(2), 1966';
  return [
    {
      path: registryPath,
      before: '};\n\n}  // namespace\n\nstd::span<const PolicyInfo> policies()',
      row:
        `    PolicyInfo{\n        "${id}", "${title}", "Whoever came first leaves first.",\n        "${source}",\n` +
        `        false, streaming<${Class}>, compiled<${Class}>},\n`,
    },
    { path: 'tests/unit/eviction/registry.test.cpp', before: '");\n}\n\nTEST_CASE("a policy is found', row: `${id} ` },
    {
      path: 'tests/contract/naive_policy.cpp',
      before: '  return nullptr;\n',
      row: `  if (name == "${id}") return std::make_unique<NaiveFifo>(capacity);\n`,
    },
  ];
}

/**
 * @param {string} text of the registry
 * @param {string} name of the policy's header
 * @returns {string} with the header included, where the alphabet has it
 */
function withInclude(text, name) {
  const line = `#include "eviction/${name}.hpp"\n`;
  const lines = text.match(/^#include "eviction\/.+\n/gm)?.slice(1) ?? [];
  const next = lines.find((other) => other > line);
  const last = lines.at(-1) ?? '';
  return next ? text.replace(next, line + next) : text.replace(last, last + line);
}
