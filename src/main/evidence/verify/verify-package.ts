/** Checks a package, zipped or unpacked, byte by byte, and names everything that is not as it was. */
import { stat } from 'node:fs/promises';
import { checkBag, type TagTexts } from './check-bag';
import type { SignatureReport } from './check-signature';
import { problem, type Container, type PackageFile, type Problem } from './container';
import { readFolder } from './folder-container';
import { readSignature } from './read-signature';
import { readTagTexts } from './read-tag-texts';
import { scanFile, type Digest, type Scan, type StretchDigests } from './scan';
import { readZip } from './zip-container';

export interface VerifyReport {
  readonly ok: boolean;
  readonly name: string;
  readonly kind: Container['kind'];
  readonly sizeBytes: number;
  /** SHA-256 of the zip itself; null for a folder. */
  readonly sha256: string | null;
  readonly filesCount: number;
  readonly problems: readonly Problem[];
  readonly signature: SignatureReport;
  /** The tag files as text, for whoever wants to show or compare them. */
  readonly tagTexts: TagTexts;
}

export interface VerifyOptions {
  /** Bytes looked at since the last call. */
  readonly onBytes?: (bytes: number) => void;
  /** The scans run side by side; each does its share of the digests. */
  readonly scans?: readonly { readonly scan: Scan; readonly digests: readonly Digest[] }[];
  readonly signal?: AbortSignal;
}

const ONE_SCAN = [{ scan: scanFile, digests: ['sha256', 'sha512', 'crc32'] as const }];

/** @param path a zip or a folder. Throws only when it cannot be opened, or on abort. */
export async function verifyPackage(
  path: string,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const signal = options.signal ?? new AbortController().signal;
  const container = (await stat(path)).isDirectory() ? await readFolder(path) : await readZip(path);
  const tags = await readTagTexts(container.files);
  // Loaded here, not with the app: reading ASN.1 takes a library that would slow its start.
  const { checkSignature } = await import('./check-signature');
  const signature = checkSignature(await readSignature(container.files), tags.texts);
  const digests = await digestAll(container, path, options, signal);
  const problems = [
    ...container.problems,
    ...tags.problems,
    ...crcProblems(container.files, digests.byPath),
    ...(container.files.length === 0 && container.problems.length > 0
      ? []
      : checkBag(container.files, digests.byPath, tags.texts)),
    ...signature.problems,
  ];
  return {
    ok: problems.length === 0,
    name: container.name,
    kind: container.kind,
    sizeBytes: container.sizeBytes,
    sha256: digests.whole,
    filesCount: container.files.length,
    problems,
    signature: signature.report,
    tagTexts: tags.texts,
  };
}

interface Digests {
  readonly byPath: ReadonlyMap<string, StretchDigests>;
  readonly whole: string | null;
}

async function digestAll(
  container: Container,
  path: string,
  options: VerifyOptions,
  signal: AbortSignal,
): Promise<Digests> {
  const scans = options.scans ?? ONE_SCAN;
  const groups =
    container.kind === 'zip'
      ? [{ filePath: path, files: inOrder(container.files) }]
      : container.files.map((file) => ({ filePath: file.filePath, files: [file] }));
  const byPath = new Map<string, StretchDigests>();
  let whole: string | null = null;
  for (const group of groups) {
    // Overlapping entries are a problem already; a stretch that starts too early is not read.
    const results = await Promise.all(
      scans.map(({ scan, digests }, index) =>
        scan(
          {
            filePath: group.filePath,
            stretches: group.files,
            digests,
            whole: index === 0 && container.kind === 'zip',
          },
          // One count per byte, whatever the number of scans.
          (bytes) => options.onBytes?.(bytes / scans.length),
          signal,
        ),
      ),
    );
    whole = results[0]?.wholeSha256 ?? whole;
    group.files.forEach((file, index) => {
      const parts = results.map((result) => result.stretches[index]);
      byPath.set(file.path, {
        sha256: parts.find((part) => part?.sha256)?.sha256 ?? null,
        sha512: parts.find((part) => part?.sha512)?.sha512 ?? null,
        crc32: parts.find((part) => typeof part?.crc32 === 'number')?.crc32 ?? null,
      });
    });
  }
  return { byPath, whole };
}

/** Stretches in file order, those that overlap the one before left out (they are refused anyway). */
function inOrder(files: readonly PackageFile[]): readonly PackageFile[] {
  let end = 0;
  return files.filter((file) => {
    if (file.offset < end) return false;
    end = file.offset + file.sizeBytes;
    return true;
  });
}

function crcProblems(
  files: readonly PackageFile[],
  digests: ReadonlyMap<string, StretchDigests>,
): readonly Problem[] {
  return files.flatMap((file) => {
    const found = digests.get(file.path)?.crc32 ?? null;
    return file.announcedCrc32 === null || file.announcedCrc32 === found
      ? []
      : [problem('container', file.path, 'Its bytes do not fit the checksum in the zip.')];
  });
}
