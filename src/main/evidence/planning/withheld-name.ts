/** Takes a person's name out of everything that is said, wherever it stands and however it is written; pure. */
import { message } from '@shared/words/message';

export const NAME_LEFT_OUT = message('[name left out]');

/** Shorter parts of a name are words of too many other meanings. */
const LEAST_PART = 3;
/** What may stand between the parts of a name: blanks, signs of file names, their form in addresses. */
const BETWEEN = '(?:%20|%2C|[\\s_.,+;-])*';

export interface NameFilter {
  /** Puts the words for a name that was left out in place of the name and of each longer part of it. */
  readonly hide: (text: string) => string;
  /** Whether the whole name stands in a text; never for a name of one word, which may mean anything. */
  readonly stands: (text: string) => boolean;
}

/** @param name as the service writes it: `Yusuf Demir`; null or blank hides nothing */
export function nameFilter(name: string | null, leftOut: string = NAME_LEFT_OUT): NameFilter {
  const parts = (name ?? '').split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((part) => part !== '');
  if (parts.length === 0) return { hide: (text) => text, stands: () => false };
  const spellings = [parts, parts.map(withoutAccents)];
  const whole = spellings.flatMap((words) => [words, [...words].reverse()]).map(sequence);
  const single = spellings
    .flat()
    .filter((part) => Array.from(part).length >= LEAST_PART)
    .map(escaped);
  const everything = new RegExp(
    [...whole, ...single].map((pattern) => asWord(pattern)).join('|'),
    'giu',
  );
  const wholeOnly = new RegExp(whole.map((pattern) => asWord(pattern)).join('|'), 'iu');
  return {
    hide: (text) => text.normalize('NFC').replace(everything, leftOut),
    stands: (text) => parts.length > 1 && wholeOnly.test(text.normalize('NFC')),
  };
}

const sequence = (words: readonly string[]): string => words.map(escaped).join(BETWEEN);
const asWord = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
const escaped = (text: string): string =>
  text.normalize('NFC').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * The same data with every text filtered, however deep it lies, keys included.
 * @param kept keys whose value is no text for people: ids, places on the disk, words of our own
 */
export function hideIn<T>(value: T, hide: (text: string) => string, kept: ReadonlySet<string>): T {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return hide(one);
    if (Array.isArray(one)) return one.map(walk);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [
        hide(key),
        kept.has(key) ? (inner as unknown) : walk(inner),
      ]),
    );
  };
  return walk(value) as T;
}
