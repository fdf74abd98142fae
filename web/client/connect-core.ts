import type { CoreJobs } from '../contract/core-jobs';
import script from '../worker/core-worker?worker&url';
import { connectTo, startAt } from './connect';

let early: Promise<Worker> | null = null;

/** Starts the worker that the first client will connect to, before there is one; `module` is what it will be sent. */
export function startEarly(module: string): void {
  early = startAt(`${script}#${module}`);
  early.catch(() => undefined);
}

function worker(): Promise<Worker> {
  const started = early ?? startAt(script);
  early = null;
  return started;
}

export const connectCore = connectTo<CoreJobs>(worker, async () => (await import('../worker/core-host')).coreHost);
