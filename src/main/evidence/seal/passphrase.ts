/** Whether a passphrase holds against a thief with time, and random words for who has none at hand. */
import { randomInt } from 'node:crypto';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { ClaimDetails } from '@shared/domain/evidence';
import type { PassphraseVerdict } from '@shared/domain/passphrase';

/** The format stretches keys little: one graphics card tries about this many a second. */
const TRIES_A_SECOND = 1e7;
const LEAST_YEARS = 3;
const SECONDS_A_YEAR = 365.25 * 86_400;
const SUGGESTED_WORDS = 6;
/** Longer ones are not judged further; they cost more than they tell. */
const JUDGED_LETTERS = 100;

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** @param known words that a thief knows; they count for next to nothing. */
export function judgePassphrase(passphrase: string, known: readonly string[]): PassphraseVerdict {
  const guesses = guessesFor(passphrase.slice(0, JUDGED_LETTERS), known);
  const years = guesses / TRIES_A_SECOND / SECONDS_A_YEAR;
  if (years >= LEAST_YEARS) return { strong: true, part: 1 };
  // By orders of magnitude, as strength is felt.
  const part =
    Math.log10(Math.max(guesses, 1)) / Math.log10(LEAST_YEARS * SECONDS_A_YEAR * TRIES_A_SECOND);
  return { strong: false, part };
}

/** The library keeps what it judged last, so it is given nothing to judge afterwards. */
function guessesFor(letters: string, known: readonly string[]): number {
  try {
    return judge.check(letters, [...known]).guesses;
  } finally {
    judge.check('');
  }
}

/** What whoever finds a package may guess of its case. */
export function knownOf(claim: ClaimDetails): readonly string[] {
  return [claim.claimNumber, claim.recipient, claim.preparedBy, claim.organisation, claim.purpose];
}

/** Six of 7,776 words: about 77 bits. */
export function suggestPassphrase(): string {
  const words = dictionary['diceware-common'];
  return Array.from({ length: SUGGESTED_WORDS }, () => words[randomInt(words.length)]).join(' ');
}
