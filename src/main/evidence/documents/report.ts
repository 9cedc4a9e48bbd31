/** The report: one self-contained page for screen and paper; asks nothing of the network. */
import { eventTypeIn } from '../words/retold';
import { wordsIn } from '../words/words-in';
import { utc } from './figures';
import { Html, html } from './html';
import type { PackageDocument, PackageFacts, ReportFacts } from './package-facts';
import { certificationPage } from './report-certification';
import { cameraTable } from './report-cameras';
import { claimAndIncident, missingThings } from './report-facts';
import { derivedChapter } from './report-derived';
import { marksChapter } from './report-marks';
import { checkingChapter } from './report-checking';
import { custodyChapter, fileTable, limits } from './report-record';
import { stillsChapter } from './report-stills';
import { REPORT_STYLE } from './report-style';
import { timeChapter } from './report-time';
import { toolsChapter } from './report-tools';
import { trackChapter } from './report-track';

/** @param made every other document of the package, for the file table. */
export function reportPage(known: PackageFacts, made: readonly PackageDocument[]): string {
  const words = wordsIn(known.plan.language);
  const facts: ReportFacts = { ...known, words };
  const { say, language } = words;
  const { incident } = facts.source;
  const type = eventTypeIn(words, incident.typeName);
  const time = utc(incident.eventTimeMs);
  const page = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:"
      />
      <title>${say('Evidence report: {title}', { title: `${type}, ${time}` })}</title>
      <style>
        ${new Html(REPORT_STYLE)}
      </style>
    </head>
    <body>
      <header>
        <p class="kind">${say('Evidence report')}</p>
        <h1>${type}${incident.vehicleName === null ? '' : `, ${incident.vehicleName}`}</h1>
        <p>
          ${say('{time} · ticket {ticket} · package {name}', {
            time,
            ticket: incident.ticket,
            name: facts.plan.packageName,
          })}
        </p>
      </header>
      <main>
        ${claimAndIncident(facts)} ${missingThings(facts)} ${cameraTable(facts)}
        ${trackChapter(facts)} ${stillsChapter(facts)} ${marksChapter(facts)}
        ${derivedChapter(facts)} ${timeChapter(facts)} ${custodyChapter(facts)}
        ${fileTable(facts, made)} ${toolsChapter(facts)} ${checkingChapter(facts)} ${limits(facts)}
        ${certificationPage(facts)}
      </main>
      <footer>
        ${say('Made with Roadproof {version}, {time}.', {
          version: facts.appVersion,
          time: utc(facts.preparedAtMs),
        })}
      </footer>
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
}
