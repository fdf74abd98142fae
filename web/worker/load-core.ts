import createCore, { type CoreModule } from '@core';
import wasmUrl from '@core-wasm?url';

/**
 * Loads and instantiates the core. Fetching the bytes ourselves gives a failure a plain sentence, and works on
 * servers that do not know the type application/wasm.
 */
export async function loadCore(): Promise<CoreModule> {
  if (typeof WebAssembly !== 'object') throw new Error('this browser has no WebAssembly');
  const response = await fetch(new URL(wasmUrl, import.meta.url)).catch(() => {
    throw new Error('the WebAssembly file could not be fetched');
  });
  if (!response.ok) throw new Error(`the server answered ${response.status} for the WebAssembly file`);
  return createCore({ wasmBinary: await response.arrayBuffer() });
}
