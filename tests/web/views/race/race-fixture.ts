// A made-up race of two runners between the best that is possible and nothing at all.
import type { Frame, RaceSpec, Run } from '../../../../web/contract/model';
import type { ViewInput } from '../../../../web/session/view-input';
import { frameAt, runOf, spec } from '../shared/fixture';

export const race: RaceSpec = {
  title: 'Missed so far',
  id: 'runners',
  x: 'requests',
  unit: 'missed',
  whole: 'all',
  parameter: 'watch',
  runners: [
    { metric: 'slow', label: 'Slow', name: 'slow', reference: false },
    { metric: 'swift', label: 'Swift', name: 'swift', reference: false },
    { metric: 'ideal', label: 'ideal', name: 'ideal', reference: true },
    { metric: 'all', label: 'nothing', name: '', reference: true },
  ],
};

const length = 1000;
/** Of ten requests the slow one misses eight, the swift one five, the ideal four. */
const figuresAt = (at: number, factor = 1) => ({
  slow: at * 0.8 * factor,
  swift: at * 0.5 * factor,
  ideal: at * 0.4 * factor,
  all: at,
});

const played = runOf('', { length });

function raceRun(watch: string, factor = 1): Run {
  const positions = Array.from({ length: 11 }, (_, index) => (index * length) / 10);
  const column = (name: 'slow' | 'swift' | 'ideal' | 'all') =>
    Float64Array.from(positions, (at) => figuresAt(at, factor)[name]);
  return {
    ...played,
    columns: {
      position: Float64Array.from(positions),
      slow: column('slow'),
      swift: column('swift'),
      ideal: column('ideal'),
      all: column('all'),
    },
    result: { ...played.result, params: { watch }, metrics: figuresAt(length, factor) },
  };
}

export function raceAt(position: number, watch = 'slow'): ViewInput {
  const frame: Frame = {
    ...frameAt(position, { length }),
    metrics: figuresAt(position),
    races: { runners: { hit: position ? [false, true, true, false] : [], note: 'Swift leads.' } },
  };
  const choice = { ...spec.properties.order, enum: ['slow', 'swift', 'ideal'] };
  return {
    spec: { ...spec, properties: { watch: choice as (typeof spec.properties)[string] } },
    run: raceRun(watch),
    frame,
    ghost: { label: 'half the room', relation: 'was', run: raceRun(watch, 1.2) },
  };
}
