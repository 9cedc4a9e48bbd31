import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { tilePicture } from './tile-picture';

const drawn = (width: number, height: number, type: 'png' | 'jpeg' | 'webp') =>
  new Uint8Array(createCanvas(width, height).encodeSync(type as 'png'));

describe('tilePicture', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('reads the size of a %s', (type) => {
    expect(tilePicture(drawn(256, 512, type))).toEqual({
      type: `image/${type}`,
      width: 256,
      height: 512,
    });
  });

  it('knows nothing else, and nothing larger than a tile', () => {
    expect(tilePicture(drawn(4096, 16, 'png'))).toBeNull();
    expect(
      tilePicture(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    ).toBeNull();
    expect(tilePicture(new Uint8Array(0))).toBeNull();
    expect(tilePicture(drawn(256, 256, 'jpeg').subarray(0, 12))).toBeNull();
  });
});
