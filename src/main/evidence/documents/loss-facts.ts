/** What a claim says of the loss, for the report. */
import type { ClaimDetails } from '@shared/domain/evidence';

export type Fact = readonly [label: string, value: string | null];

/** None when the hand-over was typed without a claim. */
export function lossFacts({ facts }: ClaimDetails): readonly Fact[] {
  if (facts === undefined) return [];
  return [
    ['Insured', facts.insured],
    ['Policy', facts.policy],
    ['Carrier', facts.carrier],
    ['Adjuster', facts.adjuster],
    ['Date of loss', facts.lossDate],
    ['Place of loss', facts.lossPlace],
    ['Type of loss', facts.lossType],
    ['Description', facts.lossDescription],
    ...facts.references.map(({ label, number }): Fact => [label.trim() || 'Reference', number]),
  ];
}
