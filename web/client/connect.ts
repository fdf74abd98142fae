import type { Jobs, Post, Request } from '../contract/call-protocol';
import { type Connect, portOf, startWorker } from './start-worker';

/** What does the jobs, in the page itself: it still works in slices, so the page stays alive. */
export type InPage<J extends Jobs> = (post: Post<J>) => { receive(request: Request<J>): void };

/** Connects to a worker or, where the page may start none, to what does its jobs in the page. */
export const connectTo =
  <J extends Jobs>(worker: () => Promise<Worker>, inPage: () => Promise<InPage<J>>): Connect<J> =>
  async (events) => {
    try {
      return portOf(await worker(), events);
    } catch {
      let open = true;
      const host = (await inPage())((reply) => open && events.reply(reply));
      return {
        post: (request) => host.receive(request),
        close: () => {
          open = false;
        },
      };
    }
  };

/** The address of a worker's script, from where this one lies. */
export const startAt = (script: string): Promise<Worker> => startWorker(new URL(script, import.meta.url).href);
