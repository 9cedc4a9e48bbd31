/** What a claim says of the loss, for the report. */
import type { ClaimDetails } from '@shared/domain/evidence';
import type { Words } from '@shared/words/words';

export type Fact = readonly [label: string, value: string | null];

/** None when the hand-over was typed without a claim. */
export function lossFacts({ facts }: ClaimDetails, { say }: Words): readonly Fact[] {
  if (facts === undefined) return [];
  return [
    [say('Insured'), facts.insured],
    [say('Policy'), facts.policy],
    [say('Carrier'), facts.carrier],
    [say('Adjuster'), facts.adjuster],
    [say('Date of loss'), facts.lossDate],
    [say('Place of loss'), facts.lossPlace],
    [say('Type of loss'), facts.lossType],
    [say('Description'), facts.lossDescription],
    ...facts.references.map(({ label, number }): Fact => [
      label.trim() || say('Reference'),
      number,
    ]),
  ];
}
