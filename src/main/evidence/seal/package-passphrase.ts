/** Passphrases of packages; the lists of words behind them are loaded when first needed. */
import type { ClaimDetails } from '@shared/domain/evidence';
import type { PassphraseVerdict } from '@shared/domain/passphrase';
import { AppError } from '@shared/errors';
import type * as passphrases from './passphrase';

const load = (): Promise<typeof passphrases> => import('./passphrase');

export async function judgeForClaim(
  passphrase: string,
  claim: ClaimDetails,
): Promise<PassphraseVerdict> {
  const { judgePassphrase, knownOf } = await load();
  return judgePassphrase(passphrase, knownOf(claim));
}

/** @throws AppError `evidence.weak-passphrase`; undefined asks for no encryption. */
export async function requireStrong(
  passphrase: string | undefined,
  claim: ClaimDetails,
): Promise<void> {
  if (passphrase === undefined) return;
  const { strong } = await judgeForClaim(passphrase, claim);
  if (!strong) throw new AppError('evidence.weak-passphrase');
}

export async function suggest(): Promise<{ readonly passphrase: string }> {
  const { suggestPassphrase } = await load();
  return { passphrase: suggestPassphrase() };
}
