import { nothing } from 'lit';
import type { FieldSpec } from '../contract/model';
import { none, numberIn } from '../session/raw-text';
import { axisFormat } from '../views/shared/format';

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
