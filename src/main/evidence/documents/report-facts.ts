/** The report's first page: who hands over what to whom, and what happened. */
import { captureModeLabel } from '@shared/domain/camera';
import type { StartSource } from '@shared/domain/clip';
import { eventTypeWithWord } from '@shared/domain/event-type';
import { clockChangeWords, formatAtPlace } from '@shared/place-time';
import { html, type Html } from './html';
import type { PackageFacts } from './package-facts';
import { bytes, grouped, seconds, speed, utc } from './words';

type Fact = readonly [label: string, value: string | null];

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
export function missingThings({ plan }: PackageFacts): Html {
  if (plan.missing.length === 0) {
    return html`<p class="note">
      Everything that was recorded of this incident is in this package, as far as the camera service
      names it.
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
  assumed: 'assumed: the event’s moment, for want of anything better',
};

/** Every video file: what it shows, how many frames, when it starts and how that is known. */
export function cameraTable({ source, plan }: PackageFacts): Html {
  const rows = source.clips.map((clip) => {
    const planned = plan.files.find((file) => file.sourceFileId === clip.fileId);
    const frames = clip.frames.kind === 'constant' ? clip.frames.count : clip.frames.ptsUs.length;
    const rate = clip.durationMs > 0 ? (frames / clip.durationMs) * 1000 : 0;
    const even = clip.frames.kind === 'constant' ? '' : ', uneven spacing';
    return html`<tr>
      <td>
        <strong>${captureModeLabel(clip.captureMode)}</strong><br />${fileName(planned?.path)}
      </td>
      <td>${utc(clip.startMs)}<br /><span class="note">${START_WORDS[clip.startSource]}</span></td>
      <td>
        ${grouped(frames)} frames in ${seconds(clip.durationMs)}<br />${rate.toFixed(2)} a
        second${even}
      </td>
      <td>
        ${clip.widthPx} × ${clip.heightPx}<br />${clip.codec}${clip.audioCodec === null ? ', no sound' : `, ${clip.audioCodec}`}
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
