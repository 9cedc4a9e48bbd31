/** The report's first page: who hands over what to whom, and what happened. */
import { captureModeLabel } from '@shared/domain/camera';
import type { Clip, StartSource } from '@shared/domain/clip';
import { eventTypeWithWord } from '@shared/domain/event-type';
import { correctionWords, uncorrectedStartMs } from '@shared/domain/start-correction';
import { clockChangeWords, formatAtPlace } from '@shared/place-time';
import { frameCount } from '@shared/playback/frame-table';
import { offsetText } from '@shared/time';
import { silentCopyOf } from '../planning/silent-copy';
import { html, type Html } from './html';
import { lossFacts, type Fact } from './loss-facts';
import type { PackageFacts } from './package-facts';
import { bytes, grouped, seconds, speed, utc } from './words';

/** Facts with a value; what is unknown is left out here and named under "missing" where it matters. */
function factList(facts: readonly Fact[]): Html {
  return html`<dl>
    ${facts
      .filter(([, value]) => value !== null && value.trim() !== '')
      .map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
}

export function claimAndIncident({ claim, source, preparedAtMs }: PackageFacts): Html {
  const { incident } = source;
  const place =
    incident.latitudeDeg === null || incident.longitudeDeg === null
      ? null
      : `${incident.latitudeDeg.toFixed(6)}, ${incident.longitudeDeg.toFixed(6)} (WGS 84)`;
  return html`<div class="columns">
    <section>
      <h2>Incident</h2>
      ${factList([
        ['Type', eventTypeWithWord(incident.typeName)],
        ['Time', utc(incident.eventTimeMs)],
        [
          'Local time there',
          incident.zone === null
            ? null
            : formatAtPlace(incident.eventTimeMs, preparedAtMs, incident.zone),
        ],
        ['Clock change', clockChangeWords(incident.eventTimeMs, incident.zone)],
        ['Ticket', incident.ticket],
        ['Severity', incident.severityLevel === null ? null : `Level ${incident.severityLevel}`],
        ['Vehicle', incident.vehicleName],
        ['Driver', incident.driverName],
        ['Camera device', incident.deviceId],
        ['Trip', incident.tripId],
        ['Place', place],
        ['Speed', incident.speedKph === null ? null : speed(incident.speedKph)],
        ['Speed limit', incident.speedLimitKph === null ? null : speed(incident.speedLimitKph)],
      ])}
    </section>
    <section>
      <h2>Hand-over</h2>
      ${factList([
        ['Claim number', claim.claimNumber],
        ...lossFacts(claim),
        ['Purpose', claim.purpose],
        ['Recipient', claim.recipient],
        ['Prepared by', claim.preparedBy],
        ['Organisation', claim.organisation],
        ['Prepared', utc(preparedAtMs)],
        ['Notes', claim.notes],
      ])}
    </section>
  </div>`;
}

/** Said even when nothing is missing: silence would leave the reader guessing. */
export function missingThings({ plan }: PackageFacts): readonly Html[] {
  const leftOut =
    plan.leftOut.length === 0
      ? []
      : [
          html`<div class="missing">
            <h3>Left out on purpose</h3>
            <ul>
              ${plan.leftOut.map(
                ({ title, reason }) => html`<li><strong>${title}.</strong> ${reason}</li>`,
              )}
            </ul>
          </div>`,
        ];
  return [notThere(plan), ...leftOut];
}

function notThere(plan: PackageFacts['plan']): Html {
  if (plan.missing.length === 0) {
    return html`<p class="note">
      Everything that was recorded of this incident, as far as the camera service names it, is
      ${plan.leftOut.length === 0 ? 'in this package' : 'saved by the sender'}.
    </p>`;
  }
  return html`<div class="missing">
    <h3>Not in this package</h3>
    <ul>
      ${plan.missing.map(({ title, reason }) => html`<li><strong>${title}.</strong> ${reason}</li>`)}
    </ul>
  </div>`;
}

const START_WORDS: Readonly<Record<StartSource, string>> = {
  'service-file': 'the service’s own start of this file',
  'service-event': 'the service’s start for all files of the event',
  'file-name': 'from the file’s name, written by the camera; whole seconds',
  'mp4-creation': 'from the creation time inside the MP4; whole seconds',
  'file-time': 'from the file system’s time of the last change; may be minutes off',
  assumed: 'assumed: the event’s moment, for want of anything better',
};

function startWords(clip: Clip): string {
  const { correction, startSource } = clip;
  if (correction === null) return START_WORDS[startSource];
  const basis = correction.basis === '' ? '' : ` (${correction.basis})`;
  return `corrected by ${offsetText(correction.offsetMs)} ${correctionWords(correction)} on ${utc(correction.changedAtMs)}${basis}; without it ${utc(uncorrectedStartMs(clip))}, ${START_WORDS[startSource]}`;
}

/** Every video file: what it shows, how many frames, when it starts and how that is known. */
export function cameraTable({ source, plan }: PackageFacts): Html {
  const rows = source.clips.map((clip) => {
    const silent = silentCopyOf(source, clip.fileId);
    const placed = (fileId: string | undefined): string | undefined =>
      plan.files.find((file) => file.sourceFileId === fileId)?.path;
    const original = placed(clip.fileId);
    const copy = plan.choice.sound ? undefined : placed(silent?.derivedId);
    const where = fileName(original ?? copy) || 'not in this package';
    const frames = frameCount(clip.frames);
    const rate = clip.durationMs > 0 ? (frames / clip.durationMs) * 1000 : 0;
    const even = clip.frames.kind === 'constant' ? '' : ', uneven spacing';
    return html`<tr>
      <td><strong>${captureModeLabel(clip.captureMode)}</strong><br />${where}</td>
      <td>${utc(clip.startMs)}<br /><span class="note">${startWords(clip)}</span></td>
      <td>
        ${grouped(frames)} frames in ${seconds(clip.durationMs)}<br />${rate.toFixed(2)} a
        second${even}
      </td>
      <td>
        ${clip.widthPx} × ${clip.heightPx}<br />${clip.codec}${clip.audioCodec === null ? ', no sound' : `, ${clip.audioCodec}`}${copy === undefined ? '' : ', left out here'}
      </td>
      <td class="number">${bytes(clip.sizeBytes)}</td>
    </tr>`;
  });
  return html`<section>
    <h2>Cameras</h2>
    ${
      rows.length === 0
        ? html`<p>No video of this incident is saved.</p>`
        : html`<table>
            <thead>
              <tr>
                <th>Camera</th>
                <th>Starts</th>
                <th>Frames</th>
                <th>Picture and sound</th>
                <th class="number">Size</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </section>`;
}

function fileName(path: string | undefined): string {
  return path?.slice(path.lastIndexOf('/') + 1) ?? '';
}
