import { describe, expect, it } from 'vitest';
import { createFollowPolicy } from './map-follow';

const at = (x: number) => ({ x, y: 100, width: 200, height: 200 });

describe('createFollowPolicy', () => {
  it('centres with every frame while frames come quickly', () => {
    const policy = createFollowPolicy();
    const decisions = Array.from({ length: 40 }, (_, frame) =>
      policy.shouldCentre(at(105), frame * 17),
    );
    expect(decisions).not.toContain(false);
  });

  it('waits for the edge of the dead zone once frames are slow', () => {
    const policy = createFollowPolicy();
    for (let frame = 0; frame < 40; frame += 1) policy.shouldCentre(at(105), frame * 120);
    expect(policy.shouldCentre(at(105), 5000)).toBe(false);
    expect(policy.shouldCentre(at(161), 5017)).toBe(true);
    policy.reset();
    expect(policy.shouldCentre(at(105), 5034)).toBe(true);
  });

  it('leaves a vehicle in the middle alone', () => {
    expect(createFollowPolicy().shouldCentre(at(100), 0)).toBe(false);
  });
});
