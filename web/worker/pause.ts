/**
 * Lets the messages that have arrived be handled. A message to oneself queues behind them, where a timer would be
 * slowed down to several milliseconds.
 */
export type Pause = () => Promise<void>;

export function messagePause(): Pause {
  const { port1, port2 } = new MessageChannel();
  let resume: () => void = () => undefined;
  port1.onmessage = () => resume();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(null);
    });
}
