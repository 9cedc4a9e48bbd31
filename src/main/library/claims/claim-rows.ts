/** A claim as its row, and back. */
import { AppError } from '@shared/errors';
import type {
  Claim,
  ClaimContent,
  ClaimPerson,
  ClaimReference,
  ClaimStatus,
} from '@shared/domain/claim';
import { number, numberOrNull, text } from '@main/platform/columns';
import type { SqlRow, SqlValue } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { holdOf } from '../hold-of';

/** Columns that people fill, in the order of `contentValues`. */
export const CONTENT_COLUMNS = [
  'claim_number',
  'status',
  'insured',
  'policy',
  'carrier',
  'adjuster',
  'loss_date',
  'loss_place',
  'loss_type',
  'loss_description',
  'people',
  'reference_numbers',
  'notes',
] as const;

/** @throws AppError `claim.not-found` */
export function claimRow(library: LibraryContext, claimId: string): SqlRow {
  const row = library.database.get('SELECT * FROM claims WHERE claim_id = ?', claimId);
  if (row === undefined) throw new AppError('claim.not-found');
  return row;
}

export function claimOf(row: SqlRow): Claim {
  return {
    claimId: text(row, 'claim_id'),
    ...contentOf(row),
    createdBy: text(row, 'created_by'),
    createdAtMs: number(row, 'created_at_ms'),
    changedAtMs: number(row, 'changed_at_ms'),
    archivedAtMs: numberOrNull(row, 'archived_at_ms'),
    hold: holdOf(row),
  };
}

export function contentOf(row: SqlRow): ClaimContent {
  return {
    claimNumber: text(row, 'claim_number'),
    status: text(row, 'status') as ClaimStatus,
    insured: text(row, 'insured'),
    policy: text(row, 'policy'),
    carrier: text(row, 'carrier'),
    adjuster: text(row, 'adjuster'),
    lossDate: text(row, 'loss_date'),
    lossPlace: text(row, 'loss_place'),
    lossType: text(row, 'loss_type'),
    lossDescription: text(row, 'loss_description'),
    people: JSON.parse(text(row, 'people')) as readonly ClaimPerson[],
    references: JSON.parse(text(row, 'reference_numbers')) as readonly ClaimReference[],
    notes: text(row, 'notes'),
  };
}

export function contentValues(content: ClaimContent): readonly SqlValue[] {
  return [
    content.claimNumber,
    content.status,
    content.insured,
    content.policy,
    content.carrier,
    content.adjuster,
    content.lossDate,
    content.lossPlace,
    content.lossType,
    content.lossDescription,
    JSON.stringify(content.people),
    JSON.stringify(content.references),
    content.notes,
  ];
}
