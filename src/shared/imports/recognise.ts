/** What a file is, from its name and the folders it lies in; its content is looked at elsewhere. */
import type { ImportKind, ImportTrigger } from '../domain/import';
import { cameraOfWords } from './camera-words';
import { readName, type NameFacts } from './name-patterns';

export interface Recognised extends NameFacts {
  readonly kind: ImportKind;
  /** Files of one unit belong together whatever their times: a folder that holds one event. */
  readonly unit: string | null;
}

const KINDS: Readonly<Record<string, ImportKind>> = {
  mp4: 'video',
  mov: 'video',
  m4v: 'video',
  nmea: 'track',
  gps: 'track',
  gpx: 'track',
  jpg: 'snapshot',
  jpeg: 'snapshot',
  json: 'device-data',
  '3gf': 'device-data',
};

/** Videos whose container this program does not read, and what helps. */
const OTHER_VIDEOS: Readonly<Record<string, string>> = {
  avi: 'AVI',
  ts: 'MPEG transport stream',
  mkv: 'Matroska',
  wmv: 'Windows Media',
};

/** Folders in which makers keep what was recorded for a reason; a word of the folder's name each. */
const FOLDER_TRIGGERS: readonly (readonly [ImportTrigger, RegExp])[] = [
  ['parking', /park|motion/],
  ['manual', /manual|saved|photo/],
  ['event', /event|evt|emer|emr|sos|protect|lock|^ro$|incident|sentry/],
  ['normal', /normal|cont_?rec|loop|recent|unsvd|unsaved/],
];

/** A Tesla's folders of one event each: `SentryClips/2026-01-15_12-35-56`. */
const EVENT_FOLDER = /^20\d{2}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}$/;

/** Only these say something of an event; any other JSON is somebody else's. */
const DEVICE_NOTES = new Set(['event.json']);

/** @param name with `/` between folders. A text says why the file is none to take in. */
export function recognise(name: string): Recognised | string {
  const folders = name.split('/');
  const fileName = folders.pop() ?? '';
  const dot = fileName.lastIndexOf('.');
  const ending = dot <= 0 ? '' : fileName.slice(dot + 1).toLowerCase();
  const kind = KINDS[ending];
  const otherVideo = OTHER_VIDEOS[ending];
  if (otherVideo !== undefined) {
    return `${otherVideo} files are not read; convert a copy to MP4 without encoding it again`;
  }
  if (kind === undefined || (ending === 'json' && !DEVICE_NOTES.has(fileName.toLowerCase()))) {
    return 'no recording, track, picture or event file';
  }
  const facts = readName(dot <= 0 ? fileName : fileName.slice(0, dot));
  const folder = folders.at(-1) ?? '';
  const unit = EVENT_FOLDER.test(folder) ? folders.join('/') : null;
  // A maker that writes no letter means its only camera, and that one looks ahead.
  const usual = facts.maker !== null && kind === 'video' ? 'C_F' : null;
  const hasCamera = kind === 'video' || kind === 'snapshot';
  return {
    ...facts,
    kind,
    unit,
    captureMode: hasCamera ? (facts.captureMode ?? cameraOfWords(folder) ?? usual) : null,
    trigger: facts.trigger ?? triggerOf(folders),
  };
}

/** The nearest folder that says something counts. */
function triggerOf(folders: readonly string[]): ImportTrigger | null {
  for (const folder of [...folders].reverse()) {
    const word = folder.toLowerCase();
    const found = FOLDER_TRIGGERS.find(([, words]) => words.test(word));
    if (found !== undefined) return found[0];
  }
  return null;
}
