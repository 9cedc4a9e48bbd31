/** A demo recording with a text track in it, as ffmpeg makes one of an SRT file. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Subtitle {
  readonly fromMs: number;
  readonly text: string;
}

const SHOWN_MS = 800;
const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');

export async function addSubtitles(
  source: string,
  target: string,
  subtitles: readonly Subtitle[],
): Promise<void> {
  const srt = `${target}.srt`;
  const cues = subtitles.map(
    ({ fromMs, text }, index) =>
      `${String(index + 1)}\n${stamp(fromMs)} --> ${stamp(fromMs + SHOWN_MS)}\n${text}\n`,
  );
  await writeFile(srt, cues.join('\n'));
  await run('ffmpeg', [
    ...['-v', 'error', '-i', source, '-i', srt],
    ...['-map', '0', '-map', '1', '-c', 'copy', '-c:s', 'mov_text', target],
  ]);
  await rm(srt);
}
