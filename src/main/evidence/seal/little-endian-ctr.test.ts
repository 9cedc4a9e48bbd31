/** The counter mode against one block at a time, also where the counter outgrows 32 bits. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LittleEndianCtr } from './little-endian-ctr';

const key = randomBytes(32);

function oneBlock(count: bigint): Buffer {
  const counter = Buffer.alloc(16);
  counter.writeBigUInt64LE(count);
  return createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(counter);
}

function expected(bytes: Uint8Array, position: number): Buffer {
  return Buffer.from(
    bytes.map((byte, index) => {
      const at = position + index;
      return byte ^ (oneBlock(BigInt(Math.floor(at / 16)) + 1n)[at % 16] ?? 0);
    }),
  );
}

describe('the key stream', () => {
  it.each([
    [0, 1],
    [0, 16],
    [16, 37],
    [0, 1003],
    // Over the edge of 32 bits: 64 GiB into a package.
    [(2 ** 32 - 3) * 16, 100],
    [(2 ** 33 + 1) * 16, 50],
  ])('from %i, %i bytes', (position, length) => {
    const plain = Uint8Array.from(randomBytes(length));
    const bytes = Uint8Array.from(plain);
    new LittleEndianCtr(key).apply(bytes, position);
    expect(Buffer.from(bytes)).toEqual(expected(plain, position));
    new LittleEndianCtr(key).apply(bytes, position);
    expect(bytes).toEqual(plain);
  });

  it('is the same in one piece and in several', () => {
    const plain = Uint8Array.from(randomBytes(700_000));
    const whole = Uint8Array.from(plain);
    new LittleEndianCtr(key).apply(whole, 0);
    const pieces = Uint8Array.from(plain);
    const ctr = new LittleEndianCtr(key);
    for (let at = 0; at < pieces.length; at += 65_536) {
      ctr.apply(pieces.subarray(at, at + 65_536), at);
    }
    expect(Buffer.compare(whole, pieces)).toBe(0);
  });
});
