import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const inCheckout = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The native builds of the program, by their CMake preset. */
export type Build = 'release' | 'asan';

const programOf = (build: Build): string => inCheckout(`build/${build}/bin/cachebound`);

/** Whether a build can be asked; under CI it has to be there, and asking fails where it is not. */
export const isBuilt = (build: Build): boolean => process.env.CI === 'true' || existsSync(programOf(build));

/** A query as the program takes it: decoded `name=value` arguments. */
export const argumentsOf = (query: string): string[] =>
  [...new URLSearchParams(query)].map(([name, text]) => `${name}=${text}`);

const execute = promisify(execFile);

/** What `cachebound ARGUMENTS` prints; rejects with the runner's error (`code`, `stderr`) when it exits with another code than 0. */
export async function ask(build: Build, ...args: string[]): Promise<string> {
  return (await execute(programOf(build), args)).stdout;
}

/** The JSON of a whole run, as text. */
export async function runNatively(build: Build, exercise: string, query: string): Promise<string> {
  return (await ask(build, 'run', exercise, ...argumentsOf(query), '--json')).trimEnd();
}

/** The code with which the program ends. */
export async function exitOf(...args: string[]): Promise<number | undefined> {
  const outcome = await execute(programOf('release'), args).catch((error: unknown) => error);
  return (outcome as { code?: number }).code;
}

/** The one sentence with which the program refuses a run, without its own name. */
export async function refusal(...args: string[]): Promise<string> {
  const outcome = await execute(programOf('release'), ['run', ...args]).catch((error: unknown) => error);
  const { code, stderr } = outcome as { code?: number; stderr: string };
  const sentence = /^cachebound: (.*)\n$/.exec(stderr)?.[1];
  if (code !== 2 || sentence === undefined) throw new Error(`cachebound run ${args.join(' ')} was not refused`);
  return sentence;
}
