import { CoreClient } from '../../../web/client/core-client';
import type { Connect, PortEvents } from '../../../web/client/start-worker';
import type { CallId } from '../../../web/contract/call-protocol';
import type { TraceJobs } from '../../../web/contract/trace-jobs';
import { Host } from '../../../web/worker/host';
import { traceJobs } from '../../../web/worker/trace-jobs';
import { fakeBytes, fakeFile } from '../worker/fake-module';
import { fakeTraces } from '../worker/fake-trace';

/** Connects to a fake core as to a worker: messages arrive in tasks of their own. */
export function traceConnection() {
  const core = fakeTraces();
  const connection = {
    core,
    started: 0,
    events: undefined as PortEvents<TraceJobs> | undefined,
    connect: undefined as unknown as Connect<TraceJobs>,
    client: () =>
      new CoreClient(connection.connect, {
        catalogue: { modules: { 'own-trace': fakeFile }, exercises: [] },
        bytes: async () => fakeBytes(),
      }),
  };
  connection.connect = async (events) => {
    connection.started += 1;
    connection.events = events;
    const host = new Host(
      traceJobs(async () => core),
      (reply) => setTimeout(() => events.reply(structuredClone(reply))),
      () => new Promise((resolve) => setTimeout(resolve)),
    );
    const calls: CallId[] = [];
    return {
      post: (request) => {
        if ('id' in request) calls.push(request.id);
        setTimeout(() => host.receive(request));
      },
      close: () => {
        for (const call of calls) host.receive({ type: 'cancel', call });
      },
    };
  };
  return connection;
}
