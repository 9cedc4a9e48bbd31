/** The report's chapter on time: every clock side by side, where they disagree, how far the cameras lie apart. */
import { captureModeLabel } from '@shared/domain/camera';
import { compareClocks, type ClockFile, type ClockRow } from '@shared/domain/clocks';
import { uncorrectedStartMs } from '@shared/domain/start-correction';
import { clockChangeWords, zoneWords } from '@shared/place-time';
import { frameCount, frameStartUs } from '@shared/playback/frame-table';
import { framesAt } from '@shared/playback/frames-at';
import { utcOf } from '@shared/playback/timeline';
import { offsetText } from '@shared/time';
import { message } from '@shared/words/message';
import type { Words } from '@shared/words/words';
import type { EvidenceSource } from '../evidence-source';
import { cameraIn } from '../words/retold';
import { utc } from './figures';
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';
import { sayHtml } from './say-html';

const WHOSE = {
  cloud: message('Cloud service'),
  device: message('Device'),
  satellites: message('Satellites (GPS)'),
  'this-computer': message('Computer that saved it'),
} as const satisfies Readonly<Record<ClockRow['whose'], string>>;
/** Further away from the event an offset says nothing. */
const NEAR_MS = 86_400_000;

export function timeChapter({ source, words }: ReportFacts): Html {
  const { say } = words;
  const { incident } = source;
  const facts = {
    eventTimeMs: incident.eventTimeMs,
    videoStartMs: source.videoStartMs,
    zone: incident.zone,
    files: clockFiles(source, words),
    gps: gpsSpan(source),
    receipts: source.receipts,
  };
  const { rows, warnings } = compareClocks(facts, words);
  return html`<section>
    <h2>${say('Times')}</h2>
    <p>
      ${say(
        'All times here are UTC. These clocks are independent of each other, and none of them was corrected in an original; where a start was corrected for showing cameras together, the camera table says so.',
      )}
      ${zoneText(source, words)}
    </p>
    <table>
      <thead>
        <tr>
          <th>${say('Moment')}</th>
          <th>${say('Whose clock')}</th>
          <th>${say('Time')}</th>
          <th>${say('From the event')}</th>
          <th>${say('How it is known')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => clockRow(words, row, incident.eventTimeMs))}
      </tbody>
    </table>
    <h3>${say('Where the clocks disagree')}</h3>
    ${
      warnings.length === 0
        ? html`<p>${say('Those that can be compared do not contradict each other.')}</p>`
        : html`<ul>
            ${warnings.map(({ text }) => html`<li>${text}</li>`)}
          </ul>`
    }
    ${spread(source, words)}
  </section>`;
}

function zoneText({ incident: { eventTimeMs, zone } }: EvidenceSource, words: Words): string {
  const { say } = words;
  if (zone === null) return say('The zone of the place is not known.');
  const change = clockChangeWords(eventTimeMs, zone, words);
  const local = say('Local time at the place was {zone}.', {
    zone: zoneWords(eventTimeMs, zone),
  });
  return `${local} ${change ?? say('No change to or from summer time lay near.')}`;
}

function clockRow(
  words: Words,
  { name, whose, timeMs, wholeSeconds, how }: ClockRow,
  eventMs: number,
): Html {
  const { say } = words;
  const away = timeMs - eventMs;
  return html`<tr>
    <td>${name}</td>
    <td>${say(WHOSE[whose])}</td>
    <td>${utc(timeMs)}${wholeSeconds ? ` ${say('(whole seconds)')}` : ''}</td>
    <td class="number">${Math.abs(away) > NEAR_MS || away === 0 ? '' : offsetText(away, words)}</td>
    <td>${how}</td>
  </tr>`;
}

function clockFiles({ clips, files }: EvidenceSource, words: Words): readonly ClockFile[] {
  return clips.map((clip) => ({
    name: cameraIn(words, captureModeLabel(clip.captureMode)),
    originalName: files.find(({ fileId }) => fileId === clip.fileId)?.originalName ?? null,
    startMs: uncorrectedStartMs(clip),
    endMs: uncorrectedStartMs(clip) + clip.durationMs,
    startSource: clip.startSource,
    correction: clip.correction,
    frameMs: clip.durationMs / Math.max(1, frameCount(clip.frames)),
  }));
}

function gpsSpan({ track }: EvidenceSource): { firstMs: number; lastMs: number } | null {
  const valid = track?.samples.filter(({ quality }) => quality === 'valid') ?? [];
  const [first, last] = [valid[0], valid.at(-1)];
  return first && last ? { firstMs: first.timeMs, lastMs: last.timeMs } : null;
}

/** Measured from the frame times in the files: how far apart the pictures of one moment were begun. */
function spread({ cameras, clips, incident }: EvidenceSource, words: Words): readonly Html[] {
  const { say, number } = words;
  const shown = framesAt(cameras, clips, incident.eventTimeMs).flatMap(
    ({ name, fileId, frame }) => {
      const clip = clips.find((each) => each.fileId === fileId);
      if (frame === null || !clip) return [];
      return [{ name, frame, timeMs: utcOf(clip, frameStartUs(clip.frames, frame)) }];
    },
  );
  if (shown.length < 2) return [];
  const times = shown.map(({ timeMs }) => timeMs);
  const apartMs = Math.max(...times) - Math.min(...times);
  return [
    html`<h3>${say('Cameras at the event’s moment')}</h3>
      <p>
        ${sayHtml(
          words,
          'The pictures shown for that moment began within {apart} of each other, by the frame times in the files and the starts in the camera table. A start that is wrong shifts its camera by as much; this measure cannot see that.',
          { apart: html`<strong>${number(apartMs, 1)} ms</strong>` },
        )}
      </p>
      <ul>
        ${shown.map(
          ({ name, frame, timeMs }) =>
            html`<li>
              ${say('{camera}: frame {frame}, begun {before} ms before', {
                camera: cameraIn(words, name),
                frame,
                before: number(incident.eventTimeMs - timeMs, 1),
              })}
            </li>`,
        )}
      </ul>`,
  ];
}
