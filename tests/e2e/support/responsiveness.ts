import type { JSHandle, Page } from '@playwright/test';

/** How well a page kept answering, in milliseconds. */
export interface Responsiveness {
  /** Its longest task; 0 when none took 50 or more, which is what a browser reports. */
  longestTask: number;
  /** The longest time between two beats of its event loop. */
  longestGap: number;
  /** The same of a thread that does nothing else: how long the machine itself kept threads waiting. */
  idleGap: number;
}

/** Beats every few milliseconds until `stop` gives the longest time between two beats; runs in any thread. */
function heart() {
  // A message to oneself waits behind whatever keeps the thread, and for nothing else.
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  let timer = setTimeout(() => port2.postMessage(null), 0);
  const beat = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  port1.onmessage = () => {
    beat();
    timer = setTimeout(() => port2.postMessage(null), 5);
  };
  return {
    stop: () => {
      clearTimeout(timer);
      port1.close();
      beat();
      return longest;
    },
  };
}

/** Watches the page's main thread while `during` lasts. */
export async function responsiveness(page: Page, during: () => Promise<void>): Promise<Responsiveness> {
  const watch = await watching(page);
  await during();
  return watch.evaluate(({ stop }) => stop());
}

function watching(page: Page): Promise<JSHandle<{ stop: () => Promise<Responsiveness> }>> {
  return page.evaluateHandle(async (source) => {
    const start = `(${source})()`;
    const idleSource = `const heart = ${start}; onmessage = () => postMessage(heart.stop()); postMessage('started');`;
    const idle = new Worker(URL.createObjectURL(new Blob([idleSource], { type: 'text/javascript' })));
    const answer = () =>
      new Promise<number>((resolve) => idle.addEventListener('message', ({ data }) => resolve(data), { once: true }));
    await answer();

    // biome-ignore lint/security/noGlobalEval: the same few lines beat here as in the worker
    const own = eval(start) as { stop: () => number };
    let longestTask = 0;
    const note = (entries: PerformanceEntryList) => {
      for (const { duration } of entries) longestTask = Math.max(longestTask, duration);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'longtask' });

    const stop = async () => {
      const longestGap = own.stop();
      note(observer.takeRecords());
      observer.disconnect();
      const idleGap = answer();
      idle.postMessage('stop');
      return { longestTask, longestGap, idleGap: await idleGap };
    };
    return { stop };
  }, heart.toString());
}
