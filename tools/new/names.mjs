import { Obstacle } from '../obstacle.mjs';

const longest = 40;
const words = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Of C++20, those that a name could be spelled like. */
const reserved = new Set(
  (
    'and asm auto bool break case catch char class compl concept const consteval constexpr constinit continue ' +
    'co_await co_return co_yield decltype default delete do double else enum explicit export extern false float for ' +
    'friend goto if inline int long mutable namespace new noexcept not nullptr operator or private protected public ' +
    'register requires return short signed sizeof static struct switch template this throw true try typedef typeid ' +
    'typename union unsigned using virtual void volatile while xor and_eq bitand bitor not_eq or_eq xor_eq const_cast ' +
    'dynamic_cast reinterpret_cast static_cast static_assert thread_local alignas alignof main std'
  ).split(' '),
);

/**
 * A name in the spellings that sources need: `id` my-idea, `name` my_idea, `Class` MyIdea, `title` My idea.
 * @typedef {{ id: string, name: string, Class: string, title: string }} Names
 */

/**
 * @param {string} what it is the name of
 * @param {string | undefined} id
 * @returns {Names}
 * @throws {Obstacle} in a sentence that says what is allowed
 */
export function namesOf(what, id) {
  const name = id?.replaceAll('-', '_') ?? '';
  if (id === undefined || !words.test(id) || id.length > longest || reserved.has(name)) {
    throw new Obstacle(
      `${what}: got ${id ?? 'none'}; allowed: small letters and digits, words joined by hyphens as in my-idea, ` +
        `at most ${longest} characters and no word of C++.`,
    );
  }
  const spaced = id.replaceAll('-', ' ');
  return {
    id,
    name,
    Class: spaced.replace(/(^| )(.)/g, (_, _space, first) => first.toUpperCase()),
    title: spaced.charAt(0).toUpperCase() + spaced.slice(1),
  };
}

/**
 * Puts values in place of their names between at signs.
 * @param {string} template
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function filled(template, values) {
  return template.replace(/@(\w+)@/g, (whole, key) => values[key] ?? whole);
}
