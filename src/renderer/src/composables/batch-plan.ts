/** What of several incidents goes out together: which can go, what they hold in sum, what can be switched; pure. */
import { holdsEvidence, type EvidencePlan, type PlannedOffer } from '@shared/domain/evidence';
import type { IncidentSummary } from '@shared/domain/incident';
import { PACKAGE_PART_NAMES, PACKAGE_PARTS } from '@shared/domain/package-choice';
import type { AppErrorData } from '@shared/errors';

/** What planning an incident has come to: one of the two. */
export interface PlanOutcome {
  readonly plan: EvidencePlan | null;
  readonly error: AppErrorData | null;
}

/** Enough of an incident to tell it from the others. */
export type NamedIncident = Pick<
  IncidentSummary,
  'incidentId' | 'typeName' | 'eventTimeMs' | 'zone' | 'vehicleName' | 'driverName'
>;

export interface BatchRow {
  readonly incident: NamedIncident;
  /** Null while it is made, and when it cannot be. */
  readonly plan: EvidencePlan | null;
  /** Why it cannot go; null when it can, or nothing is known yet. */
  readonly blocked: string | null;
  /** It goes. */
  readonly ticked: boolean;
}

export interface BatchTotals {
  readonly packages: number;
  readonly files: number;
  readonly knownBytes: number;
  /** Those in which a reader would miss something. */
  readonly lacking: number;
}

export function batchRows(
  incidents: readonly NamedIncident[],
  plans: ReadonlyMap<string, PlanOutcome>,
  unticked: ReadonlySet<string>,
): readonly BatchRow[] {
  return incidents.map((incident) => {
    const { plan, error } = plans.get(incident.incidentId) ?? { plan: null, error: null };
    const blocked = error === null ? emptyWords(plan) : error.message;
    const ticked = plan !== null && blocked === null && !unticked.has(incident.incidentId);
    return { incident, plan, blocked, ticked };
  });
}

function emptyWords(plan: EvidencePlan | null): string | null {
  if (plan === null || holdsEvidence(plan)) return null;
  return 'Everything a reader would open is switched off.';
}

export function batchTotals(rows: readonly BatchRow[]): BatchTotals {
  const plans = rows.flatMap(({ ticked, plan }) => (ticked && plan ? [plan] : []));
  const sum = (of: (plan: EvidencePlan) => number): number =>
    plans.reduce((total, plan) => total + of(plan), 0);
  return {
    packages: plans.length,
    files: sum(({ files }) => files.length),
    knownBytes: sum(({ knownBytes }) => knownBytes),
    lacking: plans.filter(({ missing }) => missing.length > 0).length,
  };
}

/** Every switch once: a camera stands for that camera in each incident, the clips of all for one. */
export function mergedOffers(plans: readonly EvidencePlan[]): readonly PlannedOffer[] {
  const groups = new Map<string, PlannedOffer[]>();
  for (const offer of plans.flatMap(({ offers }) => offers)) {
    const key = `${offer.part} ${offer.of?.kind === 'camera' ? offer.of.captureMode : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), offer]);
  }
  return [...groups.values()]
    .map(merged)
    .sort((a, b) => PACKAGE_PARTS.indexOf(a.part) - PACKAGE_PARTS.indexOf(b.part));
}

function merged(offers: readonly PlannedOffer[]): PlannedOffer {
  const [first] = offers;
  if (first === undefined) throw new Error('a switch stands for at least one offer');
  const isCamera = first.of?.kind === 'camera';
  const going = offers.filter(({ goesIn }) => goesIn);
  // What stays out is told with the size it would have.
  const told = going.length > 0 ? going : offers;
  const known = told.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  return {
    part: first.part,
    of: isCamera ? first.of : null,
    title: isCamera ? first.title : PACKAGE_PART_NAMES[first.part],
    files: told.reduce((sum, { files }) => sum + files, 0),
    sizeBytes: known.length === 0 ? null : known.reduce((sum, bytes) => sum + bytes, 0),
    chosen: offers.some(({ chosen }) => chosen),
    remark: mergedRemark(offers),
    goesIn: going.length > 0,
  };
}

function mergedRemark(offers: readonly PlannedOffer[]): string | null {
  const counts = new Map<string, number>();
  for (const { remark } of offers) {
    if (remark !== null) counts.set(remark, (counts.get(remark) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const words = [...counts].map(([remark, count]) =>
    count === offers.length ? remark : `In ${count} of ${offers.length}: ${remark}`,
  );
  return words.join(' ');
}
