import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../theme/icons';
import { selected } from '../theme/selected';
import { described, type FieldState, unitBeside } from './field-state';
import { rangeField } from './range-field';

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
