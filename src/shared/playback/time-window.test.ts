/** Whatever is zoomed and moved stays within the whole, and what is pointed at stays where it is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInside, isSeen, moved, partOf, revealing, within, zoomed } from './time-window';

const whole = { fromMs: 1_000_000, toMs: 1_000_000 + 86_400_000 };

const anyStretch = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 1e5, noNaN: true }))
  .map(([part, factor]) => zoomed(whole, whole, factor, whole.fromMs + part * 86_400_000));

it('never shows what lies outside of the whole', () => {
  fc.assert(
    fc.property(
      anyStretch,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (stretch, factor, parts) => {
        for (const next of [
          zoomed(stretch, whole, factor, stretch.fromMs),
          moved(stretch, whole, parts),
          revealing(stretch, whole, whole.toMs, 1),
        ]) {
          expect(next.fromMs).toBeGreaterThanOrEqual(whole.fromMs);
          expect(next.toMs).toBeLessThanOrEqual(whole.toMs + 1e-3);
          expect(next.toMs - next.fromMs).toBeGreaterThanOrEqual(499.9);
        }
      },
    ),
  );
});

it('keeps the moment under the pointer in its place while there is room', () => {
  const stretch = { fromMs: 5_000_000, toMs: 6_000_000 };
  const next = zoomed(stretch, whole, 4, 5_250_000);
  expect((5_250_000 - next.fromMs) / (next.toMs - next.fromMs)).toBeCloseTo(0.25, 9);
  expect(next.toMs - next.fromMs).toBe(250_000);
});

it('turns the page when the moment leaves it, and only then', () => {
  const stretch = { fromMs: 5_000_000, toMs: 6_000_000 };
  expect(revealing(stretch, whole, 5_999_999, 1)).toBe(stretch);
  expect(revealing(stretch, whole, 6_000_001, 1).fromMs).toBe(5_900_001);
  expect(revealing(stretch, whole, 4_999_999, -1).toMs).toBe(5_099_999);
  const jumped = revealing(stretch, whole, 50_000_000, 0);
  expect(isInside(jumped, 50_000_000)).toBe(true);
  expect((jumped.fromMs + jumped.toMs) / 2).toBe(50_000_000);
});

it('shows all of a whole that is shorter than the shortest stretch', () => {
  const short = { fromMs: 0, toMs: 200 };
  expect(within({ fromMs: 50, toMs: 60 }, short)).toEqual(short);
});

it('puts moments outside at the nearer end, and sees ranges that reach in', () => {
  const stretch = { fromMs: 1000, toMs: 3000 };
  expect([0, 1000, 2500, 9000].map((timeMs) => partOf(stretch, timeMs))).toEqual([0, 0, 0.75, 1]);
  const seen = [
    { fromMs: 3000, toMs: null },
    { fromMs: 3001, toMs: null },
    { fromMs: 0, toMs: 1000 },
    { fromMs: 0, toMs: 999 },
  ].map((range) => isSeen(stretch, range));
  expect(seen).toEqual([true, false, true, false]);
});
