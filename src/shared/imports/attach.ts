/** Gives each track, picture and event file to the videos it belongs to. */
import type { FoundFile } from '../domain/import';
import { lengthOf, startIn } from './start-in';
import { zoneBetween } from './zone-for';
import { SAME_MOMENT_MS, type VideoGroup } from './video-groups';

export interface Attached {
  /** For each group, in its order. */
  readonly beside: readonly (readonly FoundFile[])[];
  readonly lonely: readonly FoundFile[];
}

/** @param zone that the cameras' clocks are taken to be in. A track may belong to several groups. */
export function attachOthers(
  groups: readonly VideoGroup[],
  others: readonly FoundFile[],
  zone: string,
): Attached {
  const beside = groups.map((): FoundFile[] => []);
  const lonely: FoundFile[] = [];
  for (const file of others) {
    const places = placesOf(file, groups, zone);
    for (const place of places) beside[place]?.push(file);
    if (places.length === 0) lonely.push(file);
  }
  return { beside, lonely };
}

/** From the surest sign to the weakest; the first that fits decides. */
function placesOf(file: FoundFile, groups: readonly VideoGroup[], zone: string): readonly number[] {
  const where = (test: (group: VideoGroup) => boolean): readonly number[] =>
    groups.flatMap((group, index) => (test(group) ? [index] : []));
  if (file.unit !== null) return where(({ unit }) => unit === file.unit);
  const folder = folderOf(file.name);
  const inFolder = where(({ videos }) => videos.some(({ name }) => folderOf(name) === folder));
  const signs = [
    () => where(({ videos }) => videos.some((video) => hasSameName(file, video))),
    () => where((group) => group.videos.some((video) => beginsInside(file, video, zone))),
    () => where((group) => meetsFixes(file, group, zone)),
    () => where((group) => meetsInAnotherZone(file, group, zone)),
    () => (inFolder.length === 1 && file.start.source !== 'file-name' ? inFolder : []),
    () => (groups.length === 1 && file.start.source !== 'file-name' ? [0] : []),
  ];
  for (const sign of signs) {
    const found = sign();
    if (found.length > 0) return found;
  }
  return [];
}

/** `x_NF.mp4` and `x_N.gps`, `x.mp4` and `x.nmea`, in one folder. */
function hasSameName(file: FoundFile, video: FoundFile): boolean {
  if (folderOf(file.name) !== folderOf(video.name)) return false;
  const [a, b] = [stemOf(file.name), stemOf(video.name)];
  return a === b || (a.length >= 6 && b.startsWith(a) && b.length - a.length <= 2);
}

function beginsInside(file: FoundFile, video: FoundFile, zone: string): boolean {
  if (file.start.source !== 'file-name' || video.start.source !== 'file-name') return false;
  const awayMs = startIn(file, zone) - startIn(video, zone);
  return awayMs >= -SAME_MOMENT_MS && awayMs < lengthOf(video);
}

/** The satellites' time meets the videos'. */
function meetsFixes({ fixes }: FoundFile, group: VideoGroup, zone: string): boolean {
  if (fixes === null) return false;
  return group.videos.some((video) => {
    const startMs = startIn(video, zone);
    return startMs <= fixes.lastMs && startMs + lengthOf(video) >= fixes.firstMs;
  });
}

/** It would, were the camera's clock set to another zone. */
function meetsInAnotherZone({ fixes }: FoundFile, group: VideoGroup, zone: string): boolean {
  if (fixes === null) return false;
  const offsetMs = zoneBetween(startIn(group.first, zone), fixes.firstMs);
  return offsetMs !== null && offsetMs !== 0;
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

function stemOf(name: string): string {
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
}
