// The page of the benchmark: it prepares the trace once and runs what it is told to, one contender at a time.
import createKernels, { type Kernels } from '@bench-kernels';
import wasmUrl from '@bench-wasm?url';
import { replayDense } from './dense-lru';
import { replayHashed } from './hashed-lru';
import { libraries } from './libraries';
import { keysOf, replayBatches, replayCalls } from './wasm';

/** A piece of work, as the tools name it: a kernel over the trace's first requests, several times in a row. */
export interface Contender {
  kernel: string;
  what: string;
  size: number;
  requests: number;
  times: number;
}

/** What one run came to; `known` is false when there is no such contender. */
export interface Outcome {
  known: boolean;
  hits: number;
  /** Held beside the trace; 0 where nobody counts. */
  bytes: number;
  /** Once, by the page's clock. */
  seconds: number;
}

type Replay = (size: number, requests: number) => number;

async function open(requests: number, objects: number) {
  const kernels: Kernels = await createKernels({ locateFile: () => new URL(wasmUrl, import.meta.url).href });
  kernels.prepare(requests, objects);
  const trace = keysOf(kernels);
  const script: Record<string, Replay> = {
    'wasm batches': (size, count) => replayBatches(kernels, trace, size, count),
    'wasm calls': (size, count) => replayCalls(kernels, trace, size, count),
    'javascript hashed': (size, count) => replayHashed(trace.keys.subarray(0, count), size),
    'javascript dense': (size, count) => replayDense(trace.ids.subarray(0, count), trace.objects, size),
  };
  for (const [name, replay] of Object.entries(libraries)) {
    script[`npm ${name}`] = (size, count) => replay(trace.keys.subarray(0, count), size);
  }
  return {
    shardsError: () => kernels.shardsError(),
    run({ kernel, what, size, requests: count, times }: Contender): Outcome {
      const replay = script[`${kernel} ${what}`];
      let outcome = { known: true, hits: 0, bytes: 0 };
      const start = performance.now();
      for (let i = 0; i < times; i += 1) {
        if (replay) outcome.hits = replay(size, count);
        else outcome = kernels.run(kernel, what, size, count);
      }
      return { ...outcome, seconds: (performance.now() - start) / 1000 / times };
    },
  };
}

declare global {
  interface Window {
    openBench(requests: number, objects: number): Promise<void>;
    bench: Awaited<ReturnType<typeof open>>;
  }
}

window.openBench = async (requests, objects) => {
  window.bench = await open(requests, objects);
};
