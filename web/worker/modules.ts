import type { CoreModule } from '../contract/core';
import type { ModuleBytes } from '../contract/core-jobs';
import type { ExerciseSpec } from '../contract/model';
import { crc32 } from './crc32';
import { Refused } from './refusals';

/** Makes a module of its bytes. */
export type CreateModule = (module: string, bytes: ArrayBuffer) => Promise<CoreModule>;

/** A module that has been loaded, with the exercises it declares. */
interface Loaded {
  core: CoreModule;
  specs: ExerciseSpec[];
}

/** The modules that a worker has loaded: at most as many as there are. */
export class Modules {
  readonly #create: CreateModule;
  readonly #loaded = new Map<string, Loaded>();

  constructor(create: CreateModule) {
    this.#create = create;
  }

  /** The exercises of a module; throws `Refused` where its bytes are not those that were built. */
  async load({ module, bytes, built }: ModuleBytes): Promise<ExerciseSpec[]> {
    const known = this.#loaded.get(module);
    if (known) return known.specs;
    const damage = damageOf(bytes, built);
    if (damage) throw refusal(`of the module "${module}" ${damage}`);
    try {
      const core = await this.#create(module, bytes);
      const specs = JSON.parse(core.exercises()) as ExerciseSpec[];
      this.#loaded.set(module, { core, specs });
      return specs;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw refusal(`the module "${module}" could not be started: ${reason.replace(/\.$/, '')}`);
    }
  }

  /** The module that an exercise is in. */
  of(exercise: string): Loaded {
    const found = [...this.#loaded.values()].find(({ specs }) => specs.some((spec) => spec.exercise === exercise));
    if (!found) throw new Error(`no module that is loaded has the exercise "${exercise}"`);
    return found;
  }

  all(): CoreModule[] {
    return [...this.#loaded.values()].map(({ core }) => core);
  }
}

function damageOf(bytes: ArrayBuffer, built: ModuleBytes['built']): string | undefined {
  if (bytes.byteLength < built.bytes) return `only ${bytes.byteLength} of ${built.bytes} bytes came`;
  if (bytes.byteLength > built.bytes || crc32(new Uint8Array(bytes)) !== built.checksum) {
    return 'another version came than the one this page was built with';
  }
  return undefined;
}

const refusal = (message: string) => new Refused({ code: 'module', field: '', message });
