/** Encrypts a package and proves, by reading it back, that the passphrase opens the very same bytes. */
import { open } from 'node:fs/promises';
import { AppError } from '@shared/errors';
import { bothEnded } from '../both-ended';
import type { Scan } from '../verify/scan';
import type { Place } from './byte-source';
import { checkSeal } from './check-seal';
import { openSeal, type Seal } from './open-seal';
import { sealPackage, type SealOrder } from './seal-package';

export interface CheckedSealOrder extends SealOrder {
  /** SHA-256 of the plain package. */
  readonly innerSha256: string;
}

/**
 * @param scan takes the hash of what is inside; beside the check of the outside when it runs in another thread.
 * @throws AppError `evidence.verify-failed`
 */
export async function sealChecked(
  order: CheckedSealOrder,
  scan: Scan,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  await sealPackage(order, onBytes, signal);
  const { outerPath, passphrase } = order;
  const file = await open(outerPath, 'r');
  try {
    const opened = await openSeal(file, passphrase);
    if (!opened) throw failed();
    const half = (bytes: number): void => onBytes(bytes / 2);
    const [outside, inside] = await bothEnded(
      checkSeal(outerPath, opened, half, signal),
      innerSha256(scan, { filePath: outerPath, seal: opened.seal }, half, signal),
    );
    if (!outside.authentic || inside !== order.innerSha256) throw failed();
    return { sizeBytes: (await file.stat()).size, sha256: outside.sha256 };
  } finally {
    await file.close();
  }
}

async function innerSha256(
  scan: Scan,
  place: Place & { readonly seal: Seal },
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const all = { offset: 0, sizeBytes: place.seal.sizeBytes };
  const request = { ...place, stretches: [all], digests: ['sha256'] as const, whole: false };
  const { stretches } = await scan(request, onBytes, signal);
  return stretches[0]?.sha256 ?? null;
}

function failed(): AppError {
  return new AppError('evidence.verify-failed', { detail: 'the encrypted zip' });
}
