import { expect, it } from 'vitest';
import { tokens } from '../../../../web/views/code/highlight';

const kinds = (program: string, language: 'python' | 'cpp') =>
  tokens(program, language)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

it('marks numbers, strings, keywords and comments', () => {
  expect(kinds('for i in range(5_000):  # 12 "x"\n  f("a # b", S9)', 'python')).toEqual([
    'keyword for',
    'keyword in',
    'number 5_000',
    'comment # 12 "x"',
    'string "a # b"',
  ]);
  expect(kinds("auto n = 1'000; // for\nstd::string s;", 'cpp')).toEqual([
    'keyword auto',
    "number 1'000",
    'comment // for',
  ]);
});

it('loses nothing', () => {
  const program = '"""a\n\'b"""\nx = "unclosed\n\té 1e-3 # end';
  expect(
    tokens(program, 'python')
      .map(({ text }) => text)
      .join(''),
  ).toBe(program);
});
