/** One export from plan to finished file: check, write, verify, rename; all of it or nothing. */
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExportStep } from '@shared/domain/evidence';
import { AppError } from '@shared/errors';
import { syncFolder } from '@main/platform/atomic-file';
import { systemClock } from '@main/platform/clock';
import { copiedFiles } from '../copied-files';
import { packageDocuments } from '../documents/package-documents';
import type { PackageFacts } from '../documents/package-facts';
import type { SigningKey } from '../signature/sign-manifest';
import { scanFile, type Digest, type Scan } from '../verify/scan';
import { verifyPackage } from '../verify/verify-package';
import { ZipWriter } from '../zip/zip-writer';
import { checkOriginal } from './copy-original';
import { writeBag, type BagInput } from './write-bag';

/** Plain data: it may be handed to another thread. */
export interface PackageOrder {
  readonly facts: PackageFacts;
  /** Where the zip is to stand in the end. */
  readonly targetPath: string;
  /** What the plan says to sign with; null for an unsigned package. */
  readonly signingKey: SigningKey | null;
}

export interface PackageProgress {
  readonly step: ExportStep;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

export interface PackageResult {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly filesCount: number;
}

/** Runs an order somewhere: in this thread, or in a worker. */
export type PackageRunner = (
  order: PackageOrder,
  onProgress: (progress: PackageProgress) => void,
  signal: AbortSignal,
) => Promise<PackageResult>;

/** Who does which share of the digests when the finished package is read again. */
export type VerifyScans = readonly { readonly scan: Scan; readonly digests: readonly Digest[] }[];

const ALL_HERE: VerifyScans = [{ scan: scanFile, digests: ['sha256', 'sha512', 'crc32'] }];

export function partPath(targetPath: string): string {
  return `${targetPath}.part`;
}

/**
 * Writes `<target>.part`, reads it back in full, then gives it its name. A `.part` of that name left by
 * a killed export is removed first; on failure or abort nothing stays behind.
 */
export async function runPackageJob(
  { facts, targetPath, signingKey }: PackageOrder,
  onProgress: (progress: PackageProgress) => void,
  signal: AbortSignal,
  scans: VerifyScans = ALL_HERE,
): Promise<PackageResult> {
  const planned = new Set(facts.plan.files.map(({ sourceFileId }) => sourceFileId));
  const originals = copiedFiles(facts.source).filter(({ fileId }) => planned.has(fileId));
  const bytesTotal = originals.reduce((sum, file) => sum + (file.sizeBytes ?? 0), 0);
  const progressOf = (step: ExportStep): ((bytes: number) => void) => {
    let bytesDone = 0;
    onProgress({ step, bytesDone, bytesTotal });
    return (bytes) => {
      bytesDone = Math.min(bytesTotal, bytesDone + bytes);
      onProgress({ step, bytesDone: Math.round(bytesDone), bytesTotal });
    };
  };

  progressOf('check-originals');
  for (const original of originals) {
    signal.throwIfAborted();
    await checkOriginal(original);
  }
  const sign = signingKey && (await signerWith(signingKey));
  const documents = packageDocuments(facts);
  const temporaryPath = partPath(targetPath);
  await writing(rm(temporaryPath, { force: true }));
  try {
    const zip = await writing(ZipWriter.create(temporaryPath));
    let tagManifest: string;
    try {
      const onBytes = progressOf('write');
      tagManifest = await writing(writeBag(zip, { facts, documents, onBytes, sign }, signal));
    } catch (caught) {
      await zip.abandon();
      throw caught;
    }
    await writing(zip.finish());
    const onBytes = progressOf('verify');
    const report = await verifyPackage(temporaryPath, { onBytes, scans, signal });
    const same = report.tagTexts.get('tagmanifest-sha256.txt') === tagManifest;
    const signed = report.signature.state === (signingKey ? 'valid' : 'unsigned');
    const [first] = report.problems;
    if (!same || !signed || first || report.sha256 === null) {
      throw new AppError('evidence.verify-failed', {
        detail: first ? `${first.path ?? report.name}: ${first.message}` : 'tagmanifest-sha256.txt',
      });
    }
    progressOf('finish');
    signal.throwIfAborted();
    await writing(rename(temporaryPath, targetPath));
    await writing(syncFolder(dirname(targetPath)));
    const { sizeBytes, sha256, filesCount } = report;
    return { sizeBytes, sha256, filesCount };
  } catch (caught) {
    // Clean-up must not hide why it was needed.
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw caught;
  }
}

async function signerWith(key: SigningKey): Promise<BagInput['sign']> {
  const { signManifest } = await import('../signature/sign-manifest');
  return (manifest) => signManifest(manifest, key, systemClock.now());
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'Your share of the disk is full.',
  EACCES: 'Writing is not allowed there.',
  EPERM: 'Writing is not allowed there.',
  EROFS: 'The disk is read-only.',
  ENOENT: 'The folder is no longer there.',
  EISDIR: 'A folder of this name is already there.',
  EFBIG: 'The file is too big for this disk’s file system.',
  EIO: 'The disk reported an error.',
};

/** Names failures of the target as such; failures with a name of their own pass. */
async function writing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (caught) {
    if (!(caught instanceof Error) || caught instanceof AppError || !('code' in caught))
      throw caught;
    if (caught.name === 'AbortError') throw caught;
    const detail = SYSTEM_WORDS[String(caught.code)];
    throw new AppError('evidence.write-failed', {
      ...(detail === undefined ? {} : { detail }),
      cause: caught,
    });
  }
}
