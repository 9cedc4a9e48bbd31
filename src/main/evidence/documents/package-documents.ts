/** Makes every text of a package that is not an original, in memory; the same facts give the same bytes. */
import { createHash } from 'node:crypto';
import { eventTypeLabel } from '@shared/domain/event-type';
import { trackToCsv, trackToGpx, type GpxText } from '@shared/nmea';
import { VIEWER_PATH } from '../plan';
import { howToCheck } from './how-to-check';
import { claimJson, filesJson, incidentJson, marksJson, toolsJson } from './metadata';
import type { PackageDocument, PackageFacts } from './package-facts';
import { reportPage } from './report';
import { viewerPage } from './viewer-page';
import { utc } from './words';

/** What each made file of the plan holds; the report comes last, since it lists the others. */
function textOf(facts: PackageFacts, path: string): string | null {
  const { track, custody } = facts.source;
  switch (path) {
    case 'data/derived/track.gpx':
      return track && trackToGpx(track, gpxText(facts));
    case 'data/derived/track.csv':
      return track && trackToCsv(track);
    case 'data/custody/custody.jsonl':
      return custody.map(({ line }) => `${line}\n`).join('');
    case 'data/metadata/claim.json':
      return claimJson(facts);
    case 'data/metadata/marks.json':
      return marksJson(facts);
    case 'data/metadata/incident.json':
      return incidentJson(facts);
    case 'data/metadata/files.json':
      return filesJson(facts);
    case 'data/metadata/tools.json':
      return toolsJson(facts);
    case VIEWER_PATH:
      return viewerPage(facts);
    case 'HOW-TO-CHECK.txt':
      return howToCheck(facts);
    default:
      return null;
  }
}

function gpxText({ source: { incident, files, track } }: PackageFacts): GpxText {
  const original = files.find(({ fileId }) => fileId === track?.fileId);
  return {
    name: `${eventTypeLabel(incident.typeName)}, ${utc(incident.eventTimeMs)}`,
    description: `Made from ${original?.displayName ?? 'the NMEA original'} with SHA-256 ${original?.sha256 ?? 'unknown'}.`,
  };
}

function documentOf(path: string, text: string): PackageDocument {
  const bytes = Buffer.from(text, 'utf8');
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** In the plan's order. */
export function packageDocuments(facts: PackageFacts): readonly PackageDocument[] {
  const wanted = facts.plan.files.filter(({ sourceFileId }) => sourceFileId === null);
  const others = wanted.flatMap(({ path }) => {
    const text = textOf(facts, path);
    return text === null ? [] : [documentOf(path, text)];
  });
  const report = documentOf('data/report.html', reportPage(facts, others));
  const made = new Map([report, ...others].map((document) => [document.path, document]));
  return wanted.map(({ path }) => {
    const document = made.get(path);
    if (!document) throw new Error(`the plan names ${path}, which nothing makes`);
    return document;
  });
}
