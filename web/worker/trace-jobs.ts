import type { CoreTrace, TraceModule } from '../contract/core';
import type { TraceJobs } from '../contract/trace-jobs';
import type { Standing, TraceDescription, TracePreview, TraceReport } from '../contract/trace-model';
import { advance, type Surroundings } from './advance';
import { feed } from './feed';
import type { JobTable } from './host';
import { type CreateModule, Modules } from './modules';
import { Refused, Stopped, unlessFault } from './refusals';
import { openingOf } from './trace-file';

/** The format is told by so many bytes. */
const openingBytes = 65_536;
/** Progress is told no more often, in milliseconds. */
const progressMs = 50;

/** A trace that was read or made, and the file whose bytes it may need once more. */
interface Held {
  trace: CoreTrace;
  file: File | null;
}

/**
 * What is done for the page that holds a trace of one's own, one at a time. A new trace makes everything older
 * pointless; a race or a look into a file, only its own kind.
 */
export function traceJobs(create: CreateModule): JobTable<TraceJobs> {
  const modules = new Modules(create);
  let held: Held | null = null;

  const drop = () => {
    held?.trace.delete();
    held = null;
  };

  const take = async (file: File | null, query: string, around: Surroundings): Promise<TraceReport> => {
    drop();
    const { trace } = unlessFault(traceModule(modules).openTrace(file ? 'file' : 'formula', query));
    const taken = { trace, file };
    held = taken;
    try {
      await work(taken, around);
    } catch (error) {
      // What did not come to its end is of no use.
      if (error instanceof Stopped || error instanceof Refused) drop();
      throw error;
    }
    return JSON.parse(trace.report()) as TraceReport;
  };

  return {
    load: { work: (asked) => modules.load(asked) },
    describe: { work: () => JSON.parse(traceModule(modules).ownTrace()) as TraceDescription },
    preview: {
      supersedes: ['preview'],
      work: async ({ file, query }) => {
        const { opening, whole } = await openingOf(file, openingBytes);
        const { preview } = unlessFault(traceModule(modules).previewTrace(opening, whole, query));
        return JSON.parse(preview) as TracePreview;
      },
    },
    read: {
      supersedes: ['preview', 'read', 'make', 'race'],
      work: ({ file, query }, around) => take(file, query, around),
    },
    make: {
      supersedes: ['preview', 'read', 'make', 'race'],
      work: ({ query }, around) => take(null, query, around),
    },
    race: {
      supersedes: ['race'],
      work: async ({ query }, around) => {
        if (!held) throw new Refused({ code: 'unreadable', field: '', message: 'There is no trace to race over.' });
        const { trace } = held;
        const fault = trace.startRace(query);
        if (fault) throw new Refused(fault);
        await work(held, around);
        return JSON.parse(trace.standing()) as Standing;
      },
    },
  };
}

function traceModule(modules: Modules): TraceModule {
  const found = modules.all().find((core): core is TraceModule => 'openTrace' in core);
  if (!found) throw new Error('no module that is loaded reads traces');
  return found;
}

/** Does the work that a trace has at hand. */
async function work({ trace, file }: Held, around: Surroundings): Promise<void> {
  const telling = { ...around, progress: seldom(trace, around) };
  if (file && trace.needsBytes()) await feed(trace, file, telling);
  if (around.stopped() || !(await advance(trace, trace.length(), telling))) throw new Stopped();
}

/** Tells progress now and then, with what the trace is at. */
function seldom(trace: CoreTrace, { now, progress }: Surroundings): Surroundings['progress'] {
  let last = Number.NEGATIVE_INFINITY;
  return (made) => {
    const time = now();
    if (time - last < progressMs) return;
    last = time;
    progress({ ...made, doing: trace.doing() });
  };
}
