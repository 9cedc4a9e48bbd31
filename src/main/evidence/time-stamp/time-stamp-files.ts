/** The time stamp's two files in a package; both stay outside the tag manifest, which is what they stamp. */
import { createHash } from 'node:crypto';

export const TIME_STAMP_PATH = 'signature/manifest.tsr';
/** Covers the bytes of the answer that its own signature does not. */
export const TIME_STAMP_SUM_PATH = 'signature/manifest.tsr.sha256';
export const TIME_STAMP_PATHS: readonly string[] = [TIME_STAMP_PATH, TIME_STAMP_SUM_PATH];

/**
 * In `bag-info.txt`, and so under the tag manifest and its signature: whom a stamp was asked of. Without it a
 * stamp could be taken away unnoticed.
 */
export const TIME_STAMP_LABEL = 'Roadproof-Time-Stamp-Authority';

/** As `sha256sum -c` reads it in the package's top folder. */
export function timeStampSum(response: Uint8Array): string {
  return `${createHash('sha256').update(response).digest('hex')}  ${TIME_STAMP_PATH}\n`;
}
