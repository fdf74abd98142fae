import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SqlFolder } from '../../../web/contract/core';
import { Storage } from '../../../web/storage/storage';
import { fakeCore, tally } from '../worker/fake-core';

const folder: SqlFolder = { open: () => 'never opened here' };

/** A core of which one exercise keeps up to three databases, and a storage that loads by `load`. */
function setUp(load: () => Promise<SqlFolder> = async () => folder) {
  const specs = [tally, { ...tally, exercise: 'keeper', databases: 3 }];
  const core = fakeCore(specs);
  const given: SqlFolder[] = [];
  core.useDatabases = (databases) => given.push(databases);
  const loading = vi.fn<(most: number) => Promise<SqlFolder>>(load);
  return { given, loading, storage: new Storage(core, specs, loading) };
}

const rejecting = (name: string) => async () => {
  throw new DOMException('', name);
};

/** The browser's own file system, as far as the storage looks at it. */
function browser(getDirectory: () => Promise<unknown>, withHandles = true): void {
  class FileHandle {}
  if (withHandles) Object.assign(FileHandle.prototype, { createSyncAccessHandle() {} });
  vi.stubGlobal('FileSystemFileHandle', FileHandle);
  vi.stubGlobal('navigator', { storage: { getDirectory } });
}

beforeEach(() => browser(async () => ({})));
afterEach(() => vi.unstubAllGlobals());

test('an exercise that keeps nothing loads no database', async () => {
  const { storage, loading, given } = setUp();
  expect(await storage.prepare('tally')).toBeNull();
  expect(await storage.prepare('unknown')).toBeNull();
  expect(loading).not.toHaveBeenCalled();
  expect(given).toEqual([]);
});

test('an exercise that keeps databases is given them once, with room for as many as it needs', async () => {
  const { storage, loading, given } = setUp();
  expect(await storage.prepare('keeper')).toBeNull();
  expect(await storage.prepare('keeper')).toBeNull();
  expect(loading.mock.calls).toEqual([[3]]);
  expect(given).toEqual([folder]);
});

const rest = 'results are kept in memory, and gone after a reload.';

test('where the browser blocks its files, that is said in a sentence, and nothing is loaded', async () => {
  const { storage, loading, given } = setUp();
  browser(rejecting('SecurityError'));
  expect(await storage.prepare('keeper')).toBe(`The browser blocks storage in this frame: ${rest}`);
  expect(loading).not.toHaveBeenCalled();
  expect(given).toEqual([]);
});

test('so is a browser, or a place in it, without files that can be written at once', async () => {
  const { storage } = setUp();
  browser(async () => ({}), false);
  expect(await storage.prepare('keeper')).toBe(`This browser gives the page no files to write to: ${rest}`);
});

test('so is a core that runs in the page itself', async () => {
  const specs = [{ ...tally, databases: 1 }];
  const storage = new Storage(fakeCore(specs), specs, null);
  expect(await storage.prepare('tally')).toBe(`This browser gives the page no files to write to: ${rest}`);
});

test('so is another page that holds the files', async () => {
  const { storage } = setUp(rejecting('NoModificationAllowedError'));
  expect(await storage.prepare('keeper')).toBe(`Another tab or frame has the storage open: ${rest}`);
});

test('so is whatever else keeps SQLite away', async () => {
  const { storage } = setUp(async () => {
    throw new Error('no memory');
  });
  expect(await storage.prepare('keeper')).toBe(`SQLite could not be opened (no memory): ${rest}`);
});
