import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Progress } from '../contract/call-protocol';
import type { Fault } from '../contract/model';
import type { LabSnapshot } from '../session/lab-snapshot';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';
import { count } from '../views/shared/format';

/** What a notice offers to do about itself. */
export type Remedy = { do: 'leave-out'; name: string } | { do: 'defaults' | 'rerun' | 'dismiss' };

/**
 * What was not understood or not finished, a sentence each, with a way out: sent as `remedy` {Remedy}.
 * A fault in the field that is being edited is the form's to show, not ours.
 */
@customElement('cb-notices')
export class Notices extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
        padding: 8px 12px;
        border: 1px solid var(--cb-line);
        border-inline-start: 3px solid var(--cb-accent);
        border-radius: var(--cb-radius);
        background: var(--cb-panel);
      }
      .bad {
        border-color: var(--cb-fault);
        background: var(--cb-fault-tint);
      }
      .bad svg {
        color: var(--cb-fault);
      }
      p {
        flex: 1 1 220px;
        overflow-wrap: anywhere;
      }
      p svg {
        margin-inline-end: 6px;
      }
    `,
  ];

  @property({ attribute: false }) state: LabSnapshot | undefined;
  /** What else the address held that was not understood. */
  @property({ attribute: false }) problems: readonly string[] = [];

  /** A fault that the form does not already show under the hand that made it. */
  private get fault() {
    const { fault, edited } = this.state ?? {};
    return fault && (fault.field === '' || fault.field !== edited) ? fault : null;
  }

  /** Nothing to say takes no room. */
  protected override willUpdate(): void {
    const { ghostFault, stopped, run } = this.state ?? {};
    this.hidden = !this.fault && !ghostFault && !stopped && !run?.storage && this.problems.length === 0;
  }

  override render() {
    const { state, fault, problems } = this;
    if (!state) return nothing;
    const { ghostFault, stopped } = state;
    const said = ghostFault ? [...problems, `against: ${ghostFault.message}`] : problems;
    return html`
      ${fault ? this.faulty(state, fault) : nothing} ${said.length > 0 ? this.misread(said) : nothing}
      ${stopped ? this.stopped(state, stopped) : nothing}
      ${state.run?.storage ? this.notice(state.run.storage, nothing, false) : nothing}
    `;
  }

  private faulty({ parameters, run, spec }: LabSnapshot, { field, message }: Fault): TemplateResult {
    const remedy: Remedy = parameters.has(field) ? { do: 'leave-out', name: field } : { do: 'defaults' };
    const words = remedy.do === 'leave-out' ? `Leave out ${field || 'the nameless value'}` : 'Take the defaults';
    const shown = run ? ' The figures below are of the last good run.' : '';
    const way = spec ? html`<button type="button" @click=${() => this.send(remedy)}>${words}</button>` : nothing;
    return this.notice(`${message}${shown}`, way, true);
  }

  private misread(problems: readonly string[]): TemplateResult {
    const way = html`<button type="button" @click=${() => this.send({ do: 'dismiss' })}>Dismiss</button>`;
    return this.notice(problems.join(' '), way, true);
  }

  private stopped({ run }: LabSnapshot, { done, total }: Progress): TemplateResult {
    const shown = run ? ' The figures below are of the run before.' : '';
    const again = html`<button type="button" @click=${() => this.send({ do: 'rerun' })}>Run again</button>`;
    return this.notice(`Cancelled after ${count(done)} of ${count(total)} events.${shown}`, again, false);
  }

  private notice(text: string, way: TemplateResult | typeof nothing, bad: boolean): TemplateResult {
    return html`<div class=${bad ? 'bad' : ''} role=${bad ? 'alert' : 'status'}>
      <p>${bad ? icons.warning : nothing}${text}</p>
      ${way}
    </div>`;
  }

  private send(remedy: Remedy): void {
    this.dispatchEvent(new CustomEvent('remedy', { detail: remedy }));
  }
}
