import type { ExerciseSpec, ParamValue, Run } from '../contract/model';
import { rawText } from './raw-text';
import type { Ghost } from './view-input';

/** How many differing parameters a label names. */
const named = 3;

/** A run to compare with, labelled by what it did differently. */
export function ghostOf(spec: ExerciseSpec, run: Run, compared: Run, relation: Ghost['relation']): Ghost {
  return { run: compared, relation, label: differences(spec, compared.result.params, run.result.params) };
}

/** "maxsize 9, order zipf": the parameters of `these` that are not as in `those`. */
function differences(spec: ExerciseSpec, these: Record<string, ParamValue>, those: Record<string, ParamValue>): string {
  const differing = Object.keys(spec.properties).filter((name) => these[name] !== those[name]);
  if (differing.length === 0) return 'the same parameters';
  const parts = differing
    .slice(0, named)
    .map((name) => `${spec.properties[name]?.title} ${rawText(these[name] ?? null)}`);
  if (differing.length > named) parts.push(`${differing.length - named} more`);
  return parts.join(', ');
}
