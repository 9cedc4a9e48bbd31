/** The one passphrase of several packages: asked for each time they are made, and the same for all of them. */
import type { ClaimDetails } from '@shared/domain/evidence';
import { AppError } from '@shared/errors';
import { requireStrong } from '../seal/package-passphrase';
import { isSamePassphrase, printOf, type PassphrasePrint } from '../seal/passphrase-print';

/**
 * @param typed undefined asks for no encryption
 * @returns what tells it again; null without one
 * @throws AppError `evidence.weak-passphrase`
 */
export async function firstPassphrase(
  typed: string | undefined,
  claim: ClaimDetails,
): Promise<PassphrasePrint | null> {
  await requireStrong(typed, claim);
  return typed === undefined ? null : printOf(typed);
}

/**
 * What makes the rest must open with what the others open with; while there are no others, any strong one will do.
 * @param print of the one before; null when the packages are not encrypted
 * @throws AppError `evidence.other-passphrase`, `evidence.weak-passphrase`
 */
export async function passphraseAgain(
  typed: string | undefined,
  { print, claim, others }: { print: PassphrasePrint | null; claim: ClaimDetails; others: boolean },
): Promise<PassphrasePrint | null> {
  if ((print === null) !== (typed === undefined)) {
    throw new AppError('request.refused', { detail: 'with a passphrase, or without, as before' });
  }
  if (print === null || typed === undefined) return null;
  if (!others) return firstPassphrase(typed, claim);
  if (await isSamePassphrase(print, typed)) return print;
  throw new AppError('evidence.other-passphrase');
}
