/** One draft into the library: all its files, then the incident in one step. */
import { extname } from 'node:path';
import type { ImportDraft, ImportWay, LeftOutFile } from '@shared/domain/import';
import { draftFiles, draftMoment, draftPlace, type DraftFile } from '@shared/imports';
import type { PartFiles } from '@main/downloads';
import { freeName, portableName, type Library, type Staging, type TakenFile } from '@main/library';
import type { Hashes } from '@main/platform/hashing';
import { SourceFailure } from './read-failure';
import type { Scan } from './scan';
import { takeFile } from './take-file';

export interface DraftOptions {
  readonly library: Library;
  readonly scan: Scan;
  readonly way: ImportWay;
  readonly parts: PartFiles;
  /** Name from settings; empty when none was given. */
  readonly user: string;
  readonly appVersion: string;
  readonly nowMs: () => number;
  readonly onFile: () => void;
  readonly onBytes: (bytes: number) => void;
}

export interface ImportedDraft {
  /** Null when nothing of it was worth an incident. */
  readonly incidentId: string | null;
  readonly leftOut: readonly LeftOutFile[];
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.mov': 'video/quicktime',
  '.gpx': 'application/gpx+xml',
  '.json': 'application/json',
  '.3gf': 'application/octet-stream',
};
const KIND_TYPES: Readonly<Record<DraftFile['file']['kind'], string>> = {
  video: 'video/mp4',
  track: 'text/plain; charset=utf-8',
  snapshot: 'image/jpeg',
  'device-data': 'application/octet-stream',
};

/** @throws AppError when the library cannot take more; an AbortError when cancelled: then nothing of it is left. */
export async function importDraft(
  draft: ImportDraft,
  options: DraftOptions,
  signal: AbortSignal,
): Promise<ImportedDraft> {
  const { library, scan } = options;
  const found = new Map(scan.preview.files.map((file) => [file.itemId, file]));
  const files = draftFiles(draft, found);
  const staging = await library.imports.openStaging();
  try {
    const { taken, leftOut } = await takeAll(draft, files, staging, options, signal);
    signal.throwIfAborted();
    const kept = files.filter(({ file }) => taken.has(file.itemId));
    if (!kept.some(({ file }) => file.kind === 'video')) {
      const lonely = kept.map(({ file }) => ({
        name: file.name,
        reason: 'no video of its incident was taken in',
      }));
      return { incidentId: null, leftOut: [...leftOut, ...lonely] };
    }
    const incidentId = await library.imports.enter(staging, {
      typeName: draft.typeName,
      eventTimeMs: Math.round(draftMoment(draft, kept)),
      ...draftPlace(kept),
      files: [...taken.values()],
    });
    return { incidentId, leftOut };
  } finally {
    await library.imports.dropStaging(staging);
  }
}

async function takeAll(
  draft: ImportDraft,
  files: readonly DraftFile[],
  staging: Staging,
  options: DraftOptions,
  signal: AbortSignal,
): Promise<{ taken: ReadonlyMap<string, TakenFile>; leftOut: readonly LeftOutFile[] }> {
  const taken = new Map<string, TakenFile>();
  const leftOut: LeftOutFile[] = [];
  const hashes = new Set<string>();
  const names = new Set<string>();
  for (const each of files) {
    signal.throwIfAborted();
    try {
      const file = await takeOne(draft, each, { staging, names, hashes }, options, signal);
      taken.set(each.file.itemId, file);
      hashes.add(file.sha256);
    } catch (caught) {
      if (!(caught instanceof SourceFailure)) throw caught;
      leftOut.push({ name: each.file.name, reason: caught.reason });
    }
    options.onFile();
  }
  return { taken, leftOut };
}

interface Places {
  readonly staging: Staging;
  /** Lower case, of this incident so far. */
  readonly names: Set<string>;
  readonly hashes: ReadonlySet<string>;
}

async function takeOne(
  draft: ImportDraft,
  { file, captureMode, startMs }: DraftFile,
  { staging, names, hashes }: Places,
  options: DraftOptions,
  signal: AbortSignal,
): Promise<TakenFile> {
  const { library, scan, way, parts, user, appVersion } = options;
  const path = scan.paths.get(file.itemId);
  if (path === undefined) throw new SourceFailure('it is no longer there');
  const { stem, ending } = storedName(file.name, names);
  const isPicture = file.kind === 'video' || file.kind === 'snapshot';
  const refuseTwin = (sizeBytes: number, { sha256 }: Hashes): void => {
    if (hashes.has(sha256)) throw new SourceFailure('the same file is in this incident already');
    // A track may belong to several incidents of one drive.
    const twin = isPicture ? library.imports.findTwin(sizeBytes, { sha256 }) : null;
    if (twin === null) return;
    throw new SourceFailure(`it is in the library already: ${twin.ticket} (${twin.library})`);
  };
  const got = await takeFile(
    {
      path,
      kind: file.kind,
      way,
      parts,
      folder: staging.folder,
      storedName: `${stem}${ending}`,
      refuseTwin,
      mayBeTwin: (sizeBytes) => isPicture && library.imports.hasSize(sizeBytes),
      onBytes: options.onBytes,
    },
    signal,
  );
  names.add(`${stem}${ending}`.toLowerCase());
  const importedAtMs = options.nowMs();
  return {
    ...{ stem, ending, captureMode, startMs },
    kind: file.kind,
    mimeType: MIME_TYPES[ending] ?? KIND_TYPES[file.kind],
    sizeBytes: got.sizeBytes,
    sha256: got.sha256,
    sha512: got.sha512,
    probe: got.probe,
    startSource: file.start.source,
    linkPath: way === 'link' ? path : null,
    origin: {
      importedBy: user,
      importedAtMs,
      sourceName: file.name,
      modifiedAtMs: got.modifiedAtMs,
      way,
    },
    custodyData: {
      origin: 'import',
      way: way === 'copy' ? 'copied into the library' : 'linked, stays where it was',
      from: file.name,
      modifiedAt: new Date(got.modifiedAtMs).toISOString(),
      start: new Date(startMs).toISOString(),
      startFrom: file.start.source,
      ...(file.start.clock === 'local' ? { zone: draft.zone, zoneFrom: draft.zoneSource } : {}),
      ...(draft.shiftMs === 0 ? {} : { clockCorrectionMs: draft.shiftMs }),
      ...(draft.together ? { startsTakenTogether: true } : {}),
      appVersion,
    },
  };
}

/** The file's own name, made portable; its ending in lower case. */
function storedName(
  name: string,
  taken: ReadonlySet<string>,
): { readonly stem: string; readonly ending: string } {
  const fileName = name.slice(name.lastIndexOf('/') + 1);
  const ending = extname(fileName);
  const portableEnding = ending.toLowerCase().replace(/[^a-z0-9.]/g, '');
  const stem = portableName(fileName.slice(0, fileName.length - ending.length), 'recording');
  const free = freeName(stem, portableEnding, (wish) => taken.has(wish));
  return { stem: free.slice(0, free.length - portableEnding.length), ending: portableEnding };
}
