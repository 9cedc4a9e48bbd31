/** What is cut off at the frame: nothing outside stays, nothing inside goes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, clipRing, type PlanePoint, type Rectangle } from './plane-clip';

const FRAME: Rectangle = { left: 0, top: 0, right: 10, bottom: 10 };
const point = fc.tuple(
  fc.double({ min: -30, max: 30, noNaN: true }),
  fc.double({ min: -30, max: 30, noNaN: true }),
);
const insideFrame = ([x, y]: PlanePoint): boolean =>
  x >= -1e-9 && x <= 10 + 1e-9 && y >= -1e-9 && y <= 10 + 1e-9;

describe('clipLine', () => {
  it('keeps what lies inside and cuts at the border', () => {
    expect(
      clipLine(
        [
          [-5, 5],
          [5, 5],
          [5, 20],
          [8, 20],
          [8, 2],
        ],
        FRAME,
      ),
    ).toEqual([
      [
        [0, 5],
        [5, 5],
        [5, 10],
      ],
      [
        [8, 10],
        [8, 2],
      ],
    ]);
  });

  it('gives nothing for a line that passes by', () => {
    expect(
      clipLine(
        [
          [-5, 8],
          [8, 25],
        ],
        FRAME,
      ),
    ).toEqual([]);
  });

  it('never leaves the rectangle, whatever the line', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (line) => {
        expect(clipLine(line, FRAME).flat().every(insideFrame)).toBe(true);
      }),
    );
  });
});

describe('clipRing', () => {
  it('fills the frame when the ring lies around it', () => {
    const around: PlanePoint[] = [
      [-5, -5],
      [20, -5],
      [20, 20],
      [-5, 20],
    ];
    const clipped = clipRing(around, FRAME);
    expect(new Set(clipped.map(String))).toEqual(new Set(['0,0', '10,0', '10,10', '0,10']));
  });

  it('never leaves the rectangle, whatever the ring', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (ring) => {
        expect(clipRing(ring, FRAME).every(insideFrame)).toBe(true);
      }),
    );
  });
});
