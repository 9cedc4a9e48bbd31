/** Packed frame times are the list's times, to the microsecond, and take little room. */
import type { FrameTable } from '@shared/domain/clip';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  frameAt,
  frameCount,
  frameEndUs,
  frameStartUs,
  openTable,
  shiftedTable,
} from './frame-table';
import { packFrames } from './packed-frames';

/** Times on any scale of a file, and such that lie on none. */
const anyTimes = fc
  .record({
    ticksPerSecond: fc.constantFrom(90_000, 30_000, 12_800, 1000, 600),
    firstUs: fc.integer({ min: -200_000, max: 5_000_000 }),
    spacings: fc.array(
      fc.record({
        ticks: fc.oneof(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 2 ** 24 })),
        times: fc.integer({ min: 1, max: 40 }),
      }),
      { maxLength: 12 },
    ),
    onScale: fc.boolean(),
  })
  .map(({ ticksPerSecond, firstUs, spacings, onScale }) => {
    const stepUs = onScale ? 1e6 / ticksPerSecond : 17.3;
    const ptsUs = [onScale ? Math.round(firstUs / stepUs) * stepUs + 0 : firstUs];
    for (const { ticks, times } of spacings) {
      for (let count = 0; count < times; count += 1) {
        ptsUs.push((ptsUs.at(-1) ?? 0) + ticks * stepUs);
      }
    }
    return { ptsUs, endUs: (ptsUs.at(-1) ?? 0) + 40_000, ticksPerSecond };
  });

it('gives every frame the times of the plain list, also after storing and shifting', () => {
  fc.assert(
    fc.property(
      anyTimes,
      fc.integer({ min: -10_000, max: 10_000 }),
      ({ ptsUs, endUs, ticksPerSecond }, byUs) => {
        const list: FrameTable = { kind: 'variable', ptsUs, endUs };
        const stored = JSON.parse(
          JSON.stringify(packFrames(ptsUs, endUs, ticksPerSecond)),
        ) as FrameTable;
        for (const [plain, packed] of [
          [list, stored],
          [list, openTable(stored)],
          [shiftedTable(openTable(stored), byUs), shiftedTable(stored, byUs)],
        ] as const) {
          expect(frameCount(packed)).toBe(ptsUs.length);
          for (let frame = 0; frame < ptsUs.length; frame += 1) {
            const startUs = frameStartUs(plain, frame);
            const times = (table: FrameTable): readonly number[] => [
              frameStartUs(table, frame),
              frameEndUs(table, frame),
              frameAt(table, startUs),
              frameAt(table, startUs - 1),
            ];
            expect(times(packed)).toEqual(times(plain));
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('needs a few bytes for a day whose spacing changes now and then', () => {
  const ptsUs: number[] = [];
  let ticks = 0;
  for (let frame = 0; frame < 864_000; frame += 1) {
    ptsUs.push((ticks * 1e6) / 90_000);
    ticks += frame % 36_000 === 0 ? 45_000 : 9000;
  }
  const packed = packFrames(ptsUs, (ticks * 1e6) / 90_000, 90_000);
  expect(packed.spacings.length).toBeLessThan(500);
  expect(frameStartUs(packed, 863_999)).toBe(Math.round(ptsUs[863_999] ?? 0));
});
