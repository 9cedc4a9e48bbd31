/** One export from plan to finished file: check, write, verify, rename; all of it or nothing. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExportStep } from '@shared/domain/evidence';
import { AppError } from '@shared/errors';
import { syncFolder } from '@main/platform/atomic-file';
import { systemClock } from '@main/platform/clock';
import { copiedFiles } from '../copied-files';
import { packageDocuments } from '../documents/package-documents';
import type { PackageFacts } from '../documents/package-facts';
import { recipeOf } from '../reissue/recipe';
import { sealChecked } from '../seal/seal-checked';
import type { SigningKey } from '../signature/sign-manifest';
import { scanFile, type Digest, type Scan } from '../verify/scan';
import { verifyPackage } from '../verify/verify-package';
import { ZipWriter } from '../zip/zip-writer';
import { checkAndFlush } from './check-and-flush';
import { checkOriginal } from './copy-original';
import { refuseExisting } from './free-target';
import { stepProgress } from './step-progress';
import { writeBag, type BagInput, type Stamper } from './write-bag';
import { writing } from './writing';

/** Plain data: it may be handed to another thread. */
export interface PackageOrder {
  readonly facts: PackageFacts;
  /** Where the zip is to stand in the end. */
  readonly targetPath: string;
  /** What the plan says to sign with; null for an unsigned package. */
  readonly signingKey: SigningKey | null;
  /** Encrypts the package; null for a plain one. */
  readonly encryption: Encryption | null;
  /** False: a file that has come to stand there meanwhile stays, and the export fails. */
  readonly mayReplace: boolean;
}

/** Never written anywhere, never logged. */
export interface Encryption {
  readonly passphrase: string;
  /**
   * Where the plain package is made first: on this computer, where the originals lie unencrypted anyway,
   * and not on the stick that is handed over.
   */
  readonly plainPath: string;
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
  /** Null without a time stamp. */
  readonly timeStamp: { readonly timeMs: number; readonly authority: string } | null;
  /** Makes the identical package again, with the originals. */
  readonly recipe: Uint8Array;
  /** SHA-256 of the package before it was encrypted; the same as `sha256` for a plain one. */
  readonly innerSha256: string;
}

/** Runs an order somewhere: in this thread, or in a worker. */
export type PackageRunner = (
  order: PackageOrder,
  onProgress: (progress: PackageProgress) => void,
  signal: AbortSignal,
  stamp: Stamper | null,
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
  { facts, targetPath, signingKey, encryption, mayReplace }: PackageOrder,
  onProgress: (progress: PackageProgress) => void,
  signal: AbortSignal,
  stamp: Stamper | null = null,
  scans: VerifyScans = ALL_HERE,
): Promise<PackageResult> {
  const planned = new Set(facts.plan.files.map(({ sourceFileId }) => sourceFileId));
  const originals = copiedFiles(facts.source).filter(({ fileId }) => planned.has(fileId));
  const bytesTotal = originals.reduce((sum, file) => sum + (file.sizeBytes ?? 0), 0);
  const progressOf = stepProgress(bytesTotal, onProgress);

  progressOf('check-originals');
  for (const original of originals) {
    signal.throwIfAborted();
    await checkOriginal(original);
  }
  const sign = signingKey && (await signerWith(signingKey));
  const documents = await packageDocuments(facts);
  const outerPath = partPath(targetPath);
  const plainPath = encryption?.plainPath ?? outerPath;
  const removeParts = async (): Promise<void> => {
    for (const path of new Set([plainPath, outerPath])) await rm(path, { force: true });
  };
  await writing(removeParts());
  try {
    if (encryption) await writing(mkdir(dirname(plainPath), { recursive: true }));
    const zip = await writing(ZipWriter.create(plainPath));
    let tagManifest: string;
    try {
      const onBytes = progressOf('write');
      tagManifest = await writing(
        writeBag(zip, { facts, documents, onBytes, sign, stamp }, signal),
      );
      await writing(zip.finish());
    } catch (caught) {
      await zip.abandon();
      throw caught;
    }
    const onBytes = progressOf('verify');
    const report = await checkAndFlush(zip, () =>
      verifyPackage(plainPath, { onBytes, scans, signal }),
    );
    const same = report.tagTexts.get('tagmanifest-sha256.txt') === tagManifest;
    const signed = report.signature.state === (signingKey ? 'valid' : 'unsigned');
    const [first] = report.problems;
    if (!same || !signed || first || report.sha256 === null) {
      throw new AppError('evidence.verify-failed', {
        detail: first ? `${first.path ?? report.name}: ${first.message}` : 'tagmanifest-sha256.txt',
      });
    }
    const hashes = originals.flatMap(({ fileId, sha256 }) =>
      sha256 === null ? [] : [[fileId, sha256] as const],
    );
    const recipe = await recipeOf(plainPath, facts.plan, new Map(hashes));
    const { sizeBytes, sha256, filesCount } = report;
    const timeStamp = report.timeStamp.state === 'valid' ? report.timeStamp : null;
    let made: PackageResult = {
      sizeBytes,
      sha256,
      filesCount,
      timeStamp,
      recipe,
      innerSha256: sha256,
    };
    if (encryption) {
      const modifiedMs = facts.preparedAtMs;
      const order = { innerPath: plainPath, innerSha256: sha256, outerPath, modifiedMs };
      const onSealed = progressOf('encrypt');
      const half = (bytes: number): void => onSealed(bytes / 2);
      const { passphrase } = encryption;
      // The last scan is the one in another thread, where there is one.
      const scan = scans.at(-1)?.scan ?? scanFile;
      const sealed = await writing(sealChecked({ ...order, passphrase }, scan, half, signal));
      made = { ...made, ...sealed };
    }
    progressOf('finish');
    signal.throwIfAborted();
    if (!mayReplace) await refuseExisting(targetPath);
    await writing(rename(outerPath, targetPath));
    await writing(syncFolder(dirname(targetPath)));
    if (encryption) await rm(plainPath, { force: true });
    return made;
  } catch (caught) {
    // Clean-up must not hide why it was needed.
    await removeParts().catch(() => undefined);
    throw caught;
  }
}

async function signerWith(key: SigningKey): Promise<BagInput['sign']> {
  const { signManifest } = await import('../signature/sign-manifest');
  return (manifest) => signManifest(manifest, key, systemClock.now());
}
