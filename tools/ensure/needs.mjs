import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../chromium.mjs';
import { hasCmakePackage, hasCommand, hasLibrary, hasPythonModule } from './detect.mjs';

/**
 * One thing that a command of ours needs from the system.
 * @typedef {object} Need
 * @property {string} name for people
 * @property {() => boolean} present
 * @property {string} [apt] the package that brings it; none: apt cannot
 * @property {string} [brew] likewise; a leading "--cask " is passed on
 * @property {boolean} [oracle] tests compare with it and can name and skip it, but not in CI
 */

/** @type {Need} */
const cmake = { name: 'cmake', present: () => hasCommand('cmake'), apt: 'cmake', brew: 'cmake' };
/** @type {Need} */
const ninja = { name: 'ninja', present: () => hasCommand('ninja'), apt: 'ninja-build', brew: 'ninja' };

const debianEmscripten = '/usr/share/emscripten';

/** @type {Need} */
const emscripten = {
  name: 'emscripten',
  present: () => hasCommand('emcc') || existsSync(join(process.env.EMSDK ?? '/nowhere', 'upstream/emscripten/emcc')),
  apt: 'emscripten',
  brew: 'emscripten',
};
/**
 * Debian's Emscripten optimizes its JavaScript with Debian's acorn; any other brings its own.
 * @type {Need}
 */
const acorn = {
  name: 'acorn',
  present: () => !existsSync(debianEmscripten) || existsSync('/usr/share/nodejs/acorn'),
  apt: 'node-acorn',
};

/** @type {Need} */
const compiler = {
  name: 'a C++ compiler',
  present: () => ['c++', 'g++', 'clang++'].some(hasCommand),
  apt: 'g++',
};
/** @param {string} prefix */
const hasZlib = (prefix) => existsSync(join(prefix, 'include/zlib.h'));
/** @type {Need[]} */
const libraries = [
  { name: 'Catch2', present: () => hasCmakePackage('Catch2'), apt: 'catch2', brew: 'catch2' },
  { name: 'CLI11', present: () => hasCmakePackage('CLI11'), apt: 'libcli11-dev', brew: 'cli11' },
  {
    name: 'nlohmann-json',
    present: () => hasCmakePackage('nlohmann_json'),
    apt: 'nlohmann-json3-dev',
    brew: 'nlohmann-json',
  },
  {
    name: 'zlib',
    // Part of the system there.
    present: () => process.platform === 'darwin' || ['/usr', '/usr/local'].some(hasZlib),
    apt: 'zlib1g-dev',
  },
  { name: 'pkg-config', present: () => hasCommand('pkg-config'), apt: 'pkg-config', brew: 'pkg-config' },
  { name: 'hiredis', present: () => hasLibrary('hiredis'), apt: 'libhiredis-dev', brew: 'hiredis' },
  {
    name: 'SQLite',
    // Part of the system there, which pkg-config does not know.
    present: () => process.platform === 'darwin' || hasLibrary('sqlite3'),
    apt: 'libsqlite3-dev',
    brew: 'sqlite',
  },
];

/** @type {Need[]} */
const linters = [
  {
    name: 'clang-format',
    present: () => hasCommand('clang-format') || hasCommand('clang-format-14'),
    apt: 'clang-format',
    brew: 'llvm',
  },
  { name: 'clang-tidy', present: () => hasCommand('clang-tidy'), apt: 'clang-tidy', brew: 'llvm' },
];

/** @type {Need[]} */
const browser = [
  { name: 'chromium', present: () => findChromium() !== undefined, apt: 'chromium', brew: '--cask chromium' },
  {
    name: 'a font for chromium',
    present: () => process.platform === 'darwin' || existsSync('/usr/share/fonts/truetype'),
    apt: 'fonts-dejavu-core',
  },
];

/** @type {Need[]} */
const oracles = [
  { name: 'python3', present: () => hasCommand('python3'), apt: 'python3', brew: 'python3', oracle: true },
  pythonLibrary('cachetools'),
  pythonLibrary('diskcache'),
  pythonLibrary('redis'),
  {
    name: 'redis-server',
    present: () => hasCommand('redis-server'),
    apt: 'redis-server',
    brew: 'redis',
    oracle: true,
  },
];

/**
 * A library of python3's; Homebrew has none of them.
 * @param {string} module
 * @returns {Need}
 */
function pythonLibrary(module) {
  return {
    name: `python3's ${module}`,
    present: () => hasPythonModule(module),
    apt: `python3-${module}`,
    oracle: true,
  };
}

/** What belongs together, with the reason that is shown when some of it has to be installed. */
export const groups = {
  wasm: { reason: 'needed to build the WebAssembly core', needs: [cmake, ninja, emscripten, acorn] },
  native: { reason: 'needed to build the program and its tests', needs: [cmake, ninja, compiler, ...libraries] },
  lint: { reason: 'needed to check the C++ sources', needs: linters },
  browser: { reason: 'needed to test the page in a real browser', needs: browser },
  oracles: { reason: 'needed to compare with real Python and Redis', needs: oracles },
};

/** @typedef {keyof typeof groups} Group */
