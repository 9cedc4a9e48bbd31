/** The report's first page: who hands over what to whom, and what happened. */
import { eventTypeWithWord } from '@shared/domain/event-type';
import { clockChangeWords, formatAtPlaceIn } from '@shared/place-time';
import { eventTypeIn } from '../words/retold';
import { speed, utc } from './figures';
import { html, type Html } from './html';
import { lossFacts, type Fact } from './loss-facts';
import type { ReportFacts } from './package-facts';

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

export function claimAndIncident(facts: ReportFacts): Html {
  const { say } = facts.words;
  return html`<div class="columns">
    <section>
      <h2>${say('Incident')}</h2>
      ${factList(incidentFacts(facts))}
    </section>
    <section>
      <h2>${say('Hand-over')}</h2>
      ${factList(handOverFacts(facts))}
    </section>
  </div>`;
}

function incidentFacts({ source, preparedAtMs, words }: ReportFacts): readonly Fact[] {
  const { say } = words;
  const { incident } = source;
  const { typeName, eventTimeMs, zone, latitudeDeg, longitudeDeg, severityLevel } = incident;
  return [
    [say('Type'), eventTypeWithWord(typeName, eventTypeIn(words, typeName))],
    [say('Time'), utc(eventTimeMs)],
    [
      say('Local time there'),
      zone === null ? null : formatAtPlaceIn(words, eventTimeMs, preparedAtMs, zone),
    ],
    [say('Clock change'), clockChangeWords(eventTimeMs, zone, words)],
    [say('Ticket'), incident.ticket],
    [
      say('Severity'),
      severityLevel === null ? null : say('Level {level}', { level: severityLevel }),
    ],
    [say('Vehicle'), incident.vehicleName],
    [say('Driver'), incident.driverName],
    [say('Camera device'), incident.deviceId],
    [say('Trip'), incident.tripId],
    [
      say('Place'),
      latitudeDeg === null || longitudeDeg === null
        ? null
        : `${latitudeDeg.toFixed(6)}, ${longitudeDeg.toFixed(6)} (WGS 84)`,
    ],
    [say('Speed'), incident.speedKph === null ? null : speed(incident.speedKph)],
    [say('Speed limit'), incident.speedLimitKph === null ? null : speed(incident.speedLimitKph)],
  ];
}

function handOverFacts({ claim, preparedAtMs, words }: ReportFacts): readonly Fact[] {
  const { say } = words;
  return [
    [say('Claim number'), claim.claimNumber],
    ...lossFacts(claim, words),
    [say('Purpose'), claim.purpose],
    [say('Recipient'), claim.recipient],
    [say('Prepared by'), claim.preparedBy],
    [say('Organisation'), claim.organisation],
    [say('Prepared'), utc(preparedAtMs)],
    [say('Notes'), claim.notes],
  ];
}

/** Said even when nothing is missing: silence would leave the reader guessing. */
export function missingThings({ plan, words }: ReportFacts): readonly Html[] {
  const leftOut =
    plan.leftOut.length === 0
      ? []
      : [
          html`<div class="missing">
            <h3>${words.say('Left out on purpose')}</h3>
            <ul>
              ${plan.leftOut.map(
                ({ title, reason }) => html`<li><strong>${title}.</strong> ${reason}</li>`,
              )}
            </ul>
          </div>`,
        ];
  return [notThere({ plan, words }), ...leftOut];
}

function notThere({ plan, words: { say } }: Pick<ReportFacts, 'plan' | 'words'>): Html {
  if (plan.missing.length === 0) {
    return html`<p class="note">
      ${
        plan.leftOut.length === 0
          ? say(
              'Everything that was recorded of this incident, as far as the camera service names it, is in this package.',
            )
          : say(
              'Everything that was recorded of this incident, as far as the camera service names it, is saved by the sender.',
            )
      }
    </p>`;
  }
  return html`<div class="missing">
    <h3>${say('Not in this package')}</h3>
    <ul>
      ${plan.missing.map(({ title, reason }) => html`<li><strong>${title}.</strong> ${reason}</li>`)}
    </ul>
  </div>`;
}
