import { Obstacle } from './obstacle.mjs';
import { packaged, runAll } from './process.mjs';

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

/** Builds the WebAssembly core, then the page around it. */
export async function buildPage() {
  console.log('building: the WebAssembly core');
  if ((await runAll(cmakeBuild('wasm'))) !== 0) {
    throw new Obstacle('The WebAssembly core could not be built: see what cmake says above.');
  }
  console.log('building: the page');
  if ((await runAll(webBuild)) !== 0) {
    throw new Obstacle('The page could not be built: see what vite says above.');
  }
}
