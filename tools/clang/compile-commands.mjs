import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { capture, root } from '../process.mjs';

/**
 * A source with the options that decide how it reads.
 * @typedef {{ source: string, options: string[] }} CompileCommand
 */

/**
 * What the release build compiles of core/, and what the WebAssembly build adds to it in wasm/.
 * @returns {Promise<CompileCommand[]>}
 */
export async function compileCommands() {
  const native = readDatabase('release', 'core/');
  const bindings = readDatabase('wasm', 'wasm/');
  const target = await emscriptenTarget();
  return [...native, ...bindings.map(({ source, options }) => ({ source, options: [...target, ...options] }))];
}

/**
 * @param {string} preset
 * @param {string} folder
 * @returns {CompileCommand[]}
 */
function readDatabase(preset, folder) {
  /** @type {{ directory: string, command: string, file: string }[]} */
  const entries = JSON.parse(readFileSync(`${root}build/${preset}/compile_commands.json`, 'utf8'));
  /** @type {Map<string, CompileCommand>} */
  const bySource = new Map();
  for (const { directory, command, file } of entries) {
    const source = resolve(directory, file);
    if (!isOurs(source, preset, folder)) continue;
    bySource.set(source, { source, options: readingOptions(words(command)) });
  }
  return [...bySource.values()];
}

/**
 * A source of ours, or one that CMake wrote to join some of ours: in it each header is read once for all of them.
 * @param {string} source
 * @param {string} preset
 * @param {string} folder
 */
function isOurs(source, preset, folder) {
  if (source.startsWith(`${root}${folder}`)) return true;
  return source.startsWith(`${root}build/${preset}/${folder}`) && source.includes('/Unity/');
}

/**
 * Only what changes the meaning of the source: warnings and code generation are the compiler's, and it may not be
 * clang. Not the headers that a build compiles once for all: a source includes what it uses.
 * @param {string[]} args
 */
export function readingOptions(args) {
  const options = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-include') i++;
    else if (/^-(isystem|idirafter|I|D)$/.test(arg)) options.push(arg, args[++i] ?? '');
    else if (/^-(std=|I|D|U)/.test(arg)) options.push(arg);
  }
  return options;
}

/**
 * @param {string[]} options as readingOptions returns them
 * @returns {string[]} the folders in which the project's own includes are looked for
 */
export function includeFolders(options) {
  return options.flatMap((option, i) => {
    if (option === '-I') return options[i + 1] ?? [];
    return option.startsWith('-I') ? option.slice(2) : [];
  });
}

/**
 * @param {string} command as CMake writes it for a shell
 * @returns {string[]}
 */
export function words(command) {
  const word = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g;
  return (command.match(word) ?? []).map((text) =>
    text.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g, (_, double, single, escaped) =>
      double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? escaped),
    ),
  );
}

/** The options by which Emscripten makes clang compile for WebAssembly, less those that concern the code it writes. */
async function emscriptenTarget() {
  const { code, output } = await capture('em++', ['--cflags']);
  const line = output.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || (!line.includes('-target') && !line.includes('--target'))) {
    throw new Obstacle('em++ --cflags does not say how it compiles: the sources in wasm/ cannot be linted.');
  }
  return words(line.replace(/-mllvm \S+/g, '')).filter((option) => option !== '-fignore-exceptions');
}
