import type { Connect, PortEvents } from '../../../web/client/start-worker';
import type { CallId } from '../../../web/contract/call-protocol';
import type { Reply, Request } from '../../../web/contract/protocol';
import { CoreHost } from '../../../web/worker/core-host';
import { type FakeCore, fakeCore } from '../worker/fake-core';

/** Connects to a fake core as to a worker: messages are copied and arrive in tasks of their own. */
export function fakeConnection(core: FakeCore = fakeCore()) {
  const connection = {
    core,
    /** How often a worker was started, and how often one was ended. */
    started: 0,
    closed: 0,
    /** Of the worker last started: what it tells the page. */
    events: undefined as PortEvents<Reply> | undefined,
    /** A deaf worker takes messages and does nothing. */
    deaf: false,
    connect: undefined as unknown as Connect<Request, Reply>,
  };
  connection.connect = async (events) => {
    connection.started += 1;
    connection.events = events;
    const host = new CoreHost(
      core,
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
  return connection;
}
