/** What a button of the transport asks for. */
export type TransportAction = 'start' | 'back' | 'play' | 'pause' | 'step' | 'end' | 'cancel';

/** Speeds of playing, in events a tick of the picture; "max" is as fast as the picture can follow. */
export const speeds = ['1', '10', '100', '1000', 'max'] as const;
export type Speed = (typeof speeds)[number];

/** The events that views and the form send to the page, by name, with their details. */
export interface ViewEvents {
  /** The playhead was moved to a position of the run (an integer from 0 to its length). */
  seek: { position: number };
  transport: { action: TransportAction };
  speed: { speed: Speed };
  /** A prediction, in the metric's own unit (a ratio from 0 to 1, bytes, milliseconds). */
  predict: { value: number };
  skip: Record<string, never>;
  'select-tab': { id: string };
  /** Raw text of one field, exactly as typed; sent at each input. */
  'change-parameter': { name: string; text: string };
  'choose-preset': { id: string; query: string };
  reset: Record<string, never>;
  pin: { pinned: boolean };
}

/** Sends one of the views' events: it bubbles and leaves shadow roots. */
export function send<Name extends keyof ViewEvents>(from: EventTarget, name: Name, detail: ViewEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
