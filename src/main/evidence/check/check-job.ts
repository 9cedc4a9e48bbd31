/** One check from path to report, as the thread runs it. */
import type { PackageCheckReport, PackageFact } from '@shared/domain/package-check';
import { verifyPackage, type VerifyOptions } from '../verify/verify-package';
import { checkLines, packageFacts } from './check-lines';
import { signatureFacts, signatureLine } from './signature-line';
import { timeStampFacts, timeStampLine } from './time-stamp-line';

/** Plain data: it may be handed to another thread. */
export interface CheckOrder {
  readonly path: string;
  /** Opens an encrypted package; never kept. */
  readonly passphrase: string | null;
}

/** Where a check runs: in this thread or in another. */
export type CheckRunner = (
  order: CheckOrder,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<PackageCheckReport>;

const SEALED_FACT: PackageFact = {
  label: 'Encrypted',
  value: 'AES-256 (WinZip AE-2), opened with the passphrase and read in memory alone',
};

const FOREIGN_FACT: PackageFact = {
  label: 'Made with',
  value:
    'another program: held to the rules of every BagIt bag, not to those of a Roadproof package',
};

/** @throws what reading the file throws; an abort ends as `AbortError`. */
export async function runCheckJob(
  path: string,
  options: VerifyOptions = {},
): Promise<PackageCheckReport> {
  const report = await verifyPackage(path, options);
  const { ok, kind, sizeBytes, filesCount, sha256, problems, signature, timeStamp, sealed } =
    report;
  const { tagTexts } = report;
  return {
    ok,
    kind,
    sizeBytes,
    filesCount,
    sha256,
    lines: [
      ...checkLines(problems, report.foreign),
      ...signatureLine(signature, problems),
      ...timeStampLine(timeStamp, problems),
    ],
    facts: [
      ...packageFacts(tagTexts.get('bag-info.txt')),
      ...signatureFacts(signature),
      ...timeStampFacts(timeStamp),
      ...(sealed ? [SEALED_FACT] : []),
      ...(report.foreign === null ? [] : [FOREIGN_FACT]),
    ],
  };
}
