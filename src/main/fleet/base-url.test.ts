/** Which typed addresses are taken, and as what. */
import { describe, expect, it } from 'vitest';
import { normalizeBaseUrl } from './base-url';

describe('normalizeBaseUrl', () => {
  it.each([
    ['fleet.example', 'https://fleet.example'],
    ['  https://Fleet.Example/  ', 'https://fleet.example'],
    ['https://fleet.example/api/', 'https://fleet.example/api'],
    ['https://fleet.example:8443/api//?x=1#y', 'https://fleet.example:8443/api'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://localhost/', 'http://localhost'],
    ['http://[::1]:80', 'http://[::1]'],
  ])('%j becomes %s', (typed, expected) => {
    expect(normalizeBaseUrl(typed)).toBe(expected);
  });

  it.each([
    '',
    'not an address',
    'ftp://fleet.example',
    'http://fleet.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'https://user:secret@fleet.example',
    'javascript://fleet.example',
  ])('%j is refused', (typed) => {
    expect(() => normalizeBaseUrl(typed)).toThrow(
      expect.objectContaining({ code: 'input.invalid' }),
    );
  });
});
