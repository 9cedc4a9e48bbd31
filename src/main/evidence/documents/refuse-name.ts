/** The last look before anything is written: a name that was to be left out stands in no text of the package. */
import { AppError } from '@shared/errors';
import { nameFilter } from '../planning/withheld-name';
import { plainText } from './html';
import type { PackageDocument, PackageFacts } from './package-facts';

/** @throws AppError `evidence.name-found` with the file in which the name would have stood */
export function refuseName(
  { withheldName, claim, plan }: PackageFacts,
  documents: readonly PackageDocument[],
): void {
  const { stands } = nameFilter(withheldName);
  const signer = plan.signature.kind === 'signed' ? plan.signature.signer : null;
  const parties = [claim.preparedBy, claim.organisation, claim.recipient];
  // Whoever hands over signs with that name: it is theirs to give.
  if ([...parties, signer?.name ?? '', signer?.organisation ?? ''].some(stands)) return;
  const found = documents.find(({ bytes, path }) => {
    const text = Buffer.from(bytes).toString('utf8');
    return stands(path) || stands(text) || stands(plainText(text));
  });
  if (found) throw new AppError('evidence.name-found', { detail: found.path });
}
