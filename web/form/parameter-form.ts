import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ExerciseSpec, Fault, FieldSpec } from '../contract/model';
import { send } from '../session/events';
import { none, numberIn, rawText, sameQuery, textOf } from '../session/raw-text';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';
import { selected } from '../theme/selected';
import { slider } from '../theme/slider';
import { fieldTemplate } from './field';
import { formStyles } from './form-styles';

/** The form of an exercise, built from its schema. It keeps what is typed; whether that is allowed the core says. */
@customElement('cb-parameter-form')
export class ParameterForm extends LitElement {
  static override styles = [base, controls, slider, formStyles];

  @property({ attribute: false }) spec: ExerciseSpec | undefined;
  /** Raw text by field, as typed, possibly invalid; a field that is left out stands at its default. */
  @property({ attribute: false }) values: Record<string, string> = {};
  @property({ attribute: false }) fault: Fault | null = null;
  /** Names of fields that are shown but cannot be changed. */
  @property({ attribute: false }) locked: string[] = [];
  /**
   * The query of the run as the core writes it, or, before the first, the one asked for: tells which preset this is.
   * Null while the input is faulty.
   */
  @property({ attribute: false }) query: string | null = null;
  @property({ type: Boolean }) pinned = false;

  @state() private opened = false;
  /** The number each field last held, by name: what unticking "none" comes back to. One entry a field. */
  private readonly lastNumbers = new Map<string, string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('spec')) this.lastNumbers.clear();
    // A fault opens the fields behind "more"; its end must not close them under the hand that typed.
    if (changed.has('fault') && this.fault && this.spec?.properties[this.fault.field]?.advanced) this.opened = true;
    for (const [name, text] of Object.entries(this.values)) {
      if (this.spec?.properties[name] && numberIn(text) !== undefined) this.lastNumbers.set(name, text);
    }
  }

  override render() {
    const { spec } = this;
    if (!spec) return nothing;
    const fields = Object.entries(spec.properties);
    const plain = fields.filter(([, { advanced }]) => !advanced);
    const advanced = fields.filter(([, { advanced }]) => advanced);
    return html`<form @submit=${(event: Event) => event.preventDefault()} novalidate aria-label="Parameters">
      ${spec.presets.length > 0 ? this.presets(spec) : nothing}
      <div class="fields">${this.fields(plain)}</div>
      ${this.buttons()} ${advanced.length > 0 ? this.more(advanced) : nothing}
    </form>`;
  }

  private fields(fields: [string, FieldSpec][]): unknown {
    return repeat(
      fields,
      ([name]) => name,
      ([name, field]) =>
        fieldTemplate({
          name,
          field,
          text: textOf(this.values, name, field),
          fault: this.fault?.field === name ? this.fault.message : '',
          locked: this.locked.includes(name),
          lastNumber: this.lastNumbers.get(name) ?? fallback(field),
          change: (text) => send(this, 'change-parameter', { name, text }),
        }),
    );
  }

  private presets({ presets }: ExerciseSpec): TemplateResult {
    const { query } = this;
    const current = query === null ? undefined : presets.find((preset) => sameQuery(preset.query, query));
    const choose = (event: Event) => {
      const id = (event.currentTarget as HTMLSelectElement).value;
      const preset = presets.find((each) => each.id === id);
      if (preset) send(this, 'choose-preset', { id, query: preset.query });
    };
    // The options mirror the run, not the last choice: a preset that is left shows "Custom" at once.
    return html`<span class="select preset">
      <select aria-label="Preset" @change=${choose} ?disabled=${this.locked.length > 0}>
        ${current ? nothing : html`<option value="" .selected=${selected(true)}>Custom</option>`}
        ${presets.map(({ id, label }) => html`<option value=${id} .selected=${selected(id === current?.id)}>${label}</option>`)}
      </select>
      ${icons.chevron}
    </span>`;
  }

  private buttons(): TemplateResult {
    const { pinned } = this;
    return html`<div class="buttons">
      <button type="button" @click=${() => send(this, 'reset', {})}>${icons.reset}Reset</button>
      <button
        type="button"
        aria-pressed=${pinned}
        title="Keep this run as the one to compare with"
        @click=${() => send(this, 'pin', { pinned: !pinned })}
      >
        ${icons.pin}Pin run
      </button>
    </div>`;
  }

  private more(fields: [string, FieldSpec][]): TemplateResult {
    const toggled = (event: Event) => {
      this.opened = (event.currentTarget as HTMLDetailsElement).open;
    };
    return html`<details .open=${live(this.opened)} @toggle=${toggled}>
      <summary>${icons.chevron}<span>more: ${fields.map(([, { title }]) => title).join(', ')}</span></summary>
      <div class="fields">${this.fields(fields)}</div>
    </details>`;
  }
}

const fallback = (field: FieldSpec): string => {
  const text = rawText(field.default);
  return text === none ? String(field.minimum ?? 0) : text;
};
