/** CRC-32: the published check value, and both ways agree on every length and continuation. */
import { describe, expect, it } from 'vitest';
import { crc32, crc32InScript } from './crc32';

const bytesOf = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 131 + (index >> 3) * 7) & 0xff);

describe('crc32', () => {
  it('gives the check value of the CRC catalogue', () => {
    const check = new TextEncoder().encode('123456789');
    expect(crc32InScript(check)).toBe(0xcbf43926);
    expect(crc32(check)).toBe(0xcbf43926);
    expect(crc32InScript(new Uint8Array(0))).toBe(0);
  });

  it('agrees with the runtime at every length around a table step', () => {
    for (let length = 0; length < 40; length += 1) {
      expect(crc32InScript(bytesOf(length))).toBe(crc32(bytesOf(length)));
    }
  });

  it('carries on from an earlier piece', () => {
    const whole = bytesOf(1003);
    const first = crc32InScript(whole.subarray(0, 413));
    expect(crc32InScript(whole.subarray(413), first)).toBe(crc32InScript(whole));
    expect(crc32InScript(whole)).toBe(crc32(whole));
  });
});
