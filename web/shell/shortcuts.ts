import { act } from '../exercise/wiring';
import type { LabState } from '../session/lab-state';

/** A single key and what it does. */
export interface Shortcut {
  key: string;
  label: string;
  act: (lab: LabState) => void;
}

export const shortcuts: readonly Shortcut[] = [
  { key: 'p', label: 'play or pause', act: (lab) => act(lab.state.playing ? 'pause' : 'play', lab) },
  { key: 'n', label: 'next event', act: (lab) => act('step', lab) },
  { key: 'b', label: 'back one event', act: (lab) => act('back', lab) },
  { key: 's', label: 'to the start', act: (lab) => act('start', lab) },
  { key: 'e', label: 'to the end', act: (lab) => act('end', lab) },
  { key: 'c', label: 'cancel a long run', act: (lab) => act('cancel', lab) },
  { key: 'k', label: 'keep or release the run compared with', act: (lab) => lab.pin(!lab.state.pinned) },
  { key: 'r', label: 'reset the parameters', act: (lab) => lab.apply('') },
];

/** Opens the list of shortcuts. */
export const listKey = '?';

/** The shortcut key that was pressed; none where somebody is typing, choosing or commanding the browser. */
export function pressedKey(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  for (const target of event.composedPath()) {
    if (!(target instanceof HTMLElement)) continue;
    if (
      target.isContentEditable ||
      target.matches('select, textarea, dialog, input:not([type=checkbox], [type=range])')
    ) {
      return undefined;
    }
  }
  return event.key;
}
