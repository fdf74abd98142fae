import type { Browser, CDPSession, Page } from '@playwright/test';

/** Bytes that the core's worker holds. */
export interface WorkerMemory {
  /** The linear memory of the WebAssembly core, as the worker itself reports it. It never shrinks: this is its peak. */
  wasm: number;
  /** JavaScript objects after a collection, with the buffers they own. */
  script: number;
}

/** Lets the tests hear and ask the page's own workers. To be called before the page is opened. */
export async function exposeWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
}

/** Asks the worker by the page's protocol, and the browser for the worker's heap. */
export async function workerMemory(page: Page): Promise<WorkerMemory> {
  const wasm = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const worker = (window as unknown as { workers: Worker[] }).workers.at(-1);
        // A number of a call that the page has not made: it does not listen to the answer.
        const id = -1;
        worker?.addEventListener('message', function answered({ data }) {
          if (data.type !== 'answer' || data.id !== id) return;
          worker.removeEventListener('message', answered);
          resolve(data.answer.heapBytes);
        });
        worker?.postMessage({ type: 'call', id, job: 'stats', asked: {} });
      }),
  );
  return { wasm, script: await scriptHeap(page.context().browser(), page.workers()[0]?.url()) };
}

async function scriptHeap(browser: Browser | null, url: string | undefined): Promise<number> {
  if (!browser || !url) throw new Error('the page has no worker');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find((info) => info.type === 'worker' && info.url === url);
  if (!target) throw new Error(`the browser knows no worker ${url}`);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  await ask(session, sessionId, 'HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await ask(session, sessionId, 'Runtime.getHeapUsage');
  await session.detach();
  return (usedSize ?? 0) + (backingStorageSize ?? 0);
}

/** A worker's own session can be reached through the browser's only. */
async function ask(session: CDPSession, sessionId: string, method: string): Promise<Record<string, number>> {
  const answered = new Promise<Record<string, number>>((resolve) => {
    session.on('Target.receivedMessageFromTarget', (event) => {
      const { id, result } = JSON.parse(event.message) as { id?: number; result?: Record<string, number> };
      if (event.sessionId === sessionId && id === 1) resolve(result ?? {});
    });
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method }) });
  return answered;
}
