/** Lays videos together that tell of one thing: cameras of one moment, and clips that follow each other. */
import type { FoundFile } from '../domain/import';
import { lengthOf, startIn } from './start-in';

/** Videos that lie together, in order of their start; never empty. */
export interface VideoGroup {
  readonly first: FoundFile;
  readonly videos: readonly FoundFile[];
  readonly unit: string | null;
}

/** Cameras write whole seconds, and not all in the same one; a clip may overlap the next by as much. */
export const SAME_MOMENT_MS = 3_000;
/** The next clip of a camera follows within this. */
const FOLLOWS_MS = 6_000;
/** Clips that follow each other make one incident up to this length; the rest begins another. */
const MOST_LENGTH_MS = 5 * 60_000;

/** Oldest first. @param zone that the cameras' clocks are taken to be in */
export function videoGroups(files: readonly FoundFile[], zone: string): readonly VideoGroup[] {
  const videos = files
    .filter(({ kind }) => kind === 'video')
    .map((file) => ({ file, startMs: startIn(file, zone) }))
    .sort((a, b) => a.startMs - b.startMs || (a.file.name < b.file.name ? -1 : 1));
  const groups: Row[] = [];
  const open = new Map<string, Row[]>();
  for (const { file, startMs } of videos) {
    const key = keyOf(file);
    const rows = open.get(key) ?? [];
    const row = rows.find((each) => each.takes(file, startMs));
    if (row !== undefined) {
      row.add(file, startMs);
      continue;
    }
    const begun = new Row(file, startMs);
    groups.push(begun);
    // What ended long ago takes nothing any more.
    open.set(key, [...rows.filter((each) => each.isOpen(startMs)), begun]);
  }
  return groups;
}

/**
 * What can lie in one group: an event's folder; else recordings of one maker, kept for one reason. Times of
 * the file system hold within their folder only.
 */
function keyOf({ unit, maker, trigger, start, name }: FoundFile): string {
  if (unit !== null) return `unit\n${unit}`;
  const folder = start.source === 'file-name' ? '' : name.slice(0, name.lastIndexOf('/') + 1);
  return [maker ?? '', trigger ?? '', start.source, folder].join('\n');
}

class Row implements VideoGroup {
  readonly videos: FoundFile[] = [];
  readonly unit: string | null;
  /** Until when each camera has recorded. */
  readonly #cameras = new Map<string, number>();
  #lastStartMs: number;
  #endMs = -Infinity;

  constructor(
    readonly first: FoundFile,
    readonly startMs: number,
  ) {
    this.unit = first.unit;
    this.#lastStartMs = startMs;
    this.add(first, startMs);
  }

  add(file: FoundFile, startMs: number): void {
    const endMs = startMs + lengthOf(file);
    this.videos.push(file);
    this.#lastStartMs = startMs;
    this.#endMs = Math.max(this.#endMs, endMs);
    const camera = cameraOf(file);
    if (camera !== null) this.#cameras.set(camera, endMs);
  }

  isOpen(startMs: number): boolean {
    return (
      this.unit !== null ||
      this.first.start.source === 'file-time' ||
      startMs - this.#endMs <= FOLLOWS_MS
    );
  }

  takes(file: FoundFile, startMs: number): boolean {
    if (this.unit !== null) return true;
    const camera = cameraOf(file);
    const cameraEndMs = camera === null ? undefined : this.#cameras.get(camera);
    // Cameras copied into one folder: what the file system's times say of each other is chance.
    if (file.start.source === 'file-time' && camera !== null && cameraEndMs === undefined) {
      return this.#cameras.size > 0;
    }
    // The same camera cannot run twice at once: a copy, or another vehicle's card.
    if (cameraEndMs !== undefined && cameraEndMs - startMs > SAME_MOMENT_MS) return false;
    if (startMs - this.#lastStartMs <= SAME_MOMENT_MS) return true;
    const lengthMs = startMs + lengthOf(file) - this.startMs;
    return startMs - this.#endMs <= FOLLOWS_MS && lengthMs <= MOST_LENGTH_MS;
  }
}

/** A smaller copy runs beside the full one. */
function cameraOf({ captureMode, lowerQuality }: FoundFile): string | null {
  return captureMode === null ? null : `${captureMode}${lowerQuality ? ' small' : ''}`;
}
