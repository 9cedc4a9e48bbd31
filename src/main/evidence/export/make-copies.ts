/** Makes the copies without sound that a plan asks for, each from an original that is proven unchanged. */
import type { SilentCopyToMake } from '@shared/domain/evidence';
import { AppError } from '@shared/errors';
import type { PackageFacts } from '../documents/package-facts';
import { proveOriginal } from './prove-original';

export type MakeSilentCopy = (
  incidentId: string,
  copy: SilentCopyToMake,
  signal: AbortSignal,
) => Promise<void>;

/**
 * The facts once every copy that their plan asks for has been made; signed as they were.
 * @param gather reads the facts from the library again, copies included
 * @param onCopy told 0…1
 * @throws AppError `library.missing-file`, `library.changed-file`, `derived.failed`
 */
export async function withCopies(
  facts: PackageFacts,
  gather: () => Promise<PackageFacts>,
  make: MakeSilentCopy | undefined,
  onCopy: (part: number) => void,
  signal: AbortSignal,
): Promise<PackageFacts> {
  const { copiesToMake, incidentId, signature } = facts.plan;
  if (copiesToMake.length === 0) return facts;
  if (!make) throw new AppError('derived.failed');
  for (const [done, copy] of copiesToMake.entries()) {
    onCopy(done / copiesToMake.length);
    signal.throwIfAborted();
    await proveOriginal(facts.source, fileIdOf(facts, copy));
    await make(incidentId, copy, signal);
  }
  const again = await gather();
  if (again.plan.copiesToMake.length > 0) throw new AppError('derived.failed');
  return { ...again, plan: { ...again.plan, signature } };
}

function fileIdOf({ source }: PackageFacts, copy: SilentCopyToMake): string {
  return source.clips.find(({ clipId }) => clipId === copy.clipId)?.fileId ?? '';
}
