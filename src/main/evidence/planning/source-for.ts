/** What a package may speak of: the incident without the driver's name when that is to be left unsaid; pure. */
import type { ClaimDetails } from '@shared/domain/evidence';
import type { PackageChoice } from '@shared/domain/package-choice';
import { ENGLISH, type Words } from '@shared/words/words';
import type { EvidenceSource } from '../evidence-source';
import { hideIn, NAME_LEFT_OUT, nameFilter } from './withheld-name';

/** Ids, places on the disk, and words of our own; everything else may have come from a person. */
const NO_TEXT: ReadonlySet<string> = new Set([
  'absolutePath',
  'acceleration',
  'cameraId',
  'captureMode',
  'captureModes',
  'clipId',
  'codec',
  'audioCodec',
  'code',
  'colour',
  'derivedId',
  'fate',
  'fileId',
  'frames',
  'group',
  'incidentId',
  'kind',
  'markId',
  'mimeType',
  'posterUrl',
  'region',
  'samples',
  'saveState',
  'sha256',
  'sha512',
  'startSource',
  'state',
  'status',
  'zone',
]);

/** Who hands over and who receives signs with that name, whoever it is. */
const PARTIES: ReadonlySet<string> = new Set(['preparedBy', 'organisation', 'recipient']);

/** The incident as the package may tell it. */
export function sourceFor(
  source: EvidenceSource,
  choice: Pick<PackageChoice, 'driverName'>,
  words: Words = ENGLISH,
): EvidenceSource {
  return choice.driverName ? source : withoutDriver(source, words);
}

function withoutDriver(source: EvidenceSource, { say }: Words): EvidenceSource {
  const { hide } = nameFilter(source.incident.driverName, say(NAME_LEFT_OUT));
  const { custody, ...rest } = source;
  const told = hideIn(rest, hide, NO_TEXT);
  const { incident } = told;
  return {
    ...told,
    incident: { ...incident, driverName: null, driverId: null, coachingId: null },
    custody: custody.map(({ line, ...entry }) => ({
      ...hideIn(entry, hide, NO_TEXT),
      // Changed, the chain of hashes would no longer hold: such a line is not shown at all.
      line: line !== null && hide(line) === line.normalize('NFC') ? line : null,
    })),
  };
}

/** The claim as the package may tell it; the names of the two parties stay. */
export function claimFor<Claim extends ClaimDetails>(
  claim: Claim,
  { incident }: EvidenceSource,
  { driverName }: PackageChoice,
  { say }: Words = ENGLISH,
): Claim {
  if (driverName) return claim;
  return hideIn(claim, nameFilter(incident.driverName, say(NAME_LEFT_OUT)).hide, PARTIES);
}
