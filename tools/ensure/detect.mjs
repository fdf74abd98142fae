// What is here, judged by what will be used and not by a package manager's records:
// a tool may have come by any way.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} name of a program looked for on the PATH */
export function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {string} name of a package as CMake's find_package knows it */
export function hasCmakePackage(name) {
  const extra = (process.env.CMAKE_PREFIX_PATH ?? '').split(delimiter).filter(Boolean);
  const files = [`${name}Config.cmake`, `${name.toLowerCase()}-config.cmake`];
  return ['/usr', '/usr/local', '/opt/homebrew', ...extra]
    .flatMap((prefix) => [join(prefix, 'lib'), join(prefix, 'lib64'), join(prefix, 'share'), ...multiarch(prefix)])
    .flatMap((folder) => [join(folder, 'cmake', name), join(folder, name, 'cmake'), join(folder, name)])
    .some((folder) => files.some((file) => existsSync(join(folder, file))));
}

/** @param {string} name of a library as pkg-config knows it */
export function hasLibrary(name) {
  return spawnSync('pkg-config', ['--exists', name], { stdio: 'ignore' }).status === 0;
}

/** What apt installs is seen by the system's python3 only, which need not be the first on the PATH. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** @param {string} name of a module that Python can import */
export function hasPythonModule(name) {
  return spawnSync(python, ['-c', `import ${name}`], { stdio: 'ignore' }).status === 0;
}

/** @param {string} prefix */
function multiarch(prefix) {
  const lib = join(prefix, 'lib');
  if (!existsSync(lib)) return [];
  return readdirSync(lib)
    .filter((folder) => /-linux-gnu/.test(folder))
    .map((folder) => join(lib, folder));
}
