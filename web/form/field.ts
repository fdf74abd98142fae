import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldSpec } from '../contract/model';
import { none, numberIn } from '../session/raw-text';
import { icons } from '../theme/icons';
import { selected } from '../theme/selected';
import { axisFormat } from '../views/shared/format';
import { rangeField } from './range-field';

/** A share as typed, in percent: without the decimal that a figure keeps to stand still while it changes. */
export const percentOf = (share: number): string => `${axisFormat('ratio', 1).text(share)}\u00a0%`;

/** What stands behind a field's text: its unit, or what a share is in percent. */
export function unitBeside({ field, text }: Pick<FieldState, 'field' | 'text'>): string {
  if (text === none) return '';
  if (field.unit !== 'ratio') return field.unit;
  const share = numberIn(text);
  return share === undefined ? '' : `= ${percentOf(share)}`;
}

/** One field as the form draws it. */
export interface FieldState {
  name: string;
  field: FieldSpec;
  /** As typed; may be invalid. */
  text: string;
  /** The core's sentence about this field, or empty. */
  fault: string;
  locked: boolean;
  /** What an emptied bound comes back to. */
  lastNumber: string;
  change: (text: string) => void;
}

/** Ids that tie a field's words to its control. */
export const described = ({ name, fault, field }: FieldState): string | typeof nothing =>
  [field.description && `help-${name}`, fault && `fault-${name}`].filter(Boolean).join(' ') || nothing;

/** The control that a field's type asks for, its help and its fault beneath it. */
export function fieldTemplate(state: FieldState): TemplateResult {
  const { name, field, fault } = state;
  return html`<div class="field ${fault ? 'faulty' : ''}" data-field=${name}>
    ${state.locked ? lockedField(state) : control(state)}
    ${fault ? html`<p class="fault" id=${`fault-${name}`}>${icons.warning}<span>${fault}</span></p>` : nothing}
    ${field.description ? html`<p class="note" id=${`help-${name}`}>${field.description}</p>` : nothing}
  </div>`;
}

function control(state: FieldState): TemplateResult {
  const { field } = state;
  if (field.enum) return choiceField(state, field.enum);
  if (field.type === 'boolean') return flagField(state);
  if (field.type === 'string') return textField(state);
  return rangeField(state, Array.isArray(field.type));
}

const lockedField = ({ name, field, text }: FieldState): TemplateResult => {
  const unit = unitBeside({ field, text });
  return html`<div class="line">
  <span class="title" id=${`title-${name}`}>${field.title}</span>
  <output class="figures" aria-labelledby=${`title-${name}`} title="Set by this page">
    ${text}${unit ? html` <span class="note">${unit}</span>` : nothing}
  </output>
  ${icons.lock}
</div>`;
};

const choiceField = (state: FieldState, choices: string[]): TemplateResult => {
  const { name, field, text, fault, change } = state;
  const chosen = (event: Event) => change((event.currentTarget as HTMLSelectElement).value);
  // A text from outside that is no choice is kept in sight, so that the fault has something to point at.
  const offered = choices.includes(text) ? choices : [...choices, text];
  return html`<label class="title" for=${`input-${name}`}>${field.title}</label>
    <span class="select">
      <select
        id=${`input-${name}`}
        aria-invalid=${fault !== ''}
        aria-describedby=${described(state)}
        @change=${chosen}
      >
        ${offered.map((choice) => html`<option value=${choice} .selected=${selected(choice === text)}>${choice}</option>`)}
      </select>
      ${icons.chevron}
    </span>`;
};

const flagField = (state: FieldState): TemplateResult => {
  const { name, field, text, fault, change } = state;
  const chosen = (event: Event) => change(String((event.currentTarget as HTMLInputElement).checked));
  return html`<label class="tick title">
    <input
      type="checkbox"
      id=${`input-${name}`}
      .checked=${live(text === 'true')}
      aria-invalid=${fault !== ''}
      aria-describedby=${described(state)}
      @change=${chosen}
    />${field.title}
  </label>`;
};

const textField = (state: FieldState): TemplateResult => {
  const { name, field, text, fault, change } = state;
  const typed = (event: Event) => change((event.currentTarget as HTMLInputElement).value);
  return html`<label class="title" for=${`input-${name}`}>${field.title}</label>
    <span class="box ${fault ? 'faulty' : ''}">
      <input
        id=${`input-${name}`}
        autocomplete="off"
        spellcheck="false"
        .value=${live(text)}
        aria-invalid=${fault !== ''}
        aria-describedby=${described(state)}
        @input=${typed}
      />
    </span>`;
};
