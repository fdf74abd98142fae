import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyCell, PolicyQueue } from '../../contract/model';
import { glyph, icons } from '../../theme/icons';
import { count, spoken } from '../shared/format';

/** Cells of a long row from its beginning and from its end, before the reader asks for more. */
export const shownFirst = 10;
export const shownLast = 14;

/** A cell's least width and the width of a letter, in px. */
const narrowest = 44;
const frameWidth = 16;
const letterWidth = 7.5;

/** The keys that a request has just touched or that leave next. */
export interface Marked {
  next: string | undefined;
  touched: { key: string; hit: boolean } | undefined;
}

/** A row's cells from both ends and how many lie between. */
export function endsOf({ size, cells, oldest }: PolicyQueue, all: boolean) {
  const whole = oldest.length === 0;
  const first = all ? cells.length : shownFirst;
  const last = all ? oldest.length : shownLast;
  if (whole && (all || cells.length <= shownFirst + shownLast)) return { front: cells, between: 0, back: [] };
  const back = whole ? cells.slice(-last) : oldest.slice(0, last).reverse();
  const front = cells.slice(0, first);
  return { front, between: size - front.length - back.length, back };
}

/** One queue: its name and room, then its cells, those that were left out as a number. */
export function queueRow(
  queue: PolicyQueue,
  all: boolean,
  marked: Marked,
  fresh: (key: string) => boolean,
): TemplateResult {
  const { front, between, back } = endsOf(queue, all);
  const shown = [...front, ...back];
  // Where some have the mark and some have not, having it is what protects.
  const telling = queue.mark !== '' && shown.some(({ mark }) => mark === 0);
  const draw = (cell: PolicyCell) => cellItem(cell, queue, telling, marked, fresh(cell.key));
  const letters = shown.reduce(
    (most, { key, mark }) => Math.max(most, key.length + (mark === undefined ? 0 : 1 + String(mark).length)),
    0,
  );
  const room = queue.limit === null ? count(queue.size) : `${count(queue.size)} of ${count(queue.limit)}`;
  return html`<div class=${queue.ghost ? 'queue ghosts' : 'queue'}>
    <p class="name">
      ${queue.name} <span class="room">${room}${queue.target === undefined ? nothing : `, target ${spoken(queue.target, '')}`}</span>${
        queue.mark ? html`<span class="room">number: ${queue.mark}</span>` : nothing
      }${queue.ghost ? html`<span class="room">keys only</span>` : nothing}
    </p>
    ${
      queue.size === 0
        ? html`<p class="note">empty</p>`
        : html`<ol class="cells" .style=${`--room: ${Math.max(narrowest, frameWidth + letterWidth * letters)}px`} aria-label=${`${queue.name}: ${room}`}>
            ${front.map(draw)}${between > 0 ? html`<li class="between">+ ${count(between)} more</li>` : nothing}${back.map(draw)}
          </ol>`
    }
  </div>`;
}

function cellItem(
  { key, mark, hand }: PolicyCell,
  queue: PolicyQueue,
  telling: boolean,
  { next, touched }: Marked,
  fresh: boolean,
): TemplateResult {
  const leaving = !queue.ghost && key === next;
  const now = key === touched?.key ? (touched.hit ? 'hit' : 'stored') : '';
  const look = ['cell', now, leaving && 'next', hand && 'hand', telling && mark && 'marked'].filter(Boolean).join(' ');
  const words = [
    mark === undefined ? '' : `${queue.mark}: ${count(mark)}`,
    hand ? 'the hand' : '',
    leaving ? 'next victim' : '',
  ].filter(Boolean);
  return html`<li class=${look} data-key=${fresh ? key : nothing} title=${[key, ...words].join(', ')}>
    ${hand ? html`<span class="sign pointing">${icons.hand}</span>` : nothing}${leaving ? html`<span class="sign">${glyph('eviction')}</span>` : nothing}<span class="key">${key}</span>${
      mark === undefined ? nothing : html`<span class="mark">${count(mark)}</span>`
    }${words.length > 0 ? html`<span class="visually-hidden">, ${words.join(', ')}</span>` : nothing}
  </li>`;
}
