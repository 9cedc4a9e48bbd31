/** The pictures of a stretch cover it without holes, and are the same ones after zooming out and in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestFirst, thumbnailMoments } from './thumbnail-moments';

const DAY_MS = 86_400_000;
const file = { zeroMs: 1_000_000, fromMs: 1_000_000, toMs: 1_000_000 + DAY_MS };

it('covers any stretch of a day with no more pictures than fit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 500, max: DAY_MS, noNaN: true }),
      fc.integer({ min: 3, max: 40 }),
      (part, lengthMs, most) => {
        const fromMs = file.fromMs + part * (DAY_MS - lengthMs);
        const shown = { fromMs, toMs: fromMs + lengthMs };
        const { stepUs, timesUs } = thumbnailMoments(file, shown, most);
        const ms = timesUs.map((us) => file.zeroMs + us / 1000);
        expect(timesUs.length).toBeLessThanOrEqual(most + 1);
        expect(ms[0]).toBeLessThanOrEqual(shown.fromMs + 0.001);
        expect((ms.at(-1) ?? 0) + stepUs / 1000).toBeGreaterThanOrEqual(shown.toMs - 0.001);
        timesUs.forEach((us, index) => {
          if (index > 0) expect(us - (timesUs[index - 1] ?? 0)).toBe(stepUs);
        });
      },
    ),
  );
});

it('asks for the same pictures when the start of the file has been corrected', () => {
  const later = { zeroMs: file.zeroMs + 350, fromMs: file.fromMs + 350, toMs: file.toMs + 350 };
  const shown = { fromMs: file.fromMs + 60_000, toMs: file.fromMs + 120_000 };
  const moved = { fromMs: shown.fromMs + 350, toMs: shown.toMs + 350 };
  expect(thumbnailMoments(later, moved, 10)).toEqual(thumbnailMoments(file, shown, 10));
});

it('asks for none where the file has no pictures', () => {
  const shown = { fromMs: file.toMs + 1000, toMs: file.toMs + 60_000 };
  expect(thumbnailMoments(file, shown, 10).timesUs).toEqual([]);
});

it('begins with what is looked at', () => {
  expect(nearestFirst([0, 10, 20, 30], 21)).toEqual([20, 30, 10, 0]);
});
