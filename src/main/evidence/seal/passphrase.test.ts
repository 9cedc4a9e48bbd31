/** Which passphrases are good enough to hand evidence out under. */
import { getHeapSnapshot } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { judgePassphrase, suggestPassphrase } from './passphrase';

const KNOWN = ['CLM-2026-0042', 'Harbour Mutual', 'Ana Novák'];

describe('a passphrase', () => {
  it.each([
    '',
    'password',
    'Summer2026!',
    'P@ssw0rd123',
    'qwertzuiop',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '12345678901234567890',
    'CLM-2026-0042',
    'CLM-2026-0042 CLM-2026-0042',
    'Harbour Mutual 1',
    'kitten lamp',
  ])('%j is too weak', (passphrase) => {
    const { strong, part } = judgePassphrase(passphrase, KNOWN);
    expect(strong).toBe(false);
    expect(part).toBeGreaterThanOrEqual(0);
    expect(part).toBeLessThan(1);
  });

  it.each(['correct horse battery staple', 'zebra-piano-cloud-anchor', 'k3Vq!8ztR#w2LmX0p'])(
    '%j holds',
    (passphrase) => {
      expect(judgePassphrase(passphrase, KNOWN)).toEqual({ strong: true, part: 1 });
    },
  );

  it('that is suggested always holds, and is never the same', () => {
    const suggested = Array.from({ length: 50 }, suggestPassphrase);
    expect(new Set(suggested).size).toBe(50);
    for (const one of suggested) {
      expect(one).toMatch(/^[a-z]+( [a-z]+){5}$/);
      expect(judgePassphrase(one, KNOWN).strong, one).toBe(true);
    }
  });

  it('of a thousand letters is judged in a blink', () => {
    expect(judgePassphrase('ab1'.repeat(333), KNOWN).part).toBeLessThan(1);
  });

  it('leaves memory once it is judged', async () => {
    // Put together when it is needed, so that the test itself keeps none.
    const secret = (): string => ['quillon', 'vortexa', 'bramblet', 'zephyrine'].join(' ');
    judgePassphrase(secret(), KNOWN);
    let end = '';
    let found = false;
    for await (const chunk of getHeapSnapshot()) {
      const text = end + String(chunk);
      found ||= text.includes(secret());
      end = text.slice(-100);
    }
    expect(found).toBe(false);
  });
});
