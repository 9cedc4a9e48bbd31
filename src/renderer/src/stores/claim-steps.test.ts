/** Typing on is one step to undo; a choice, a pause or another field begins the next. */
import { describe, expect, it } from 'vitest';
import { EMPTY_CLAIM, type ClaimContent } from '@shared/domain/claim';
import { claimContentOf, mergesWith, sameContent, type ClaimStep } from './claim-steps';

const one: ClaimContent = { ...EMPTY_CLAIM, insured: 'N' };
const two: ClaimContent = { ...EMPTY_CLAIM, insured: 'No' };
const last: ClaimStep = { field: 'insured', before: EMPTY_CLAIM, after: one, atMs: 1000 };
const next: ClaimStep = { field: 'insured', before: one, after: two, atMs: 1500 };

describe('steps of editing a claim', () => {
  it('merge while somebody types on in one field', () => {
    expect(mergesWith(last, next)).toBe(true);
    expect(mergesWith(last, { ...next, field: 'policy' })).toBe(false);
    expect(mergesWith(last, { ...next, atMs: 9000 })).toBe(false);
    expect(mergesWith(last, { ...next, before: { ...one } })).toBe(false);
    expect(mergesWith({ ...last, field: '!status' }, { ...next, field: '!status' })).toBe(false);
  });

  it('compare by what was typed, whatever else a claim carries', () => {
    const claim = { claimId: 'x', ...two, changedAtMs: 5 };
    expect(sameContent(claim, two)).toBe(true);
    expect(sameContent(claim, one)).toBe(false);
    expect(claimContentOf(claim)).toEqual(two);
  });
});
