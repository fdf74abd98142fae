import { afterEach, beforeEach, expect, it } from 'vitest';
import { Transport } from '../../../../web/views/controls/transport';

let transport: Transport;
const sent: unknown[] = [];
const button = (name: string) =>
  [...(transport.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name,
  );

beforeEach(async () => {
  sent.length = 0;
  transport = Object.assign(new Transport(), { position: 3101, length: 5000 });
  for (const name of ['transport', 'seek', 'speed']) {
    transport.addEventListener(name, (event) => sent.push((event as CustomEvent).detail));
  }
  document.body.append(transport);
  await transport.updateComplete;
});
afterEach(() => document.body.replaceChildren());

it('each button asks for its action', async () => {
  for (const name of ['To start', 'Step back', 'Play', 'Step', 'To end']) button(name)?.click();
  transport.playing = true;
  await transport.updateComplete;
  button('Pause')?.click();
  const actions = ['start', 'back', 'play', 'step', 'end', 'pause'];
  expect(sent).toEqual(actions.map((action) => ({ action })));
});

it('what leads nowhere is disabled', async () => {
  transport.position = 5000;
  await transport.updateComplete;
  expect([button('Step')?.disabled, button('To end')?.disabled, button('Step back')?.disabled]).toEqual([
    true,
    true,
    false,
  ]);
});

it('scrubbing seeks, and the position is said in words', () => {
  const scrubber = transport.shadowRoot?.querySelector<HTMLInputElement>('input[type=range]');
  expect(scrubber?.getAttribute('aria-valuetext')).toBe('3,101 of 5,000');
  if (scrubber) scrubber.value = '42';
  scrubber?.dispatchEvent(new Event('input'));
  expect(sent).toEqual([{ position: 42 }]);
});

it('a long run shows its progress and can be cancelled', async () => {
  transport.busy = { done: 1_000_000, total: 5_000_000 };
  await transport.updateComplete;
  expect(transport.shadowRoot?.querySelector('progress')?.max).toBe(5_000_000);
  button('Cancel')?.click();
  expect(sent).toEqual([{ action: 'cancel' }]);
});
