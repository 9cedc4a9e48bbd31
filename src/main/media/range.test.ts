/** Range headers as RFC 9110 §14 gives them, its own examples included. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from './range';

const SIZE = 10_000;

describe('parseRange', () => {
  it.each([
    ['bytes=0-499', 0, 499],
    ['bytes=500-999', 500, 999],
    ['bytes=-500', 9_500, 9_999],
    ['bytes=9500-', 9_500, 9_999],
    ['bytes=0-0', 0, 0],
    ['bytes=-1', 9_999, 9_999],
    ['bytes=9000-20000', 9_000, 9_999],
    ['bytes=-20000', 0, 9_999],
    ['Bytes=0-1', 0, 1],
    ['bytes= 0-1 ,', 0, 1],
    ['bytes=0-1,20000-', 0, 1],
  ])('%s is one part', (header, start, end) => {
    expect(parseRange(header, SIZE)).toEqual({ kind: 'part', start, end });
  });

  it.each(['bytes=10000-', 'bytes=10000-10001', 'bytes=-0', 'bytes=20000-,30000-'])(
    '%s cannot be satisfied',
    (header) => {
      expect(parseRange(header, SIZE)).toEqual({ kind: 'unsatisfiable' });
    },
  );

  it.each([
    null,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-1',
    'bytes=a-b',
    'bytes=1.5-2',
    'bytes=0-1,x',
    'lines=0-1',
    'bytes 0-1',
  ])('%s is ignored', (header) => {
    expect(parseRange(header, SIZE)).toEqual({ kind: 'whole' });
  });

  it('answers several satisfiable ranges with the whole file', () => {
    expect(parseRange('bytes=0-0,-1', SIZE)).toEqual({ kind: 'whole' });
  });

  it('finds nothing to send in an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
    expect(parseRange('bytes=-1', 0)).toEqual({ kind: 'unsatisfiable' });
  });

  it('never leaves the file', () => {
    const spec = fc.tuple(fc.option(fc.nat(), { nil: '' }), fc.option(fc.nat(), { nil: '' }));
    fc.assert(
      fc.property(spec, fc.nat(), ([first, last], sizeBytes) => {
        const answer = parseRange(`bytes=${first}-${last}`, sizeBytes);
        if (answer.kind !== 'part') return;
        expect(answer.start).toBeGreaterThanOrEqual(0);
        expect(answer.end).toBeGreaterThanOrEqual(answer.start);
        expect(answer.end).toBeLessThan(sizeBytes);
      }),
    );
  });
});
