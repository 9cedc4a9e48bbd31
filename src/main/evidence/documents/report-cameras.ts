/** The report's table of cameras: every video file, how many frames, when it starts and how that is known. */
import { captureModeLabel } from '@shared/domain/camera';
import type { Clip, StartSource } from '@shared/domain/clip';
import { correctionWords, uncorrectedStartMs } from '@shared/domain/start-correction';
import { BASIS_PATTERNS } from '@shared/domain/start-proposal';
import { frameCount } from '@shared/playback/frame-table';
import { offsetText } from '@shared/time';
import { message } from '@shared/words/message';
import type { Words } from '@shared/words/words';
import { silentCopyOf } from '../planning/silent-copy';
import { cameraIn } from '../words/retold';
import { bytes, seconds, utc } from './figures';
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';

const START_WORDS = {
  'service-file': message('the service’s own start of this file'),
  'service-event': message('the service’s start for all files of the event'),
  'file-name': message('from the file’s name, written by the camera; whole seconds'),
  'mp4-creation': message('from the creation time inside the MP4; whole seconds'),
  'file-time': message('from the file system’s time of the last change; may be minutes off'),
  assumed: message('assumed: the event’s moment, for want of anything better'),
} as const satisfies Readonly<Record<StartSource, string>>;

function startWords(words: Words, clip: Clip): string {
  const { correction, startSource } = clip;
  const source = words.say(START_WORDS[startSource]);
  if (correction === null) return source;
  const basis = words.told(correction.basis, BASIS_PATTERNS);
  return words.say('corrected by {offset} {how} on {time}; without it {start}, {source}', {
    offset: offsetText(correction.offsetMs, words),
    how: correctionWords(correction, words),
    time: `${utc(correction.changedAtMs)}${basis === '' ? '' : ` (${basis})`}`,
    start: utc(uncorrectedStartMs(clip)),
    source,
  });
}

export function cameraTable(facts: ReportFacts): Html {
  const { say } = facts.words;
  const rows = facts.source.clips.map((clip) => cameraRow(facts, clip));
  return html`<section>
    <h2>${say('Cameras')}</h2>
    ${
      rows.length === 0
        ? html`<p>${say('No video of this incident is saved.')}</p>`
        : html`<table>
            <thead>
              <tr>
                <th>${say('Camera')}</th>
                <th>${say('Starts')}</th>
                <th>${say('Frames')}</th>
                <th>${say('Picture and sound')}</th>
                <th class="number">${say('Size')}</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </section>`;
}

function cameraRow({ source, plan, words }: ReportFacts, clip: Clip): Html {
  const { say, counted, number } = words;
  const silent = silentCopyOf(source, clip.fileId);
  const placed = (fileId: string | undefined): string | undefined =>
    plan.files.find((file) => file.sourceFileId === fileId)?.path;
  const original = placed(clip.fileId);
  const copy = plan.choice.sound ? undefined : placed(silent?.derivedId);
  const where = fileName(original ?? copy) || say('not in this package');
  const frames = frameCount(clip.frames);
  const rate = clip.durationMs > 0 ? (frames / clip.durationMs) * 1000 : 0;
  const length = {
    frames: counted(frames, '{count} frame', '{count} frames'),
    length: seconds(words, clip.durationMs),
  };
  const rates = { rate: number(rate, 2) };
  const sound =
    (clip.audioCodec ?? say('no sound')) + (copy === undefined ? '' : `, ${say('left out here')}`);
  return html`<tr>
    <td><strong>${cameraIn(words, captureModeLabel(clip.captureMode))}</strong><br />${where}</td>
    <td>${utc(clip.startMs)}<br /><span class="note">${startWords(words, clip)}</span></td>
    <td>
      ${say('{frames} in {length}', length)}<br />${
        clip.frames.kind === 'constant'
          ? say('{rate} a second', rates)
          : say('{rate} a second, uneven spacing', rates)
      }
    </td>
    <td>${clip.widthPx} × ${clip.heightPx}<br />${clip.codec}, ${sound}</td>
    <td class="number">${bytes(words, clip.sizeBytes)}</td>
  </tr>`;
}

function fileName(path: string | undefined): string {
  return path?.slice(path.lastIndexOf('/') + 1) ?? '';
}
