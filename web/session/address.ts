import { type Speed, speeds } from './events';
import { Parameters } from './parameters';

export type Theme = 'light' | 'dark';

/** Pages beside the exercises. */
export const pages = ['own-trace'] as const;
export type PageName = (typeof pages)[number];

/**
 * The state of an exercise page, in the one form that links, iframe addresses and element attributes share:
 * `exercise`, the names below, and anything else, which is a parameter for the core to judge.
 */
export interface Address {
  /** A page in the place of an exercise; `null`: none. */
  page: PageName | null;
  /** `null`: the first of the catalogue. */
  exercise: string | null;
  parameters: Parameters;
  /** The playhead; `null`: at the end, wherever that is. */
  at: number | null;
  /** The query of the run compared with; `null`: the exercise's own contrast. */
  against: string | null;
  /** Whether the run compared with stays when the parameters change. */
  pinned: boolean;
  tab: string | null;
  speed: Speed;
  theme: Theme | null;
  /** For embeds: the parts shown and the fields that cannot be changed; `null`: all parts. */
  show: readonly string[] | null;
  lock: readonly string[];
}

/** An address as read, with a sentence about each thing in it that was not understood. */
export interface ReadAddress {
  address: Address;
  problems: string[];
}

/** Of the format below; absent means 1. Newer ones must go on reading what older ones wrote. */
const version = 1;

export const emptyAddress: Address = {
  page: null,
  exercise: null,
  parameters: Parameters.none,
  at: null,
  against: null,
  pinned: false,
  tab: null,
  speed: '10',
  theme: null,
  show: null,
  lock: [],
};

/** Reads one name of the format into the address; throws nothing, but says what it allows when it does not know the text. */
type Reader = (address: Address, text: string) => string | undefined;

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const oneOf = <Allowed extends string>(text: string, allowed: readonly Allowed[]): Allowed | undefined =>
  allowed.find((value) => value === text);

const readers: Record<string, Reader> = {
  v: (_, text) => (text === String(version) ? undefined : `${version}, the version of links known here`),
  exercise: (address, text) => {
    address.exercise = text;
    return undefined;
  },
  page: (address, text) => {
    const page = oneOf(text, pages);
    if (page) address.page = page;
    return page ? undefined : pages.join(', ');
  },
  at: (address, text) => {
    if (!/^\d{1,15}$/.test(text)) return 'a position in the run, a whole number';
    address.at = Number(text);
    return undefined;
  },
  against: (address, text) => {
    address.against = text;
    return undefined;
  },
  pin: (address, text) => {
    address.pinned = text === '1';
    return oneOf(text, ['0', '1']) ? undefined : '0 or 1';
  },
  tab: (address, text) => {
    address.tab = text;
    return undefined;
  },
  speed: (address, text) => {
    const speed = oneOf(text, speeds);
    if (speed) address.speed = speed;
    return speed ? undefined : speeds.join(', ');
  },
  theme: (address, text) => {
    const theme = oneOf(text, ['light', 'dark']);
    if (theme) address.theme = theme;
    return theme || text === 'auto' ? undefined : 'light, dark, auto';
  },
  show: (address, text) => {
    address.show = list(text);
    return undefined;
  },
  lock: (address, text) => {
    address.lock = list(text);
    return undefined;
  },
};

/** Reads names and texts in order; the first of a repeated name of the format counts. */
export function addressFromPairs(pairs: Iterable<readonly [string, string]>): ReadAddress {
  const address: Address = { ...emptyAddress };
  const problems: string[] = [];
  const seen = new Set<string>();
  const parameters: [string, string][] = [];
  for (const [name, text] of pairs) {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read) {
      parameters.push([name, text]);
    } else if (seen.has(name)) {
      problems.push(`${name}: given more than once; the first counts.`);
    } else {
      seen.add(name);
      const allowed = read(address, text);
      if (allowed) problems.push(`${name}: got "${shortened(text)}"; allowed: ${allowed}.`);
    }
  }
  address.parameters = new Parameters(parameters);
  return { address, problems };
}

export function readAddress(search: string): ReadAddress {
  return addressFromPairs(new URLSearchParams(search));
}

/** The search part of a link, from its question mark; names at their defaults are left out. */
export function writeAddress(address: Address): string {
  const pairs = new URLSearchParams();
  if (address.page !== null) pairs.set('page', address.page);
  if (address.exercise !== null) pairs.set('exercise', address.exercise);
  for (const [name, text] of address.parameters.pairs) pairs.append(name, text);
  if (address.at !== null) pairs.set('at', String(address.at));
  if (address.against !== null) pairs.set('against', address.against);
  if (address.pinned) pairs.set('pin', '1');
  if (address.tab !== null) pairs.set('tab', address.tab);
  if (address.speed !== emptyAddress.speed) pairs.set('speed', address.speed);
  if (address.theme !== null) pairs.set('theme', address.theme);
  if (address.show !== null) pairs.set('show', address.show.join(','));
  if (address.lock.length > 0) pairs.set('lock', address.lock.join(','));
  const search = pairs.toString();
  return search === '' ? '' : `?${search}`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
