import { packaged } from './process.mjs';

/**
 * The commands that configure and build a CMake preset; quick when nothing changed.
 * @param {'release' | 'debug' | 'asan' | 'tsan' | 'wasm'} preset
 * @param {string} part the build preset, where it is not all
 */
export function cmakeBuild(preset, part = preset) {
  return [
    ['cmake', '--preset', preset],
    ['cmake', '--build', '--preset', part],
  ];
}

/** The command that builds web/dist from the page's sources and the WebAssembly core. */
export const webBuild = [[packaged('vite'), 'build']];
