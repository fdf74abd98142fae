import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { send } from '../../session/events';
import type { ViewInput } from '../../session/view-input';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { metricOf } from '../plot/columns';
import { spoken } from '../shared/format';

/** Asks for a guess before its run, and sets guess and outcome side by side after it. */
@customElement('cb-prediction')
export class Prediction extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-top: 10px;
      }
      .box input {
        width: 56px;
      }
      .fault {
        flex-basis: 100%;
        font-size: var(--cb-size-note);
        color: var(--cb-fault);
      }
    `,
  ];

  @property({ attribute: false }) input: ViewInput | undefined;
  /** The question, in the lesson's words. */
  @property() question = '';
  /** What was predicted, in the metric's unit; null while nothing is. */
  @property({ attribute: false }) answer: number | null = null;
  /** What the predicted run gave; undefined until it has finished. */
  @property({ attribute: false }) outcome: number | null | undefined;
  @state() private refused = false;

  private get metric() {
    const { input } = this;
    return input && metricOf(input, input.spec.prediction.metric);
  }

  override render() {
    if (!this.metric) return nothing;
    return this.answer === null ? this.ask(this.metric.unit) : this.compare(this.answer);
  }

  private ask(unit: string): TemplateResult {
    const shown = unit === 'ratio' ? '%' : unit;
    return html`<p id="question">${this.question}</p>
      <form novalidate @submit=${this.predict}>
        <label class="box ${this.refused ? 'faulty' : ''}">
          <input
            name="guess"
            inputmode="decimal"
            autocomplete="off"
            aria-labelledby="question"
            aria-invalid=${this.refused}
            aria-describedby=${this.refused ? 'fault' : nothing}
          />
          ${shown ? html`<span class="note">${shown}</span>` : nothing}
        </label>
        <button type="submit" class="primary">Try it</button>
        <button type="button" class="quiet" @click=${() => send(this, 'skip', {})}>Skip</button>
        ${this.refused ? html`<span class="fault" id="fault" role="alert">A number, please.</span>` : nothing}
      </form>`;
  }

  private compare(answer: number): TemplateResult {
    const { outcome } = this;
    if (outcome === undefined) return html`<p>You said <b>${this.named(answer)}</b>.</p>`;
    const words = answer === outcome ? 'Right: it was' : 'It was';
    return html`<p class="figures">
      You said <b>${this.named(answer)}</b>. ${words} <b class="role-${this.metric?.role}">${this.figure(outcome)}</b>.
    </p>`;
  }

  private figure(value: number | null): string {
    return spoken(value, this.metric?.unit ?? '');
  }

  /** A bare count says what it counts. */
  private named(value: number): string {
    const { label = '', unit } = this.metric ?? {};
    return unit ? this.figure(value) : `${this.figure(value)} ${label.toLowerCase()}`;
  }

  private readonly predict = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('guess') as HTMLInputElement;
    const text = field.value.replaceAll(/[,\s%]/g, '');
    const value = Number(text);
    this.refused = text === '' || !Number.isFinite(value);
    if (this.refused) field.focus();
    else send(this, 'predict', { value: this.metric?.unit === 'ratio' ? value / 100 : value });
  };
}
