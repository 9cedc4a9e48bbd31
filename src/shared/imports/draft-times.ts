/** Where a draft's files and its moment lie in time, with everything the user corrected. */
import type { FoundFile, ImportDraft } from '../domain/import';
import { momentOf } from './wall-time';
import { startIn } from './start-in';

/** A draft's included files in order, each with what the draft says of it. */
export interface DraftFile {
  readonly file: FoundFile;
  readonly captureMode: string | null;
  /** UTC milliseconds since 1970. */
  readonly startMs: number;
}

/** Files that are in no list any more are left out. */
export function draftFiles(
  draft: ImportDraft,
  files: ReadonlyMap<string, FoundFile>,
): readonly DraftFile[] {
  const included = draft.items.flatMap(({ itemId, included, captureMode }) => {
    const file = included ? files.get(itemId) : undefined;
    return file === undefined ? [] : [{ file, captureMode, startMs: startOf(file, draft) }];
  });
  if (!draft.together) return included;
  const videos = included.filter(({ file }) => file.kind === 'video');
  const firstMs = Math.min(...videos.map(({ startMs }) => startMs));
  return included.map((each) =>
    each.file.kind === 'video' ? { ...each, startMs: firstMs } : each,
  );
}

/** A track begins with its first fix: the satellites' clock needs no correction. A video may begin before it has one. */
function startOf(file: FoundFile, { zone, shiftMs }: ImportDraft): number {
  const firstFixMs = file.kind === 'track' ? file.fixes?.firstMs : undefined;
  return firstFixMs ?? startIn(file, zone) + shiftMs;
}

/** The moment a device names, else the start of the first video that was recorded for a reason, else of the first. */
export function draftMoment(draft: ImportDraft, files: readonly DraftFile[]): number {
  for (const { file } of files) {
    const { clockMs = null } = file.note ?? {};
    if (clockMs !== null) return momentOf(clockMs, draft.zone) + draft.shiftMs;
  }
  const videos = files.filter(({ file }) => file.kind === 'video');
  const reasoned = videos.filter(({ file }) => file.trigger !== null && file.trigger !== 'normal');
  const starts = (reasoned.length > 0 ? reasoned : videos).map(({ startMs }) => startMs);
  return Math.min(...starts);
}

/** The first place that satellites or a device's own note give. */
export function draftPlace(files: readonly DraftFile[]): {
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
} {
  for (const { file } of files) {
    const { latitudeDeg, longitudeDeg } = file.fixes ?? file.note ?? {};
    const isPlace = typeof latitudeDeg === 'number' && typeof longitudeDeg === 'number';
    if (isPlace && (latitudeDeg !== 0 || longitudeDeg !== 0)) return { latitudeDeg, longitudeDeg };
  }
  return { latitudeDeg: null, longitudeDeg: null };
}
