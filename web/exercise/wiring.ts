import type { TransportAction, ViewEvents } from '../session/events';
import type { LabState } from '../session/lab-state';

type Handlers = { [Name in keyof ViewEvents]?: (detail: ViewEvents[Name], lab: LabState) => void };

const transport: Record<TransportAction, (lab: LabState) => void> = {
  start: (lab) => lab.playhead.seek(0),
  back: (lab) => lab.playhead.seek(lab.state.position - 1),
  play: (lab) => lab.playhead.play(),
  pause: (lab) => lab.playhead.pause(),
  step: (lab) => lab.playhead.seek(lab.state.position + 1),
  end: (lab) => lab.playhead.seek(Number.POSITIVE_INFINITY),
  cancel: (lab) => lab.cancel(),
};

/** What each event of the views and the form means for the laboratory. */
const handlers: Handlers = {
  seek: ({ position }, lab) => lab.playhead.seek(position),
  transport: ({ action }, lab) => transport[action](lab),
  speed: ({ speed }, lab) => lab.playhead.setSpeed(speed),
  predict: ({ value }, lab) => lab.predict(value),
  skip: (_, lab) => lab.skip(),
  'change-parameter': ({ name, text }, lab) => lab.change(name, text),
  'choose-preset': ({ query }, lab) => lab.apply(query),
  reset: (_, lab) => lab.apply(''),
  pin: ({ pinned }, lab) => lab.pin(pinned),
};

/**
 * Lets the views inside `root` act on a laboratory. The events go no further: a host page must not mistake
 * a `reset` or `seek` of ours for its own.
 */
export function wire(root: EventTarget, lab: () => LabState, acted: () => void = () => undefined): void {
  for (const [name, handle] of Object.entries(handlers)) {
    root.addEventListener(name, (event) => {
      if (!(event instanceof CustomEvent)) return;
      event.stopPropagation();
      (handle as (detail: unknown, lab: LabState) => void)(event.detail, lab());
      acted();
    });
  }
}

/** Performs an action of the transport, as its button would. */
export function act(action: TransportAction, lab: LabState): void {
  transport[action](lab);
}
