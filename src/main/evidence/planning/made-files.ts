/** Which files are made for a package, besides those that are copied; pure. */
import type { PlannedFile } from '@shared/domain/evidence';
import type { PackageChoice, PackagePart } from '@shared/domain/package-choice';
import { ENGLISH, type Words } from '@shared/words/words';
import type { EvidenceSource } from '../evidence-source';

/** At the top of the package, where who unpacks it looks first. */
export const VIEWER_PATH = 'viewer.html';

/** Something that is made, and the part it belongs to; null: it is always there. */
interface Making {
  readonly part: PackagePart | null;
  readonly file: PlannedFile;
}

/** Why a part can not be made though it is chosen; null when it can. */
export function makingRemark(
  part: PackagePart,
  source: EvidenceSource,
  hasWholeVideo: boolean,
  { say }: Words = ENGLISH,
): string | null {
  if (part === 'viewer' && !hasWholeVideo) {
    return say('No whole video goes in that it could play.');
  }
  if (part === 'custody' && source.custody.some(({ line }) => line === null)) {
    return say('It names the driver, and without that its chain of hashes would break.');
  }
  return null;
}

/** Everything that could be made of this incident. */
export function possibleFiles(source: EvidenceSource): readonly PlannedFile[] {
  return makings(source, ENGLISH).map(({ file }) => file);
}

export function madeFiles(
  source: EvidenceSource,
  choice: PackageChoice,
  hasWholeVideo: boolean,
  words: Words = ENGLISH,
): readonly PlannedFile[] {
  return makings(source, words)
    .filter(
      ({ part }) =>
        part === null || (choice.parts[part] && makingRemark(part, source, hasWholeVideo) === null),
    )
    .map(({ file }) => file);
}

function makings(source: EvidenceSource, { say }: Words): readonly Making[] {
  const made = (
    part: PackagePart | null,
    path: string,
    kind: PlannedFile['kind'],
    title: string,
  ): Making => ({ part, file: { path, kind, title, sizeBytes: null, sourceFileId: null } });
  return [
    made('report-page', 'data/report.html', 'report', say('Report')),
    made('report-pdf', 'data/report.pdf', 'report', say('Report on paper (PDF)')),
    ...(source.track
      ? [
          made('track-forms', 'data/derived/track.gpx', 'track-gpx', say('Track as GPX')),
          made('track-forms', 'data/derived/track.csv', 'track-csv', say('Track as a table (CSV)')),
        ]
      : []),
    made('custody', 'data/custody/custody.jsonl', 'custody', say('Custody log')),
    ...(source.marks.length === 0
      ? []
      : [
          made(
            'marks',
            'data/metadata/marks.json',
            'metadata',
            say('Marks and notes, with frame numbers'),
          ),
        ]),
    made(null, 'data/metadata/claim.json', 'metadata', say('Claim data')),
    made(null, 'data/metadata/incident.json', 'metadata', say('Incident data')),
    made(null, 'data/metadata/files.json', 'metadata', say('Files, hashes and origins')),
    made(null, 'data/metadata/tools.json', 'metadata', say('Tools and settings used')),
    made(null, 'data/metadata/schema.json', 'metadata', say('JSON Schema of the files beside it')),
    ...(source.clips.length === 0
      ? []
      : [
          made('viewer', VIEWER_PATH, 'viewer', say('Viewer: all cameras in sync, in any browser')),
        ]),
    made(null, 'HOW-TO-CHECK.txt', 'instructions', say('How to check this package')),
  ];
}
