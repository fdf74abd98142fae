import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldSpec } from '../contract/model';
import { none, numberIn } from '../session/raw-text';
import { count } from '../views/shared/format';
import { described, type FieldState, percentOf, unitBeside } from './field-state';
import { type SliderScale, sliderScale, travel } from './slider-scale';

/** Steps of the slider that a key moves it by; Home and End are the range's ends by themselves. */
const strides: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

const scales = new WeakMap<FieldSpec, SliderScale>();

function scaleOf(field: FieldSpec): SliderScale {
  const known = scales.get(field) ?? sliderScale(field);
  scales.set(field, known);
  return known;
}

/** Slider and number field as one control: either moves the other; `nullable` adds the box that lifts the bound. */
export function rangeField(state: FieldState, nullable: boolean): TemplateResult {
  const { name, field, text, fault, change } = state;
  const unbounded = nullable && text === none;
  const unit = unitBeside(state);
  const typed = (event: Event) => change((event.currentTarget as HTMLInputElement).value);
  return html`<div class="line">
      <label class="title" for=${`input-${name}`}>${field.title}</label>
      <label class="box ${fault ? 'faulty' : ''}">
        <input
          id=${`input-${name}`}
          inputmode=${field.type === 'number' ? 'decimal' : 'numeric'}
          autocomplete="off"
          spellcheck="false"
          .style=${`width: ${Math.min(Math.max(text.length, 2), 12) + 0.5}ch`}
          .value=${live(text)}
          aria-invalid=${fault !== ''}
          aria-describedby=${described(state)}
          @input=${typed}
        />
        ${unit ? html`<span class="note">${unit}</span>` : nothing}
      </label>
    </div>
    <div class="track">${thumb(state, unbounded)}${nullable ? noneBox(state, unbounded) : nothing}</div>`;
}

function thumb({ field, text, lastNumber, change }: FieldState, unbounded: boolean): TemplateResult {
  const scale = scaleOf(field);
  const value = numberIn(text) ?? numberIn(lastNumber) ?? field.minimum ?? 0;
  const position = unbounded ? travel : scale.positionOf(value);
  const plain = `${field.type === 'number' ? value : count(value)} ${field.unit}`.trim();
  const words = unbounded ? none : field.unit === 'ratio' ? percentOf(value) : plain;
  const slid = (event: Event) => change(String(scale.valueAt((event.currentTarget as HTMLInputElement).valueAsNumber)));
  // The arrow keys of a range move by a thousandth of the track: on a logarithmic one that may be no value or many.
  const pressed = (event: KeyboardEvent) => {
    const stride = strides[event.key];
    if (stride === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    change(String(scale.next(value, stride)));
  };
  return html`<input
    type="range"
    min="0"
    max=${travel}
    step="1"
    aria-label=${`${field.title}, slider`}
    aria-valuetext=${words}
    ?disabled=${unbounded}
    .value=${live(String(position))}
    .style=${`--fill: ${position / travel}`}
    @input=${slid}
    @keydown=${pressed}
  />`;
}

function noneBox({ field, lastNumber, change }: FieldState, unbounded: boolean): TemplateResult {
  const chosen = (event: Event) => change((event.currentTarget as HTMLInputElement).checked ? none : lastNumber);
  return html`<label class="tick note">
    <input type="checkbox" aria-label=${`${field.title}: none`} .checked=${live(unbounded)} @change=${chosen} />none
  </label>`;
}
