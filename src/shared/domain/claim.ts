/** A claim (case): what an insurer works on, with any number of incidents; an incident may be in several. */
import type { ClaimDetails, ClaimFacts } from './evidence';
import type { LegalHold } from './hold';
import type { IncidentSummary } from './incident';

export const CLAIM_STATUSES = ['open', 'submitted', 'settled', 'denied'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const CLAIM_STATUS_NAMES: Readonly<Record<ClaimStatus, string>> = {
  open: 'Open',
  submitted: 'Submitted',
  settled: 'Settled',
  denied: 'Denied',
};

export interface ClaimPerson {
  readonly name: string;
  /** Driver, claimant, witness, adjuster, police. */
  readonly role: string;
  /** Telephone, e-mail or address, as typed. */
  readonly contact: string;
}

export interface ClaimReference {
  /** Whose number it is: `Police report`. */
  readonly label: string;
  readonly number: string;
}

/** What people type into a claim; nothing is required. */
export interface ClaimContent {
  readonly claimNumber: string;
  readonly status: ClaimStatus;
  readonly insured: string;
  readonly policy: string;
  readonly carrier: string;
  readonly adjuster: string;
  /** Local day at the place, `2026-06-12`; empty when not known. */
  readonly lossDate: string;
  readonly lossPlace: string;
  readonly lossType: string;
  readonly lossDescription: string;
  readonly people: readonly ClaimPerson[];
  readonly references: readonly ClaimReference[];
  /** For the people here: never part of a package. */
  readonly notes: string;
}

export interface Claim extends ClaimContent {
  readonly claimId: string;
  /** Name from settings when it was made; empty when none was given. */
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  /** Null while it is in the list. */
  readonly archivedAtMs: number | null;
  /** Null when nothing keeps its incidents from being deleted on behalf of this claim. */
  readonly hold: LegalHold | null;
}

/** An incident of a claim with what has become of it. */
export interface ClaimIncident extends IncidentSummary {
  readonly addedAtMs: number;
  readonly addedBy: string;
  readonly onHold: boolean;
  readonly marks: number;
  /** Files known by name that are not saved. */
  readonly filesMissing: number;
  readonly exports: number;
  readonly releases: number;
}

export interface ClaimDetail extends Claim {
  /** By event time. */
  readonly incidents: readonly ClaimIncident[];
}

/** A row of the claims list. */
export interface ClaimRow extends Pick<
  Claim,
  | 'claimId'
  | 'claimNumber'
  | 'status'
  | 'insured'
  | 'carrier'
  | 'lossDate'
  | 'changedAtMs'
  | 'archivedAtMs'
  | 'hold'
> {
  readonly incidents: number;
  readonly releases: number;
}

export interface ClaimQuery {
  /** Words in any order, each the beginning of a word of the claim or of its incidents. */
  readonly text: string;
  /** Null: every status. */
  readonly status: ClaimStatus | null;
  readonly archived: boolean;
}

export interface ClaimList {
  /** Changed last first. */
  readonly rows: readonly ClaimRow[];
  /** Without search and filter. */
  readonly total: number;
  readonly archived: number;
}

export interface ClaimAdded {
  readonly claim: ClaimDetail;
  /** Those that were not in it before. */
  readonly added: readonly string[];
}

export interface ClaimRemoved {
  readonly claim: ClaimDetail;
  /** Those that were in it. */
  readonly removed: readonly string[];
  /** Those of them that stay on the hold which the claim had put on them. */
  readonly stillOnHold: readonly string[];
}

export interface ClaimHoldInput {
  readonly claimId: string;
  readonly reason: string;
  readonly userName: string;
}

export interface ClaimHoldReleased {
  readonly claim: ClaimDetail;
  /** Incidents that stay on hold, for themselves or for another claim. */
  readonly stillOnHold: readonly string[];
}

export const EMPTY_CLAIM: ClaimContent = {
  claimNumber: '',
  status: 'open',
  insured: '',
  policy: '',
  carrier: '',
  adjuster: '',
  lossDate: '',
  lossPlace: '',
  lossType: '',
  lossDescription: '',
  people: [],
  references: [],
  notes: '',
};

/** How a claim is called where there is little room. */
export function claimTitle({
  claimNumber,
  insured,
}: Pick<ClaimContent, 'claimNumber' | 'insured'>): string {
  return claimNumber.trim() || insured.trim() || 'Claim without a number';
}

/** What of a claim goes into a package: neither its notes nor its people's contacts. */
export function claimFacts(claim: ClaimContent): ClaimFacts {
  const { insured, policy, carrier, adjuster, lossDate, lossPlace, lossType, lossDescription } =
    claim;
  const references = claim.references.filter(({ number }) => number.trim() !== '');
  return {
    insured,
    policy,
    carrier,
    adjuster,
    lossDate,
    lossPlace,
    lossType,
    lossDescription,
    references,
  };
}

/** The hand-over's form filled from a claim; what was typed stays where the claim says nothing. */
export function handOverFrom(claim: ClaimContent, typed: ClaimDetails): ClaimDetails {
  const recipient = [claim.adjuster, claim.carrier].map((part) => part.trim()).filter(Boolean);
  return {
    ...typed,
    claimNumber: claim.claimNumber.trim() || typed.claimNumber,
    recipient: recipient.join(', ') || typed.recipient,
    facts: claimFacts(claim),
  };
}
