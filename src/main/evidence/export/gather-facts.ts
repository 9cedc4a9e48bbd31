/** Gathers everything a package is made from, without what was chosen to be left unsaid. */
import type { ClaimDetails } from '@shared/domain/evidence';
import type { PackageChoice } from '@shared/domain/package-choice';
import type { ReportLanguage } from '@shared/domain/report-language';
import type { UnitSystem } from '@shared/units';
import type { Clock } from '@main/platform/clock';
import type { PackageFacts, ViewerAssets } from '../documents/package-facts';
import type { EvidenceLibrary } from '../evidence-source';
import type { TimeStamps } from '../time-stamp/create-time-stamps';
import { incidentMaps } from '../map/incident-maps';
import type { TileReader } from '../map/tile-reader';
import { planEvidence } from '../plan';
import { claimFor, sourceFor } from '../planning/source-for';
import { wordsIn } from '../words/words-in';

/** What is handed over, by whom and to whom. */
export interface HandOver {
  readonly incidentId: string;
  readonly claim: ClaimDetails;
  readonly choice: PackageChoice;
  /** Of the report; English without it. */
  readonly language?: ReportLanguage | undefined;
}

export interface FactSources {
  readonly library: EvidenceLibrary;
  readonly clock: Pick<Clock, 'now'>;
  readonly appVersion: string;
  readonly fontFolder: string;
  /** As set for the window; metric without it. */
  readonly units?: () => UnitSystem;
  /** The offline maps; without them the way is drawn alone. */
  readonly tiles?: TileReader;
  readonly timeStamps?: Pick<TimeStamps, 'authority'>;
  readonly viewer: () => Promise<ViewerAssets>;
}

/** @throws AppError `library.not-found`, `evidence.nothing-to-export` */
export async function gatherFacts(
  { incidentId, claim, choice, language }: HandOver,
  { library, clock, appVersion, fontFolder, viewer, units, tiles, timeStamps }: FactSources,
): Promise<PackageFacts> {
  const known = await library.evidenceSource(incidentId);
  const words = wordsIn(language);
  const source = sourceFor(known, choice, words);
  const told = claimFor(claim, known, choice, words);
  const withheldName = choice.driverName ? null : known.incident.driverName;
  return {
    plan: planEvidence(source, told.claimNumber, choice, { kind: 'unsigned' }, words),
    claim: told,
    source: choice.parts.marks ? source : { ...source, marks: [] },
    withheldName,
    preparedAtMs: clock.now(),
    appVersion,
    units: units?.() ?? 'metric',
    timeStampAuthority: timeStamps?.authority() ?? null,
    maps: tiles ? await incidentMaps(source, tiles, withheldName) : null,
    viewer: await viewer(),
    fontFolder,
  };
}
