/** The report's chapter on time: every clock side by side, where they disagree, how far the cameras lie apart. */
import { captureModeLabel } from '@shared/domain/camera';
import { compareClocks, type ClockFile, type ClockRow } from '@shared/domain/clocks';
import { uncorrectedStartMs } from '@shared/domain/start-correction';
import { clockChangeWords, zoneWords } from '@shared/place-time';
import { frameCount, frameStartUs } from '@shared/playback/frame-table';
import { framesAt } from '@shared/playback/frames-at';
import { utcOf } from '@shared/playback/timeline';
import { offsetText } from '@shared/time';
import type { EvidenceSource } from '../evidence-source';
import { html, type Html } from './html';
import type { PackageFacts } from './package-facts';
import { utc } from './words';

const WHOSE: Readonly<Record<ClockRow['whose'], string>> = {
  cloud: 'Cloud service',
  device: 'Device',
  satellites: 'Satellites (GPS)',
  'this-computer': 'Computer that saved it',
};
/** Further away from the event an offset says nothing. */
const NEAR_MS = 86_400_000;

export function timeChapter({ source }: PackageFacts): Html {
  const { incident } = source;
  const { rows, warnings } = compareClocks({
    eventTimeMs: incident.eventTimeMs,
    videoStartMs: source.videoStartMs,
    zone: incident.zone,
    files: clockFiles(source),
    gps: gpsSpan(source),
    receipts: source.receipts,
  });
  return html`<section>
    <h2>Times</h2>
    <p>
      All times here are UTC. These clocks are independent of each other, and none of them was
      corrected in an original; where a start was corrected for showing cameras together, the camera
      table says so. ${zoneText(source)}
    </p>
    <table>
      <thead>
        <tr>
          <th>Moment</th>
          <th>Whose clock</th>
          <th>Time</th>
          <th>From the event</th>
          <th>How it is known</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => clockRow(row, incident.eventTimeMs))}
      </tbody>
    </table>
    <h3>Where the clocks disagree</h3>
    ${
      warnings.length === 0
        ? html`<p>Those that can be compared do not contradict each other.</p>`
        : html`<ul>
            ${warnings.map(({ text }) => html`<li>${text}</li>`)}
          </ul>`
    }
    ${spread(source)}
  </section>`;
}

function zoneText({ incident: { eventTimeMs, zone } }: EvidenceSource): string {
  if (zone === null) return 'The zone of the place is not known.';
  const change = clockChangeWords(eventTimeMs, zone);
  return `Local time at the place was ${zoneWords(eventTimeMs, zone)}.${
    change === null ? ' No change to or from summer time lay near.' : ` ${change}`
  }`;
}

function clockRow({ name, whose, timeMs, wholeSeconds, how }: ClockRow, eventMs: number): Html {
  const away = timeMs - eventMs;
  return html`<tr>
    <td>${name}</td>
    <td>${WHOSE[whose]}</td>
    <td>${utc(timeMs)}${wholeSeconds ? ' (whole seconds)' : ''}</td>
    <td class="number">${Math.abs(away) > NEAR_MS || away === 0 ? '' : offsetText(away)}</td>
    <td>${how}</td>
  </tr>`;
}

function clockFiles({ clips, files }: EvidenceSource): readonly ClockFile[] {
  return clips.map((clip) => ({
    name: captureModeLabel(clip.captureMode),
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
function spread({ cameras, clips, incident }: EvidenceSource): readonly Html[] {
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
    html`<h3>Cameras at the event’s moment</h3>
      <p>
        The pictures shown for that moment began within <strong>${apartMs.toFixed(1)} ms</strong> of
        each other, by the frame times in the files and the starts in the camera table. A start that
        is wrong shifts its camera by as much; this measure cannot see that.
      </p>
      <ul>
        ${shown.map(
          ({ name, frame, timeMs }) =>
            html`<li>
              ${name}: frame ${frame}, begun ${(incident.eventTimeMs - timeMs).toFixed(1)} ms before
            </li>`,
        )}
      </ul>`,
  ];
}
