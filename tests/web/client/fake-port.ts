import { CoreClient, type ModuleSource } from '../../../web/client/core-client';
import type { Connect, PortEvents } from '../../../web/client/start-worker';
import type { CallId } from '../../../web/contract/call-protocol';
import type { CoreJobs } from '../../../web/contract/core-jobs';
import type { ExerciseSpec } from '../../../web/contract/model';
import { coreJobs } from '../../../web/worker/core-jobs';
import { Host } from '../../../web/worker/host';
import { type FakeCore, fakeCore } from '../worker/fake-core';
import { fakeBytes, fakeFile } from '../worker/fake-module';

/** Connects to a fake core as to a worker: messages are copied and arrive in tasks of their own. */
export function fakeConnection(core: FakeCore = fakeCore()) {
  const connection = {
    core,
    /** How often a worker was started, and how often one was ended. */
    started: 0,
    closed: 0,
    /** Of the worker last started: what it tells the page. */
    events: undefined as PortEvents<CoreJobs> | undefined,
    /** A deaf worker takes messages and does nothing. */
    deaf: false,
    /** The modules whose bytes were asked for; those that are asked for anew. */
    fetched: [] as string[],
    /** Gives the bytes of a module. */
    bytes: async (_module: string): Promise<ArrayBuffer> => fakeBytes(),
    connect: undefined as unknown as Connect<CoreJobs>,
    source: undefined as unknown as ModuleSource,
    client: () => new CoreClient(connection.connect, connection.source),
  };
  connection.connect = async (events) => {
    connection.started += 1;
    connection.events = events;
    const host = new Host(
      coreJobs(async () => core),
      (reply) => setTimeout(() => events.reply(structuredClone(reply))),
      () => new Promise((resolve) => setTimeout(resolve)),
    );
    const calls: CallId[] = [];
    return {
      post: (request) => {
        if ('id' in request) calls.push(request.id);
        if (!connection.deaf) setTimeout(() => host.receive(structuredClone(request)));
      },
      close: () => {
        connection.closed += 1;
        for (const call of calls) host.receive({ type: 'cancel', call });
      },
    };
  };
  connection.source = {
    catalogue: {
      modules: { tests: fakeFile },
      exercises: (JSON.parse(core.exercises()) as ExerciseSpec[]).map((spec) => ({
        ...spec,
        module: 'tests',
        views: spec.views.map(({ kind }) => kind),
      })),
    },
    bytes: (module, anew) => {
      connection.fetched.push(anew ? `${module} anew` : module);
      return connection.bytes(module);
    },
  };
  return connection;
}
