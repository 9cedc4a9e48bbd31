/** The pictures of a stretch cover it without holes, and are the same ones after zooming out and in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueIndex } from '../domain/camera-sequence';
import { filmMoments, nearestFirst, turnsOf, type FilmFile } from './film-moments';
import type { TimeStretch } from './time-window';

const DAY_MS = 86_400_000;
const file = { zeroMs: 1_000_000, fromMs: 1_000_000, toMs: 1_000_000 + DAY_MS };
const stretch = (fromMs: number, lengthMs: number) => ({ fromMs, toMs: fromMs + lengthMs });
const at = (fromMs: number, lengthMs: number): FilmFile => ({
  zeroMs: fromMs,
  ...stretch(fromMs, lengthMs),
});
const timesUs = (files: readonly FilmFile[], shown: TimeStretch, most: number) =>
  filmMoments(files, shown, most).moments.map((moment) => moment.timeUs);

describe('the pictures of one file', () => {
  it('cover any stretch of a day with no more than fit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 500, max: DAY_MS, noNaN: true }),
        fc.integer({ min: 3, max: 40 }),
        (part, lengthMs, most) => {
          const shown = stretch(file.fromMs + part * (DAY_MS - lengthMs), lengthMs);
          const { stepUs, moments } = filmMoments([file], shown, most);
          expect(moments.length).toBeLessThanOrEqual(most + 1);
          expect(moments[0]?.fromMs).toBeLessThanOrEqual(shown.fromMs + 0.001);
          expect(moments.at(-1)?.toMs).toBeGreaterThanOrEqual(shown.toMs - 0.001);
          moments.forEach(({ timeUs }, index) => {
            if (index > 0) expect(timeUs - (moments[index - 1]?.timeUs ?? 0)).toBe(stepUs);
          });
        },
      ),
    );
  });

  it('are the same ones when the start of the file has been corrected', () => {
    const later = { zeroMs: file.zeroMs + 350, fromMs: file.fromMs + 350, toMs: file.toMs + 350 };
    const shown = stretch(file.fromMs + 60_000, 60_000);
    const moved = stretch(shown.fromMs + 350, 60_000);
    expect(timesUs([later], moved, 10)).toEqual(timesUs([file], shown, 10));
  });

  it('are none where the file has none, and none while none fits', () => {
    expect(timesUs([file], stretch(file.toMs + 1000, 60_000), 10)).toEqual([]);
    expect(timesUs([file], file, 0)).toEqual([]);
  });
});

describe('the pictures of files that follow each other', () => {
  const STEP_MS = 8000;
  /** Eighty seconds, ten pictures. */
  const shown = stretch(0, 80_000);

  it('begin anew with each file, and leave a gap empty', () => {
    const first = at(0, 17_000);
    const second = at(17_000, 13_000);
    const third = at(40_000, 40_000);
    const { moments } = filmMoments([first, second, third], shown, 10);
    expect(moments.slice(0, 6).map((moment) => [moment.file, moment.timeUs / 1e6])).toEqual([
      [first, 0],
      [first, 8],
      [first, 16],
      [second, 0],
      [second, 8],
      [third, 0],
    ]);
    expect(moments[2]).toMatchObject({ fromMs: 16_000, toMs: 17_000 });
    expect(moments[4]).toMatchObject({ fromMs: 25_000, toMs: 30_000 });
  });

  it('are shared by files too short for one each, but not over a gap', () => {
    const files = [at(0, 1000), at(1000, 1000), at(2000, 1000), at(6000, 1000), at(7000, 1000)];
    const { moments } = filmMoments(files, shown, 10);
    expect(moments.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 3000],
      [6000, 8000],
    ]);
  });

  it('cover all that was recorded, once, and are few: a day in files of any length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (lengths, most) => {
          let endMs = 5000;
          const files = lengths.map((lengthMs) => at((endMs += lengthMs) - lengthMs, lengthMs));
          const whole = stretch(5000, endMs - 5000);
          const { moments } = filmMoments(files, whole, most);
          expect(moments.length).toBeLessThanOrEqual(3 * most + 3);
          let coveredMs = whole.fromMs;
          for (const { fromMs, toMs, file: own, timeUs } of moments) {
            expect(fromMs).toBe(coveredMs);
            // The picture is of the file that was recorded there, and of its time.
            expect(fromMs).toBeGreaterThanOrEqual(own.fromMs);
            expect(own.zeroMs + timeUs / 1000).toBe(fromMs);
            coveredMs = toMs;
          }
          expect(coveredMs).toBe(whole.toMs);
        },
      ),
    );
  });

  it('are the same short files however far the stretch on screen is moved', () => {
    const files = Array.from({ length: 200 }, (_, index) => at(index * 700, 700));
    const chosen = (fromMs: number) =>
      filmMoments(files, stretch(fromMs, 80_000), 10).moments.map((moment) => moment.fromMs);
    const before = chosen(0);
    const after = chosen(STEP_MS * 2 + 300);
    expect(after.filter((fromMs) => fromMs < 80_000)).toEqual(before.slice(2));
  });
});

it('the file whose turn it is on the film is the one the deck shows', () => {
  const files = fc.array(
    fc.record({
      fromMs: fc.integer({ min: 0, max: 60 }),
      lengthMs: fc.integer({ min: 4, max: 30 }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(files, (made) => {
      const stretches = made.map(({ fromMs, lengthMs }) => stretch(fromMs, lengthMs));
      const turns = turnsOf(stretches);
      const isIn = (each: TimeStretch, ms: number): boolean => ms >= each.fromMs && ms < each.toMs;
      for (let ms = 0; ms < 90; ms += 1) {
        const due = dueIndex(stretches.map((each) => (isIn(each, ms) ? 'shown' : 'after-end')));
        turns.forEach((turn, index) => {
          if (isIn(turn, ms)) expect(index).toBe(due);
        });
      }
    }),
  );
});

it('begins with what is looked at', () => {
  const moments = [0, 10, 20, 30].map((fromMs) => stretch(fromMs, 10));
  expect(nearestFirst(moments, 21).map(({ fromMs }) => fromMs)).toEqual([20, 30, 10, 0]);
});
