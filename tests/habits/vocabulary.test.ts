import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ExerciseSpec } from '../../web/contract/model';
import { repository } from './rules/tree';
import { vocabulary } from './rules/vocabulary';

const program = 'build/release/bin/cachebound';
const mayBeMissing = process.env.CI !== 'true';

test.skipIf(mayBeMissing && !existsSync(program))(
  'TypeScript names no parameter and no metric',
  () => {
    const names = declaredNames();
    expect(names.length).toBeGreaterThan(0);
    expect(vocabulary(repository(), names)).toEqual([]);
  },
  60_000,
);

test.each([
  ['a whole string', "figure('hits')"],
  ['a query', 'open(`?maxsize=9`)'],
  ['a property', 'metrics.hits'],
  ['a key', 'const labels = { hits: 1 };'],
])('a name used as %s is caught', (_, code) => {
  expect(vocabulary(new Map([['web/views/counter.ts', code]]), ['hits', 'maxsize'])).toHaveLength(1);
});

test('comments, lessons, other words, CSS and fields of the contract are fine', () => {
  const tree = new Map([
    ['web/contract/model.ts', 'export interface Frame {\n  order: string;\n}'],
    ['web/views/slots.ts', "// hits: counted by the core\nshow(frame.order, 'hits per second');"],
    ['web/views/styles.ts', 'css`align-hits: center;`'],
    ['core/exercises/lecture/lookup/lesson.md', '- `hits`: see what hits=9 does'],
    ['web/app/shortcuts.ts', "if (key === 'n') next();"],
  ]);
  expect(vocabulary(tree, ['hits', 'order', 'n'])).toEqual([]);
});

/** Every parameter and metric of every exercise, asked of the program itself. */
function declaredNames(): string[] {
  const names = new Set<string>();
  for (const { id } of ask<{ id: string }[]>('list', '--json')) {
    const spec = ask<ExerciseSpec>('schema', id);
    for (const name of Object.keys(spec.properties)) names.add(name);
    for (const { name } of spec.metrics) names.add(name);
  }
  return [...names];
}

function ask<Answer>(...args: string[]): Answer {
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
}
