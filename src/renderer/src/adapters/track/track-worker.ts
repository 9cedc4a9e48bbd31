/** The worker that reads an incident's big track files and ends with it. */
import { trackOfTexts, type TrackText } from '@shared/incident-track';
import type { FromTrackWorker, TrackJob } from './track-job';

/** A piece takes the page some milliseconds. */
const PIECE = 2000;
/** More arguments at once are too many for one call. */
const LETTERS = 32_768;

const post = (message: FromTrackWorker): void => {
  self.postMessage(message);
};

async function textOf({ fileId, format }: TrackJob['files'][number]): Promise<TrackText> {
  const response = await fetch(`media://file/${fileId}`);
  if (!response.ok) throw new Error('the file is not there');
  if (format === 'gpx') return { fileId, format, text: await response.text() };
  return { fileId, format, text: byteText(new Uint8Array(await response.arrayBuffer())) };
}

/** One character a byte: no decoder of the platform does that. */
function byteText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += LETTERS) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + LETTERS)));
  }
  return parts.join('');
}

async function run({ files, ...plan }: TrackJob): Promise<void> {
  const track = trackOfTexts(await Promise.all(files.map(textOf)), plan);
  if (track === null) {
    post({ type: 'done', rest: null });
    return;
  }
  const { samples, acceleration, ...rest } = track;
  for (let at = 0; at < samples.length; at += PIECE) {
    post({ type: 'samples', samples: samples.slice(at, at + PIECE) });
  }
  for (let at = 0; at < acceleration.length; at += PIECE) {
    post({ type: 'acceleration', acceleration: acceleration.slice(at, at + PIECE) });
  }
  post({ type: 'done', rest });
}

self.addEventListener('message', ({ data }: MessageEvent<TrackJob>) => {
  run(data).catch(() => {
    post({ type: 'failed' });
  });
});
