import type { Step } from './walk';

/** What a key asks of the timeline that has the focus. */
export type KeyAction =
  | { do: 'walk'; step: Step }
  | { do: 'zoom'; factor: number }
  | { do: 'pan'; share: number }
  | { do: 'whole' }
  | { do: 'clear' };

const walks: Record<string, Step> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'above',
  ArrowDown: 'below',
  Home: 'first',
  End: 'last',
};

/** How much a press of a key or button zooms, and which share of the window it pans. */
export const zoomStep = 2;
export const panStep = 0.5;

export function keyAction({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): KeyAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (shiftKey && key === 'ArrowLeft') return { do: 'pan', share: -panStep };
  if (shiftKey && key === 'ArrowRight') return { do: 'pan', share: panStep };
  const step = walks[key];
  if (step) return { do: 'walk', step };
  if (key === '+' || key === '=') return { do: 'zoom', factor: zoomStep };
  if (key === '-' || key === '_') return { do: 'zoom', factor: 1 / zoomStep };
  if (key === '0') return { do: 'whole' };
  if (key === 'Escape') return { do: 'clear' };
  return undefined;
}
