import { hasCommand } from '../ensure/detect.mjs';
import { capture, run } from '../process.mjs';
import { cppSources } from './sources.mjs';

// Versions differ in what they write: all use this one.
const version = 14;

/** Holds every C++ source to .clang-format, where the version that the project uses is here. */
export async function checkFormat() {
  return withClangFormat(['--dry-run', '--Werror'], process.env.CI === 'true' ? 1 : 0);
}

/** Writes every C++ source in the format of .clang-format. */
export async function writeFormat() {
  return withClangFormat(['-i'], 1);
}

/**
 * @param {string[]} options
 * @param {number} codeWithout the exit code where the project's version is not here
 */
async function withClangFormat(options, codeWithout) {
  const command = await findVersion();
  if (!command) {
    console.log(`C++ sources were not formatted or checked: that takes clang-format ${version}, which is not here.`);
    return codeWithout;
  }
  const sources = cppSources(['core', 'wasm', 'tests']);
  return sources.length === 0 ? 0 : run(command, [...options, ...sources]);
}

async function findVersion() {
  for (const command of [`clang-format-${version}`, 'clang-format']) {
    if (!hasCommand(command)) continue;
    const { output } = await capture(command, ['--version']);
    if (output.includes(`version ${version}.`)) return command;
  }
  return undefined;
}
