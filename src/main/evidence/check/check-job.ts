/** One check from path to report, as the thread runs it. */
import type { PackageCheckReport } from '@shared/domain/package-check';
import { verifyPackage, type VerifyOptions } from '../verify/verify-package';
import { checkLines, packageFacts } from './check-lines';
import { signatureFacts, signatureLine } from './signature-line';

/** Where a check runs: in this thread or in another. */
export type CheckRunner = (
  path: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<PackageCheckReport>;

/** @throws what reading the file throws; an abort ends as `AbortError`. */
export async function runCheckJob(
  path: string,
  options: VerifyOptions = {},
): Promise<PackageCheckReport> {
  const report = await verifyPackage(path, options);
  const { ok, kind, sizeBytes, filesCount, sha256, problems, signature, tagTexts } = report;
  return {
    ok,
    kind,
    sizeBytes,
    filesCount,
    sha256,
    lines: [...checkLines(problems), ...signatureLine(signature, problems)],
    facts: [...packageFacts(tagTexts.get('bag-info.txt')), ...signatureFacts(signature)],
  };
}
