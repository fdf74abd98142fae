import type { EmbedEvents } from './embed-events';

/** Of the messages below; they only ever gain fields within one version. */
const version = 1;

/** What embed.html posts to the page around it. */
export type FrameMessage = { source: 'cachebound'; version: typeof version } & (
  | { type: 'height'; height: number }
  | { [Name in keyof EmbedEvents]: { type: Name } & EmbedEvents[Name] }[keyof EmbedEvents]
);

type Body = FrameMessage extends infer Message
  ? Message extends FrameMessage
    ? Omit<Message, 'source' | 'version'>
    : never
  : never;

function post(body: Body): void {
  // To whomever embeds us: the messages hold nothing but the figures of an exercise.
  if (parent !== window) parent.postMessage({ source: 'cachebound', version, ...body }, '*');
}

/** Posts one of the element's events. */
export function postMessageOf<Name extends keyof EmbedEvents>(name: Name, detail: EmbedEvents[Name]): void {
  post({ type: name, ...detail } as Body);
}

/** Changes of height that come closer together than this are posted as one, in milliseconds. */
const restMs = 50;

/** Posts the height of an element in CSS pixels, now and after each change. */
export function postHeight(element: Element): void {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    post({ type: 'height', height });
  };
  new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(tell, restMs);
  }).observe(element);
}
