import type { Connect, PortEvents } from '../../../web/client/start-worker';
import type { CallId } from '../../../web/contract/call-protocol';
import type { TraceReply, TraceRequest } from '../../../web/contract/trace-protocol';
import { TraceHost } from '../../../web/worker/trace-host';
import { fakeTraces } from '../worker/fake-trace';

/** Connects to a fake core as to a worker: messages arrive in tasks of their own. */
export function traceConnection() {
  const core = fakeTraces();
  const connection = {
    core,
    started: 0,
    events: undefined as PortEvents<TraceReply> | undefined,
    connect: undefined as unknown as Connect<TraceRequest, TraceReply>,
  };
  connection.connect = async (events) => {
    connection.started += 1;
    connection.events = events;
    const host = new TraceHost(
      core,
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
