/** Makes a package again from its recipe and the library's files, and proves that it is the same. */
import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ManifestHashes } from '@shared/domain/release';
import { AppError } from '@shared/errors';
import { syncFolder } from '@main/platform/atomic-file';
import { checkAndFlush } from '../export/check-and-flush';
import { checkOriginal, copyOriginal, type Original } from '../export/copy-original';
import { partPath, type PackageProgress, type VerifyScans } from '../export/package-job';
import { stepProgress } from '../export/step-progress';
import { writing } from '../export/writing';
import { TIME_STAMP_PATH } from '../time-stamp/time-stamp-files';
import { scanFile } from '../verify/scan';
import { verifyPackage, type VerifyReport } from '../verify/verify-package';
import { ZipWriter } from '../zip/zip-writer';
import {
  manifestHashes,
  readRecipe,
  withTimeStamp,
  type PackageRecipe,
  type RecipeEntry,
} from './recipe';

/** Plain data: it may be handed to another thread. */
export interface ReissueOrder {
  /** As `recipeOf` gave it. */
  readonly recipe: Uint8Array;
  /** Where the library's files lie now. */
  readonly sources: readonly ReissueSource[];
  readonly targetPath: string;
  /** A time stamp of this very package that came after it had gone out; put in beside its signature. */
  readonly timeStamp: Uint8Array | null;
}

export interface ReissueSource {
  readonly fileId: string;
  readonly displayName: string;
  /** Null when it is not saved any more. */
  readonly absolutePath: string | null;
}

export interface ReissueOutcome {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly manifests: ManifestHashes;
  /** The one that was put in; null when nothing was added. */
  readonly addedTimeStamp: { readonly timeMs: number; readonly authority: string } | null;
}

/** Runs an order somewhere: in this thread, or in a worker. */
export type ReissueRunner = (
  order: ReissueOrder,
  onProgress: (progress: PackageProgress) => void,
  signal: AbortSignal,
) => Promise<ReissueOutcome>;

const ALL_HERE: VerifyScans = [{ scan: scanFile, digests: ['sha256', 'sha512', 'crc32'] }];

/**
 * Writes `<target>.part`, reads it back in full, compares its manifests, then gives it its name; otherwise
 * nothing stays behind.
 * @throws AppError `library.missing-file`, `library.changed-file` naming the file; `evidence.not-identical`,
 * `evidence.write-failed`
 */
export async function runReissueJob(
  { recipe: bytes, sources, targetPath, timeStamp }: ReissueOrder,
  onProgress: (progress: PackageProgress) => void,
  signal: AbortSignal,
  scans: VerifyScans = ALL_HERE,
): Promise<ReissueOutcome> {
  const first = await readRecipe(bytes);
  const recipe = timeStamp ? withTimeStamp(first, timeStamp) : first;
  const originals = originalsOf(recipe, sources);
  const bytesTotal = [...originals.values()].reduce((sum, each) => sum + (each.sizeBytes ?? 0), 0);
  const progressOf = stepProgress(bytesTotal, onProgress);

  progressOf('check-originals');
  for (const original of originals.values()) {
    signal.throwIfAborted();
    await checkOriginal(original);
  }
  const temporaryPath = partPath(targetPath);
  await writing(rm(temporaryPath, { force: true }));
  try {
    const zip = await writing(ZipWriter.create(temporaryPath));
    try {
      const onBytes = progressOf('write');
      for (const entry of recipe.entries)
        await writing(writeEntry(zip, entry, originals, onBytes, signal));
      await writing(zip.finish());
    } catch (caught) {
      await zip.abandon();
      throw caught;
    }
    const onBytes = progressOf('verify');
    const report = await checkAndFlush(zip, () =>
      verifyPackage(temporaryPath, { onBytes, scans, signal }),
    );
    const manifests = sameManifests(recipe, report);
    const addedTimeStamp = recipe === first ? null : stampIn(report);
    progressOf('finish');
    signal.throwIfAborted();
    await writing(rename(temporaryPath, targetPath));
    await writing(syncFolder(dirname(targetPath)));
    return { sizeBytes: report.sizeBytes, sha256: report.sha256 ?? '', manifests, addedTimeStamp };
  } catch (caught) {
    // Clean-up must not hide why it was needed.
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw caught;
  }
}

/** @throws AppError `evidence.not-identical` when what was put in does not stamp this package. */
function stampIn({ timeStamp }: VerifyReport): ReissueOutcome['addedTimeStamp'] {
  if (timeStamp.state !== 'valid') {
    throw new AppError('evidence.not-identical', { detail: TIME_STAMP_PATH });
  }
  const { timeMs, authority } = timeStamp;
  return { timeMs, authority };
}

/** What the library must still hold, by entry: the bytes that went out, wherever they lie now. */
function originalsOf(
  recipe: PackageRecipe,
  sources: readonly ReissueSource[],
): ReadonlyMap<string, Original> {
  const byId = new Map(sources.map((source) => [source.fileId, source]));
  return new Map(
    recipe.entries.flatMap(({ name, fileId, sizeBytes, sha256, modifiedMs }) => {
      if (fileId === null) return [];
      const source = byId.get(fileId);
      const original: Original = {
        displayName: source?.displayName ?? name.slice(name.lastIndexOf('/') + 1),
        absolutePath: source?.absolutePath ?? null,
        sizeBytes,
        sha256,
        // Both manifests come from the recipe; the check of the finished package reads them again.
        sha512: '',
        savedAtMs: modifiedMs,
      };
      return [[name, original] as const];
    }),
  );
}

async function writeEntry(
  zip: ZipWriter,
  entry: RecipeEntry,
  originals: ReadonlyMap<string, Original>,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const original = originals.get(entry.name);
  if (original) {
    await copyOriginal(zip, entry.name, original, entry.modifiedMs, onBytes, signal);
    return;
  }
  const bytes = Buffer.from(entry.bytes ?? '', 'base64');
  // Not every file is under a manifest: the signature's own are proven here.
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
    throw new AppError('evidence.not-identical', { detail: entry.name });
  }
  await zip.addBytes(entry.name, bytes, entry.modifiedMs);
}

/** @throws AppError `evidence.not-identical` when the new package does not verify or is another one. */
function sameManifests(recipe: PackageRecipe, report: VerifyReport): ManifestHashes {
  const [first] = report.problems;
  if (first) {
    const detail = `${first.path ?? report.name}: ${first.message}`;
    throw new AppError('evidence.not-identical', { detail });
  }
  const expected = manifestHashes(recipe);
  for (const [name, hash] of Object.entries(expected)) {
    const text = report.tagTexts.get(name) ?? '';
    const found = createHash('sha256').update(text, 'utf8').digest('hex');
    if (found !== hash) throw new AppError('evidence.not-identical', { detail: name });
  }
  return expected;
}
