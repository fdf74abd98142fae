import { expect, test } from 'vitest';
import { declarations } from './rules/declarations';
import { names } from './rules/names';
import { repository } from './rules/tree';

test('no name is declared twice in one namespace', () => {
  expect(names(repository())).toEqual([]);
});

const inside = (code: string) => `namespace a {\n${code}\n}  // namespace a\n`;
const hidden = (code: string) => inside(`namespace {\n${code}\n}  // namespace\n`);

test('types, functions and constants are found where they are declared', () => {
  const code = `
    struct Plain { int member; };  // struct Comment {
    class Derived final : public Plain { void inner() { struct Local {}; } };
    enum class Kind : char { one };
    template <class T, std::size_t n> class Templated {};
    template <> struct Templated<int, 1> {};
    class Forward;
    void Plain::member_function() { const char* text = "struct Quoted {"; }
    static_assert(sizeof(Kind) == 1);
    constexpr int constant = 3;
    constexpr Field fields[]{one(1), two(2)};
    template <class T> bool callable(const T& value) { return value; }
    std::vector<int> made() { return {}; }`;
  const types = ['Plain', 'Derived', 'Kind', 'Templated'];
  expect(declarations(inside(code)).map(({ name }) => name)).toEqual(types);
  const all = declarations(hidden(code));
  expect(all.map(({ name }) => name)).toEqual([...types, 'constant', 'fields', 'callable', 'made']);
  expect(all.every((declared) => declared.hidden && declared.namespace === 'a')).toBe(true);
});

test('a type that two files declare is caught, wherever they lie', () => {
  const tree = new Map([
    ['core/base/one.hpp', inside('struct Served {};')],
    ['core/sim/two.cpp', inside('enum class Served { yes };')],
    ['core/sim/three.hpp', 'namespace a::b { struct Served {}; }'],
  ]);
  expect(names(tree)).toEqual(['core/sim/two.cpp declares a::Served a second time, after core/base/one.hpp']);
});

test('what is hidden is caught within a folder only, and may be overloaded in a file', () => {
  const tree = new Map([
    ['core/sim/one.cpp', hidden('int size(int a) { return a; }\nint size(long a) { return 1; }')],
    ['core/sim/two.cpp', hidden('constexpr int size = 2;')],
    ['core/base/three.cpp', hidden('constexpr int size = 2;')],
    ['core/exercises/lab/x/program.cpp', hidden('constexpr int size = 2;')],
  ]);
  expect(names(tree)).toEqual(['core/sim/two.cpp declares a::size a second time, after core/sim/one.cpp']);
});
