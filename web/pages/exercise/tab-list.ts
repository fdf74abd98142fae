import type { ExerciseSpec, Run } from '../../contract/model';
import { isTabbed } from '../../exercise/view-loaders';
import type { Tab } from '../../views/controls/tabs';

/** Parts that stand beside the views on a wide screen and in tabs on a narrow one. */
export const narrowTabs: readonly Tab[] = [
  { id: 'lesson', label: 'Lesson' },
  { id: 'code', label: 'Code' },
];

/** A tab for each view that is read rather than watched, named by its kind; checks tell how many passed. */
export function tabsOf(spec: ExerciseSpec, run: Run | null): Tab[] {
  return spec.views
    .filter(({ kind }) => isTabbed(kind))
    .map(({ kind, title }) => {
      if (kind !== 'checks' || !run) return { id: kind, label: title };
      const { checks } = run.result;
      const passed = checks.filter((check) => check.passed).length;
      return { id: kind, label: title, badge: `${passed}/${checks.length}` };
    });
}
