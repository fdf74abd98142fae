/** What wasm.cpp exports, and the names by which the bundler finds it. */
declare module '@bench-kernels' {
  export interface Kernels {
    prepare(requests: number, objects: number): void;
    run(kernel: string, what: string, size: number, requests: number): { known: boolean; hits: number; bytes: number };
    shardsError(): number;
    /** Views of memory that may move with the next call. */
    keys(): Uint32Array;
    ids(): Uint32Array;
    batch(): Uint32Array;
    objects(): number;
    openLru(size: number): void;
    _replay_batch(count: number): number;
    _access_lru(low: number, high: number): number;
  }
  const create: (options: { locateFile: () => string }) => Promise<Kernels>;
  export default create;
}

declare module '@bench-wasm?url' {
  const url: string;
  export default url;
}
