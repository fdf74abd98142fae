import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldSpec } from '../../contract/model';
import type { FieldGroup, TracePreview } from '../../contract/trace-model';
import { fieldTemplate } from '../../form/field';
import type { FieldState } from '../../form/field-state';
import { rawText, textOf } from '../../session/raw-text';
import type { TraceSnapshot } from './trace-state';

/** The fields of a group, as the core declares them. */
export function traceFields(
  { description, parameters, fault, preview, report }: TraceSnapshot,
  group: FieldGroup,
  change: (name: string, text: string) => void,
): TemplateResult {
  const properties = description?.spec.properties ?? {};
  const values = parameters.texts();
  const names = (description?.groups[group] ?? []).filter((name) => properties[name]);
  return html`<div class="fields">
    ${repeat(
      names,
      (name) => name,
      (name) => {
        const field = properties[name] as FieldSpec;
        const suggested = group === 'racing' && report ? String(report.suggestion.size) : undefined;
        const state: FieldState = {
          name,
          field,
          text: values[name] ?? suggested ?? textOf(values, name, field),
          fault: fault?.field === name ? fault.message : '',
          locked: false,
          lastNumber: rawText(field.default),
          change: (text) => change(name, text),
        };
        return fieldTemplate(name === description?.preview && preview ? withChoices(state, preview) : state);
      },
    )}
  </div>`;
}

/** A column is chosen among those that the file has, by their labels. */
function withChoices(state: FieldState, { choices, key }: TracePreview): FieldState {
  if (choices.length === 0) return state;
  const given = choices.find(({ value }) => value === state.text);
  const text = (given ?? (key === null ? undefined : choices[key]))?.label ?? state.text;
  return {
    ...state,
    field: { ...state.field, enum: choices.map(({ label }) => label) },
    text,
    change: (label) => state.change(choices.find((choice) => choice.label === label)?.value ?? label),
  };
}
