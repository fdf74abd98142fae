import { afterEach, beforeEach, expect, it } from 'vitest';
import { Code } from '../../../../web/views/code/code';
import type { Tabs } from '../../../../web/views/controls/tabs';

let code: Code;
const show = async (programs: Record<string, string>, query = '') => {
  code.load = async (language) => programs[language] ?? '';
  code.query = query;
  await code.updateComplete;
  await new Promise((settled) => setTimeout(settled));
  await code.updateComplete;
};
const offered = () => code.shadowRoot?.querySelector<Tabs>('cb-tabs')?.tabs.map(({ label }) => label);
const program = () => code.shadowRoot?.querySelector('pre')?.textContent;

beforeEach(() => {
  code = new Code();
  document.body.append(code);
});
afterEach(() => document.body.replaceChildren());

it('offers the languages that have a program, and opens the first', async () => {
  await show({ python: 'print(1)', cpp: 'int main() {}' });
  expect([offered(), program()]).toEqual([['Python', 'C++'], 'print(1)']);
});

it('leaves out a language without one', async () => {
  await show({ cpp: 'int main() {}' });
  expect([offered(), program()]).toEqual([['C++'], 'int main() {}']);
});

it('follows the query, and shows nothing where there is no program at all', async () => {
  await show({ python: 'print(1)' });
  await show({ python: 'print(2)' }, 'maxsize=9');
  expect(program()).toBe('print(2)');
  await show({}, 'maxsize=10');
  expect(offered()).toBeUndefined();
});

it('asks for one language after the other: of two that wait, the older would be dropped', async () => {
  const asked: [string, (program: string) => void][] = [];
  code.load = (language) => new Promise((give) => asked.push([language, give]));
  await code.updateComplete;
  expect(asked.map(([language]) => language)).toEqual(['python']);
  asked[0]?.[1]('print(1)');
  await new Promise((settled) => setTimeout(settled));
  expect(asked.map(([language]) => language)).toEqual(['python', 'cpp']);
});
