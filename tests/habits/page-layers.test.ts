import { expect, test } from 'vitest';
import { pageLayers } from './rules/page-layers';
import { repository } from './rules/tree';

test('a file of the page imports only from its own room and from the layers below, and never in a circle', () => {
  expect(pageLayers(repository())).toEqual([]);
});

test('an import from above is caught, of a type as well, and however it is written', () => {
  const above = ['web/session/run.ts', ''] as const;
  const broken = (text: string) => pageLayers(new Map([above, ['web/client/calls.ts', text]]));
  expect(broken("import type { Run } from '../session/run';")).toHaveLength(1);
  expect(broken("export { run } from '../session/run';")).toHaveLength(1);
  expect(broken("import '../session/run';")).toHaveLength(1);
  expect(broken("const run = await import('../session/run');")).toHaveLength(1);
  expect(broken("import url from '../session/run?worker&url';")).toHaveLength(1);
});

test('rooms of one layer keep apart, views and pages too', () => {
  const beside = (from: string, to: string, written: string) =>
    pageLayers(
      new Map([
        [from, `import '${written}';`],
        [to, ''],
      ]),
    );
  expect(beside('web/views/race/race.ts', 'web/views/curve/curve.ts', '../curve/curve')).toHaveLength(1);
  expect(beside('web/pages/a/page.ts', 'web/pages/b/page.ts', '../b/page')).toHaveLength(1);
  expect(beside('web/storage/storage.ts', 'web/theme/icons.ts', '../theme/icons')).toHaveLength(1);
  expect(beside('web/views/race/race.ts', 'web/views/plot/plot.ts', '../plot/plot')).toEqual([]);
  expect(beside('web/views/race/race.ts', 'web/views/race/model.ts', './model')).toEqual([]);
});

test('a folder that is in no layer may not be imported', () => {
  const tree = new Map([
    ['web/element/element.ts', "import '../attic/old';"],
    ['web/attic/old.ts', ''],
  ]);
  expect(pageLayers(tree)).toHaveLength(1);
});

test('a circle is told in full', () => {
  const tree = new Map([
    ['web/form/a.ts', "import './b';"],
    ['web/form/b.ts', "import type { C } from './c';"],
    ['web/form/c.ts', "import './b';"],
  ]);
  expect(pageLayers(tree)).toEqual(['web/form/b.ts imports web/form/c.ts imports web/form/b.ts: a circle']);
});
