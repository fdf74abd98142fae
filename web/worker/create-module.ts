import type { CoreModule, CreateCore } from '../contract/core';

/** What joins each module's WebAssembly to JavaScript, one script a module. */
const glues = import.meta.glob<CreateCore>('../../build/wasm/modules/*.js', { import: 'default' });

/** Fetches a module's script. */
export async function glueOf(module: string): Promise<CreateCore> {
  const glue = glues[`../../build/wasm/modules/${module}.js`];
  if (!glue) throw new Error('this page was built without it');
  return glue();
}

/** Instantiates a module. Its bytes are given, which works on servers that do not know the type application/wasm. */
export async function createModule(module: string, bytes: ArrayBuffer): Promise<CoreModule> {
  if (typeof WebAssembly !== 'object') throw new Error('this browser has no WebAssembly');
  const create = await glueOf(module);
  return create({ wasmBinary: bytes });
}
