import { describe, expect, test } from 'vitest';
import { novatekBlocks, novatekSample } from './novatek-gps';

const AT = Date.UTC(2026, 9, 21, 7, 42, 1);

/** 52° 22.5′ N, 4° 54′ E, at 40 knots to the east. */
function block(recordAt: number, change: (bytes: DataView) => void = () => {}): Uint8Array {
  const bytes = new Uint8Array(256);
  const view = new DataView(bytes.buffer);
  const write = (text: string, at: number): void => {
    Array.from(text, (letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  };
  view.setUint32(0, 256);
  write('freeGPS ', 4);
  [7, 42, 1, 26, 10, 21].forEach((value, index) =>
    view.setUint32(recordAt + index * 4, value, true),
  );
  write('ANE', recordAt + 24);
  [5222.5, 454, 40, 90].forEach((value, index) =>
    view.setFloat32(recordAt + 28 + index * 4, value, true),
  );
  change(view);
  return bytes;
}

describe('novatekSample', () => {
  test.each([48, 16])('reads a record that begins at byte %i', (recordAt) => {
    const sample = novatekSample(block(recordAt), 3);
    expect(sample).toMatchObject({
      timeMs: AT,
      longitudeDeg: 4.9,
      headingDeg: 90,
      quality: 'valid',
      line: 3,
      sentence: 'Novatek GPS',
    });
    expect(sample?.latitudeDeg).toBeCloseTo(52.375, 6);
    expect(sample?.speedMps).toBeCloseTo(20.578, 3);
  });

  test('south and west are negative, V is void', () => {
    const sample = novatekSample(
      block(48, (view) =>
        ['V', 'S', 'W'].forEach((letter, index) => view.setUint8(72 + index, letter.charCodeAt(0))),
      ),
      1,
    );
    expect(sample).toMatchObject({ longitudeDeg: -4.9, quality: 'void' });
    expect(sample?.latitudeDeg).toBeLessThan(0);
  });

  test.each([
    ['another block', (view: DataView) => view.setUint8(8, 0)],
    ['a month that is none', (view: DataView) => view.setUint32(48 + 16, 13, true)],
    [
      'the 31st of a short month',
      (view: DataView) => {
        view.setUint32(48 + 16, 9, true);
        view.setUint32(48 + 20, 31, true);
      },
    ],
    ['minutes of an arc beyond 60', (view: DataView) => view.setFloat32(48 + 28, 5275, true)],
    ['no number', (view: DataView) => view.setFloat32(48 + 32, NaN, true)],
    ['no letters', (view: DataView) => view.setUint8(48 + 24, 0)],
  ])('%s is no record', (_, change) => {
    expect(novatekSample(block(48, change), 1)).toBeNull();
  });

  test('a block that is cut off is no record', () => {
    for (const length of [0, 8, 12, 50, 80]) {
      expect(novatekSample(block(48).subarray(0, length), 1)).toBeNull();
    }
  });
});

test('the index names each block; what cannot be one is left out', () => {
  const index = new Uint8Array(8 + 3 * 8 + 5);
  const view = new DataView(index.buffer);
  [1000, 256, 0, 0, 2000, 256].forEach((value, at) => view.setUint32(8 + at * 4, value));
  expect(novatekBlocks(index)).toEqual([
    { offset: 1000, size: 256 },
    { offset: 2000, size: 256 },
  ]);
});
