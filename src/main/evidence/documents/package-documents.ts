/** Makes every text of a package that is not an original, in memory; the same facts give the same bytes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { trackToCsv, trackToGpx, type GpxText } from '@shared/nmea';
import { VIEWER_PATH } from '../planning/made-files';
import { refuseName } from './refuse-name';
import { howToCheck } from './how-to-check';
import { claimJson, filesJson, incidentJson, marksJson, toolsJson } from './metadata';
import { metadataSchemaText } from './metadata-schema';
import type { PackageDocument, PackageFacts } from './package-facts';
import { reportPage } from './report';
import { reportPdf } from './report-pdf';
import { reportStills } from './report-stills';
import { viewerPage } from './viewer-page';
import { eventTypeIn } from '../words/retold';
import { wordsIn } from '../words/words-in';
import { utc } from './figures';

const REPORT_PATH = 'data/report.html';
const PAPER_PATH = 'data/report.pdf';

/** What each made file of the plan holds; the report comes last, since it lists the others. */
function textOf(facts: PackageFacts, path: string): string | null {
  const { track, custody } = facts.source;
  switch (path) {
    case 'data/derived/track.gpx':
      return track && trackToGpx(track, gpxText(facts));
    case 'data/derived/track.csv':
      return track && trackToCsv(track);
    case 'data/custody/custody.jsonl':
      return custody.map(({ line }) => `${line ?? ''}\n`).join('');
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
    case 'data/metadata/schema.json':
      return metadataSchemaText();
    case VIEWER_PATH:
      return viewerPage(facts);
    case 'HOW-TO-CHECK.txt':
      return howToCheck(facts);
    default:
      return null;
  }
}

function gpxText({ source: { incident, files, track }, plan }: PackageFacts): GpxText {
  const words = wordsIn(plan.language);
  const original = files.find(({ fileId }) => fileId === track?.fileId);
  return {
    name: `${eventTypeIn(words, incident.typeName)}, ${utc(incident.eventTimeMs)}`,
    description: words.say('Made from {file} with SHA-256 {hash}.', {
      file: original?.displayName ?? words.say('the NMEA original'),
      hash: original?.sha256 ?? words.say('unknown'),
    }),
  };
}

function documentOf(path: string, content: string | Buffer): PackageDocument {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * The report's page first, whether it goes in itself or is only set on paper, then every other text.
 * @throws AppError `evidence.name-found`
 */
export function packageTexts(facts: PackageFacts): readonly PackageDocument[] {
  const others = facts.plan.files.flatMap(({ path }) => {
    const text = textOf(facts, path);
    return text === null ? [] : [documentOf(path, text)];
  });
  const texts = [documentOf(REPORT_PATH, reportPage(facts, others)), ...others];
  refuseName(facts, texts);
  return texts;
}

/** By the address that the page gives them; a missing one stops the export where it is copied. */
async function readStills(facts: PackageFacts): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = reportStills(facts).map(async ({ planned, file }) => {
    const bytes = await readFile(file.absolutePath ?? '').catch(() => new Uint8Array());
    return [planned.path.slice('data/'.length), bytes] as const;
  });
  return new Map(await Promise.all(read));
}

/** In the plan's order. */
export async function packageDocuments(facts: PackageFacts): Promise<readonly PackageDocument[]> {
  const texts = packageTexts(facts);
  const [page] = texts;
  const wantsPaper = facts.plan.files.some(({ path }) => path === PAPER_PATH);
  const paper =
    page && wantsPaper
      ? await reportPdf(facts, Buffer.from(page.bytes).toString('utf8'), await readStills(facts))
      : null;
  const all = paper ? [...texts, documentOf(PAPER_PATH, paper)] : texts;
  const made = new Map(all.map((document) => [document.path, document]));
  return facts.plan.files
    .filter(({ sourceFileId }) => sourceFileId === null)
    .map(({ path }) => {
      const document = made.get(path);
      if (!document) throw new Error(`the plan names ${path}, which nothing makes`);
      return document;
    });
}
