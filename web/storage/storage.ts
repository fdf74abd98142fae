import type { CoreModule, SqlFolder } from '../contract/core';
import type { ExerciseSpec } from '../contract/model';

/** Opens a folder with room for so many databases. */
export type LoadFolder = (most: number) => Promise<SqlFolder>;

/** Gives a module its databases when an exercise of it first wants them. */
export class Storage {
  readonly #core: CoreModule;
  readonly #load: LoadFolder | null;
  /** By exercise: how many databases it keeps at most. */
  readonly #most: ReadonlyMap<string, number>;
  #ready: Promise<string | null> | null = null;

  /** Without `load` there are no files that could be written to: the core runs in the page itself. */
  constructor(core: CoreModule, specs: readonly ExerciseSpec[], load: LoadFolder | null) {
    this.#core = core;
    this.#most = new Map(specs.map(({ exercise, databases }) => [exercise, databases]));
    this.#load = load;
  }

  /**
   * To be awaited before a session of this exercise is opened; null when it keeps nothing. Comes to a sentence when
   * what the run writes will not outlive the page.
   */
  prepare(exercise: string): Promise<string | null> | null {
    if (!this.#most.get(exercise)) return null;
    this.#ready ??= this.#open(Math.max(...this.#most.values()));
    return this.#ready;
  }

  async #open(most: number): Promise<string | null> {
    try {
      const load = await permitted(this.#load);
      this.#core.useDatabases(await load(most));
      return null;
    } catch (error) {
      return `${reasonOf(error)}: results are kept in memory, and gone after a reload.`;
    }
  }
}

/** Rejects at once where the browser keeps the file system from this page: SQLite need not be loaded then. */
async function permitted(load: LoadFolder | null): Promise<LoadFolder> {
  const writable =
    typeof FileSystemFileHandle === 'function' && 'createSyncAccessHandle' in FileSystemFileHandle.prototype;
  if (!load || !writable) throw new DOMException('', 'NotSupportedError');
  await navigator.storage.getDirectory();
  return load;
}

function reasonOf(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotSupportedError':
      return 'This browser gives the page no files to write to';
    case 'SecurityError':
      return 'The browser blocks storage in this frame';
    case 'NoModificationAllowedError':
    case 'InvalidStateError':
      return 'Another tab or frame has the storage open';
    default:
      return `SQLite could not be opened (${error instanceof Error ? error.message : String(error)})`;
  }
}
