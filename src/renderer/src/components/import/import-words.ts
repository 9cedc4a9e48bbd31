/** What the import says of times, zones and cameras. */
import { captureModeLabel, inModeOrder } from '@shared/domain/camera';
import type {
  FoundFile,
  ImportDraft,
  ImportKind,
  ImportStartSource,
  ImportZoneSource,
} from '@shared/domain/import';
import { clockOffsetMinutes, draftFiles, draftMoment, fixedZone } from '@shared/imports';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const MINUTE_MS = 60_000;

/** `Wed 21 Oct 2026, 07:42:01`, as the camera's clock shows it in that zone. */
export function clockText(timeMs: number, zone: string): string {
  const { day, time } = clockParts(timeMs, zone);
  return `${day}, ${time}`;
}

export function clockParts(
  timeMs: number,
  zone: string,
): { readonly day: string; readonly time: string } {
  const at = new Date(timeMs + clockOffsetMinutes(timeMs, zone) * MINUTE_MS);
  const day = `${DAYS[at.getUTCDay()] ?? ''} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
  return { day, time: at.toISOString().slice(11, 19) };
}

/** `Europe/Amsterdam, UTC+02:00 then`. */
export function zoneText(zone: string, timeMs: number): string {
  const offset = fixedZone(clockOffsetMinutes(timeMs, zone));
  return offset === zone ? zone : `${zone}, ${offset} then`;
}

export const ZONE_SOURCE_WORDS: Readonly<Record<ImportZoneSource, string>> = {
  gps: 'Found by holding the camera’s clock against GPS time.',
  place: 'The zone of the place where it was recorded.',
  computer: 'This computer’s zone: nothing in the files tells another. Please check.',
  chosen: 'Chosen by you.',
  'not-needed': 'Nothing here is dated by a camera’s local clock.',
};

export const START_SOURCE_WORDS: Readonly<Record<ImportStartSource, string>> = {
  'file-name': 'Start written in the file’s name, whole seconds',
  'mp4-creation': 'Start from the creation time inside the MP4, whole seconds',
  'file-time': 'Start worked out from when the file was last changed; may be wrong',
};

export const KIND_WORDS: Readonly<Record<ImportKind, string>> = {
  video: 'Video',
  track: 'GPS track',
  snapshot: 'Picture',
  'device-data': 'Camera’s own data',
};

/** What a row of the list shows of a draft. */
export interface DraftSummary {
  /** UTC milliseconds; null when nothing of it is included. */
  readonly momentMs: number | null;
  readonly cameras: readonly string[];
  readonly files: number;
  readonly sizeBytes: number;
  readonly hasTrack: boolean;
}

export function summarise(draft: ImportDraft, files: ReadonlyMap<string, FoundFile>): DraftSummary {
  const members = draftFiles(draft, files);
  const videos = members.filter(({ file }) => file.kind === 'video');
  const modes = inModeOrder(videos.flatMap(({ captureMode }) => captureMode ?? []));
  return {
    momentMs: videos.length === 0 ? null : draftMoment(draft, members),
    cameras: modes.map(captureModeLabel),
    files: members.length,
    sizeBytes: members.reduce((sum, { file }) => sum + file.sizeBytes, 0),
    hasTrack: members.some(({ file }) => file.kind === 'track'),
  };
}
