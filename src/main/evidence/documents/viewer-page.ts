/** The viewer as one page: program, looks and data in it; the videos stay beside it. */
import { createHash } from 'node:crypto';
import { eventTypeLabel } from '@shared/domain/event-type';
import { PACKAGE_VIEW_ID, type PackageView } from '@shared/domain/package-view';
import { clipOfCopy, silentCopyOf } from '../planning/silent-copy';
import { escapeHtml } from './html';
import type { PackageFacts } from './package-facts';

/** Nothing but the files beside it: no network, no foreign script, whatever a note or a name says. */
function policyFor(script: string): string {
  const hash = createHash('sha256').update(script, 'utf8').digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "media-src 'self' file:",
    "img-src 'self' file: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Inside a script element only its own end could break out. */
const inScript = (code: string): string => code.replace(/<\/(script)/gi, '<\\/$1');

/** JSON in which no character means anything to HTML. */
const asData = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

export function viewerPage(facts: PackageFacts): string {
  const view = packageView(facts);
  const script = inScript(facts.viewer.script);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(view.packageName)}</title>
<style>${facts.viewer.style.replace(/<\/(style)/gi, '<\\/$1')}</style>
</head>
<body>
<div id="viewer"></div>
<noscript>This page needs JavaScript to play the cameras together. The report and the videos lie in the folder data.</noscript>
<script type="application/json" id="${PACKAGE_VIEW_ID}">${asData(view)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function packageView({
  plan,
  claim,
  source,
  preparedAtMs,
  appVersion,
  maps,
  units,
}: PackageFacts): PackageView {
  const { incident } = source;
  const paths = new Map(plan.files.map(({ sourceFileId, path }) => [sourceFileId, path]));
  const clips = source.clips.flatMap((clip) => {
    const path = paths.get(clip.fileId);
    if (path !== undefined) return [{ ...clip, path }];
    const copy = plan.choice.sound ? null : silentCopyOf(source, clip.fileId);
    const copyPath = copy && paths.get(copy.derivedId);
    return copy && copyPath ? [{ ...clipOfCopy(clip, copy), path: copyPath }] : [];
  });
  return {
    packageName: plan.packageName,
    preparedAtMs,
    appVersion,
    claimNumber: claim.claimNumber,
    incident: {
      title: eventTypeLabel(incident.typeName),
      ticket: incident.ticket,
      eventTimeMs: incident.eventTimeMs,
      zone: incident.zone,
      vehicleName: incident.vehicleName,
      driverName: incident.driverName,
      speedLimitKph: incident.speedLimitKph,
    },
    cameras: source.cameras.map((camera) =>
      camera.status === 'missing' || clips.some(({ clipId }) => clipId === camera.clipId)
        ? camera
        : { ...camera, status: 'missing', reason: 'Left out of this package.' },
    ),
    clips,
    track: source.track,
    trackMissing: source.trackMissing,
    marks: source.marks,
    maps,
    units,
    reports: {
      page: plan.files.some(({ path }) => path === 'data/report.html'),
      pdf: plan.files.some(({ path }) => path === 'data/report.pdf'),
    },
  };
}
