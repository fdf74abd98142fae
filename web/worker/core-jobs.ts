import type { CoreModule, CoreSession } from '../contract/core';
import type { CoreJobs, RunName } from '../contract/core-jobs';
import type { Columns, Frame, Run, RunResult } from '../contract/model';
import { type LoadFolder, Storage } from '../storage/storage';
import { advance, type Surroundings } from './advance';
import type { JobTable } from './host';
import { type CreateModule, Modules } from './modules';
import { Stopped } from './refusals';
import { SessionHolder } from './session-holder';

/** What is done for a page that shows exercises. A new run makes older runs and seeks pointless. */
export function coreJobs(create: CreateModule, loadFolder: LoadFolder | null = null): JobTable<CoreJobs> {
  const modules = new Modules(create);
  const sessions = new SessionHolder();
  const storages = new Map<CoreModule, Storage>();

  /** The module of a run, with its databases at hand, and what is to be said about those. */
  const ready = async ({ exercise }: RunName): Promise<{ core: CoreModule; storage: string | null }> => {
    const { core, specs } = modules.of(exercise);
    const storage = storages.get(core) ?? new Storage(core, specs, loadFolder);
    storages.set(core, storage);
    const preparing = storage.prepare(exercise);
    return { core, storage: preparing && (await preparing) };
  };

  return {
    load: { work: (asked) => modules.load(asked) },
    stats: {
      work: () => ({ heapBytes: modules.all().reduce((sum, core) => sum + core.heapBytes(), 0) }),
    },
    run: {
      supersedes: ['run', 'seek'],
      work: async (asked, around) => {
        const { core, storage } = await ready(asked);
        const session = sessions.open(core, asked);
        await advanceTo(session, session.length(), around);
        const result = JSON.parse(session.result()) as RunResult;
        return { result, columns: session.columns() as Columns, frame: frameOf(session), storage };
      },
      moved: buffersOf,
    },
    seek: {
      supersedes: ['seek'],
      work: async (asked, around) => {
        const { core } = await ready(asked);
        const session = sessions.resume(core, asked);
        // Going back means replaying from the start: done here in slices, where the core would do it at once.
        if (asked.position < session.position()) session.seek(0);
        await advanceTo(session, asked.position, around);
        return frameOf(session);
      },
    },
    fill: {
      supersedes: ['fill'],
      work: async (asked) => {
        const { core } = await ready(asked);
        return sessions.resume(core, asked).fill(asked.text, asked.language);
      },
    },
  };
}

const frameOf = (session: CoreSession) => JSON.parse(session.frame()) as Frame;

const buffersOf = ({ columns }: Run): Transferable[] => [
  ...new Set(Object.values(columns).map((column) => column.buffer as ArrayBuffer)),
];

async function advanceTo(session: CoreSession, target: number, around: Surroundings): Promise<void> {
  if (!(await advance(session, target, around))) throw new Stopped();
}
