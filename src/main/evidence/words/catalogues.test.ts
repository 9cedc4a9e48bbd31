/** Every language says every message, with all its values, and nothing that nobody says. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CUSTODY_ACTIONS } from '@main/custody';
import { piecesOf } from '@shared/words/message';
import type { Catalogue } from '@shared/words/words';
import { messagesIn } from '../../../../test/support/messages-in';
import { custodyActionIn } from './custody-words';
import { DE } from './de';
import { ES } from './es';
import { wordsIn } from './words-in';

const CATALOGUES: readonly (readonly [string, Catalogue])[] = [
  ['es', ES],
  ['de', DE],
];
const FOUND = messagesIn(resolve('src'));
const COUNTED = new Set(FOUND.filter(({ counted }) => counted).map(({ text }) => text));
const SAID = new Set(FOUND.map(({ text }) => text));

/** Names of the placeholders, each once, sorted. */
function placeholders(text: string): readonly string[] {
  return [...new Set(piecesOf(text).filter((_, index) => index % 2 === 1))].sort();
}

describe.each(CATALOGUES)('the catalogue %s', (language, catalogue) => {
  it('has every message that the source says', () => {
    expect([...SAID].filter((text) => !(text in catalogue))).toEqual([]);
  });

  it('has no message that nobody says', () => {
    expect(Object.keys(catalogue).filter((text) => !SAID.has(text))).toEqual([]);
  });

  it('has a form for each number where a message is counted, and there alone', () => {
    // The same text may be counted in one place and told in another: then it could have no form for both.
    const plain = new Set(FOUND.filter(({ counted }) => !counted).map(({ text }) => text));
    expect([...COUNTED].filter((text) => plain.has(text))).toEqual([]);
    const wanted = [0, 1, 2, 5, 1_000_000].map((count) =>
      new Intl.PluralRules(language).select(count),
    );
    for (const [text, said] of Object.entries(catalogue)) {
      expect(typeof said === 'object', text).toBe(COUNTED.has(text));
      // One more, two more: nothing is a million of these without being a count of things.
      if (typeof said !== 'object') continue;
      const missing = wanted.filter((category) => !(category in said) && category !== 'many');
      expect(missing, text).toEqual([]);
    }
  });

  it('keeps every placeholder and invents none', () => {
    for (const [text, said] of Object.entries(catalogue)) {
      if (typeof said === 'string') {
        expect(placeholders(said), text).toEqual(placeholders(text));
        continue;
      }
      expect(placeholders(said.other), text).toEqual(placeholders(text));
      // "One more video" needs no number.
      expect(['', 'count']).toContain(placeholders(said.one).join());
      if (said.many !== undefined) expect(placeholders(said.many), text).toEqual(['count']);
    }
  });

  it('says something else than English, but for signs and names', () => {
    const same = Object.entries(catalogue).filter(([text, said]) => text === said);
    expect(same.map(([text]) => text).filter((text) => !SAME.includes(text))).toEqual([]);
  });

  it('knows every action that a custody record can hold', () => {
    const words = wordsIn(language as 'es' | 'de');
    expect(CUSTODY_ACTIONS.filter((action) => custodyActionIn(words, action) === action)).toEqual(
      [],
    );
  });
});

/** Words that one of the languages writes as English does. */
const SAME: readonly string[] = [
  'Ticket',
  'Organisation',
  'Front',
  'Start',
  'Moment',
  'Signal',
  'Name:',
  'Organisation:',
  'Video {name}',
  '{frames} in {length}',
  'N',
];
