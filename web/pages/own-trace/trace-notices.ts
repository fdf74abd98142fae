import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons';
import { count } from '../../views/shared/format';
import type { Activity, TraceSnapshot } from './trace-state';

const notice = (bad: boolean, words: unknown, way: unknown = nothing): TemplateResult =>
  html`<div class="notice ${bad ? 'bad' : ''}" role=${bad ? 'alert' : 'status'}>
    <p>${bad ? icons.warning : nothing}${words}</p>
    ${way}
  </div>`;

/** A fault of the trace itself; one of a field stands at the field. */
export function faultNotice({ fault, description, source }: TraceSnapshot, again?: () => void) {
  if (!fault || (source && description?.spec.properties[fault.field])) return nothing;
  return notice(true, fault.message, again && html`<button type="button" @click=${again}>Read it again</button>`);
}

const cancelled: Record<Activity, string> = { reading: 'Reading was cancelled', racing: 'The race was cancelled' };

export function stoppedNotice(
  { activity, progress }: NonNullable<TraceSnapshot['stopped']>,
  again: () => void,
): TemplateResult {
  const how = progress?.doing ? `: ${progress.doing}` : '';
  return notice(
    false,
    `${cancelled[activity]}${how}.`,
    html`<button type="button" @click=${again}>Go on from the start</button>`,
  );
}

const began: Record<Activity, string> = { reading: 'reading', racing: 'racing' };

/** How far it is, and the way to stop it. */
export function activityBar({ activity, progress }: TraceSnapshot, cancel: () => void): TemplateResult {
  const { done, total, doing } = progress ?? { done: 0, total: 0, doing: undefined };
  const words = doing ?? began[activity ?? 'reading'];
  return html`<div class="activity">
    <progress
      max=${Math.max(total, 1)}
      .value=${done}
      aria-label="Progress"
      aria-valuetext=${words}
    ></progress>
    <span class="note figures">${words}${total > 0 ? `, ${count((100 * done) / total)}\u00a0%` : ''}</span>
    <button type="button" @click=${cancel}>${icons.stop}Cancel</button>
  </div>`;
}

/** The worker is gone: what happened, and two ways to go on. */
export function failureCard({ failure, source }: TraceSnapshot, retry: () => void, clear: () => void): TemplateResult {
  return html`<section class="card lost" role="alert">
    <h2>${icons.warning}The trace could not be worked on any further</h2>
    <p>
      The part of the page that reads traces has stopped; your file is as it was, and nothing left this machine.
      A smaller trace, or another browser with more memory, may be the way.
    </p>
    <p class="note">What happened: ${failure?.message}.</p>
    <div class="row">
      <button type="button" class="primary" @click=${retry}>${icons.reset}${source ? 'Try it again' : 'Try again'}</button>
      ${source ? html`<button type="button" @click=${clear}>Take another trace</button>` : nothing}
    </div>
  </section>`;
}
