import { describe, expect, it } from 'vitest';
import { DragPatience } from './drag-patience';

function afterSeeks(...seeks: readonly ('exact' | 'cut')[]): number {
  const patience = new DragPatience();
  for (const seek of seeks) {
    if (seek === 'cut') patience.cut();
    patience.ended();
  }
  return patience.waitMs;
}

describe('patience while the time line is dragged', () => {
  it('waits less once the exact picture never comes in time', () => {
    const patient = afterSeeks();
    expect(afterSeeks('cut', 'cut')).toBe(patient);
    expect(afterSeeks('cut', 'cut', 'cut')).toBeLessThan(patient);
    expect(afterSeeks('cut', 'cut', 'cut', 'cut')).toBe(afterSeeks('cut', 'cut', 'cut'));
  });

  it('waits longer again after one that was exact', () => {
    expect(afterSeeks('cut', 'cut', 'cut', 'exact')).toBe(afterSeeks());
    expect(afterSeeks('cut', 'cut', 'exact', 'cut')).toBe(afterSeeks());
  });
});
