/** Switching one thing leaves every other thing as it was, from any state. */
import { EVERYTHING, PRESET_CHOICES, presetOf } from '@shared/domain/package-choice';
import type { PlannedOffer } from '@shared/domain/evidence';
import { describe, expect, it } from 'vitest';
import { groupState, isChosen, offerGroups, withOffer, withPart, type OfferGroup } from './choose';

const offer = (part: PlannedOffer['part'], of: PlannedOffer['of']): PlannedOffer => ({
  part,
  of,
  title: '',
  files: 1,
  sizeBytes: 1,
  chosen: false,
  remark: null,
  goesIn: false,
});
const camera = (captureMode: string) => offer('videos', { kind: 'camera', captureMode });
const clip = (derivedId: string) => offer('clips', { kind: 'clip', derivedId });
const front = camera('C_F');
const cabin = camera('C_I');
const videos: OfferGroup = { part: 'videos', title: '', offers: [front, cabin, camera('C_R')] };

describe('switching', () => {
  it('one camera out and in again', () => {
    const without = withOffer(EVERYTHING, videos, cabin, false);
    expect(videos.offers.map((one) => isChosen(without, one))).toEqual([true, false, true]);
    expect(groupState(without, videos)).toBe('indeterminate');
    expect(presetOf(without)).toBeNull();
    expect(presetOf(withOffer(without, videos, cabin, true))).toBe('insurer');
  });

  it('one camera in where all were out: the others stay out', () => {
    const none = withPart(EVERYTHING, 'videos', false);
    expect(groupState(none, videos)).toBe(false);
    const one = withOffer(none, videos, front, true);
    expect(videos.offers.map((each) => isChosen(one, each))).toEqual([true, false, false]);
  });

  it('the last camera out puts the part out, and the part in brings all back', () => {
    const none = videos.offers.reduce(
      (choice, one) => withOffer(choice, videos, one, false),
      EVERYTHING,
    );
    expect(none.parts.videos).toBe(false);
    expect(groupState(withPart(none, 'videos', true), videos)).toBe(true);
  });

  it('a clip beside the shortest one: both go', () => {
    const shortest = { ...clip('a'), chosen: true };
    const group = { part: 'clips', title: '', offers: [shortest, clip('b'), clip('c')] } as const;
    const both = withOffer(PRESET_CHOICES.email, group, group.offers[1], true);
    expect(group.offers.map((one) => isChosen(both, one))).toEqual([true, true, false]);
  });
});

it('groups offers by part, in their order', () => {
  const offers = [front, cabin, offer('track', null), clip('a')];
  expect(offerGroups(offers).map(({ part, offers: own }) => [part, own.length])).toEqual([
    ['videos', 2],
    ['track', 1],
    ['clips', 1],
  ]);
});
