import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from '../../../web/worker/crc32';
import { Modules } from '../../../web/worker/modules';
import { Refused } from '../../../web/worker/refusals';
import { fakeCore, tally } from './fake-core';
import { fakeBytes, fakeFile } from './fake-module';

const asked = (module: string) => ({ module, bytes: fakeBytes(), built: fakeFile });

test('a checksum is what zlib makes of the same bytes', () => {
  for (const length of [0, 1, 9, 4_096]) {
    const bytes = Uint8Array.from({ length }, (_, place) => (place * 37) % 256);
    expect(Number.parseInt(crc32(bytes), 16)).toBe(zlibCrc32(bytes));
  }
  expect(crc32(new Uint8Array(0))).toBe('00000000');
  expect(crc32(new TextEncoder().encode('123456789'))).toBe('cbf43926');
});

test('an exercise is looked for in the modules that were loaded', async () => {
  const cores = { one: fakeCore(), two: fakeCore([{ ...tally, exercise: 'other' }]) };
  const modules = new Modules(async (module) => cores[module as keyof typeof cores]);
  expect(() => modules.of('tally')).toThrow('no module that is loaded has the exercise "tally"');
  expect(await modules.load(asked('one'))).toEqual([tally]);
  await modules.load(asked('two'));
  expect(modules.of('tally').core).toBe(cores.one);
  expect(modules.of('other').core).toBe(cores.two);
  expect(modules.all()).toEqual([cores.one, cores.two]);
});

test('a module that cannot be started is refused in a sentence, and may be tried again', async () => {
  let broken = true;
  const modules = new Modules(async () => {
    if (broken) throw new Error('out of memory.');
    return fakeCore();
  });
  const loading = modules.load(asked('one'));
  await expect(loading).rejects.toBeInstanceOf(Refused);
  await expect(loading).rejects.toThrow('the module "one" could not be started: out of memory');
  broken = false;
  expect(await modules.load(asked('one'))).toEqual([tally]);
});
