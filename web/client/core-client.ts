import type { JobName, Jobs } from '../contract/call-protocol';
import { type Catalogue, catalogue } from '../contract/catalogue';
import type { CoreJobs, Loading } from '../contract/core-jobs';
import type { ExerciseSpec } from '../contract/model';
import { type CallOptions, Calls } from './calls';
import { FaultError, ModuleFailure } from './failures';
import { moduleBytes } from './module-files';
import type { Connect } from './start-worker';

/** Where a client takes modules from; tests have others. */
export interface ModuleSource {
  catalogue: Catalogue;
  bytes(module: string, anew: boolean): Promise<ArrayBuffer>;
}

const built: ModuleSource = { catalogue, bytes: moduleBytes };

/** The page's side of a worker that works with modules of the core; how its calls end, `Calls` says. */
export class CoreClient<J extends Jobs & Loading = CoreJobs> {
  readonly #worker: Calls<J>;
  readonly #source: ModuleSource;
  /** By module: what the worker has loaded, or is loading. */
  readonly #loads = new Map<string, Promise<ExerciseSpec[]>>();
  /** Modules that have failed: what the browser keeps of them may be to blame. */
  readonly #failed = new Set<string>();

  constructor(connect: Connect<J>, source: ModuleSource = built) {
    this.#worker = new Calls(connect);
    this.#source = source;
  }

  get catalogue(): Catalogue {
    return this.#source.catalogue;
  }

  /** Has a module loaded before anything of it is asked for; rejects with `ModuleFailure` where that fails. */
  load(module: string): Promise<ExerciseSpec[]> {
    const loading = this.#loads.get(module) ?? this.#load(module);
    this.#loads.set(module, loading);
    loading.then(
      () => this.#failed.delete(module),
      () => {
        this.#failed.add(module);
        if (this.#loads.get(module) === loading) this.#loads.delete(module);
      },
    );
    return loading;
  }

  call<Name extends JobName<J>>(job: Name, asked: J[Name]['asked'], options?: CallOptions): Promise<J[Name]['answer']> {
    return this.#worker.call(job, asked, options);
  }

  /** Ends the worker, dead or alive, and gives its memory back; the next call starts a new one. Pending calls reject. */
  restart(): void {
    this.#loads.clear();
    this.#worker.restart();
  }

  dispose(): void {
    this.#worker.dispose();
  }

  async #load(module: string): Promise<ExerciseSpec[]> {
    const built = this.#source.catalogue.modules[module];
    if (!built) throw new ModuleFailure(`this page was built without the module "${module}"`);
    const bytes = await this.#source.bytes(module, this.#failed.has(module)).catch((error: unknown) => {
      throw new ModuleFailure(error instanceof Error ? error.message : String(error));
    });
    try {
      return await this.#worker.call('load', { module, bytes, built }, {}, [bytes]);
    } catch (error) {
      throw error instanceof FaultError ? new ModuleFailure(error.message) : error;
    }
  }
}
