/** The report: one self-contained page for screen and paper; asks nothing of the network. */
import { eventTypeLabel } from '@shared/domain/event-type';
import { Html, html } from './html';
import type { PackageDocument, PackageFacts } from './package-facts';
import { certificationPage } from './report-certification';
import { cameraTable, claimAndIncident, missingThings } from './report-facts';
import { derivedChapter } from './report-derived';
import { marksChapter } from './report-marks';
import { checkingChapter, custodyChapter, fileTable, limits } from './report-record';
import { stillsChapter } from './report-stills';
import { REPORT_STYLE } from './report-style';
import { timeChapter } from './report-time';
import { toolsChapter } from './report-tools';
import { trackChapter } from './report-track';
import { utc } from './words';

/** @param made every other document of the package, for the file table. */
export function reportPage(facts: PackageFacts, made: readonly PackageDocument[]): string {
  const { incident } = facts.source;
  const title = `${eventTypeLabel(incident.typeName)}, ${utc(incident.eventTimeMs)}`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:"
      />
      <title>Evidence report: ${title}</title>
      <style>
        ${new Html(REPORT_STYLE)}
      </style>
    </head>
    <body>
      <header>
        <p class="kind">Evidence report</p>
        <h1>
          ${eventTypeLabel(incident.typeName)}${incident.vehicleName === null ? '' : `, ${incident.vehicleName}`}
        </h1>
        <p>
          ${utc(incident.eventTimeMs)} · ticket ${incident.ticket} · package
          ${facts.plan.packageName}
        </p>
      </header>
      <main>
        ${claimAndIncident(facts)} ${missingThings(facts)} ${cameraTable(facts)}
        ${trackChapter(facts)} ${stillsChapter(facts)} ${marksChapter(facts)}
        ${derivedChapter(facts)} ${timeChapter(facts)} ${custodyChapter(facts)}
        ${fileTable(facts, made)} ${toolsChapter(facts)} ${checkingChapter(facts)} ${limits(facts)}
        ${certificationPage(facts)}
      </main>
      <footer>Made with Roadproof ${facts.appVersion}, ${utc(facts.preparedAtMs)}.</footer>
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
}
