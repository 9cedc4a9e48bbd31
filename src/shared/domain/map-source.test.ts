import { describe, expect, it } from 'vitest';
import { addressProblem, isUsable } from './map-source';

describe('the address of a map source', () => {
  it.each([
    'https://maps.example.com/planet.pmtiles',
    'https://maps.example.com/planet.pmtiles?key=1',
    'https://maps.example.com/{z}/{x}/{y}.png',
    'http://127.0.0.1:8080/{z}/{x}/{y}',
  ])('takes %s', (address) => {
    expect(addressProblem(address)).toBeNull();
  });

  it.each([
    ['http://maps.example.com/{z}/{x}/{y}.png', /https/],
    ['maps', /https/],
    ['file:///etc/planet.pmtiles', /https/],
    ['https://me:secret@maps.example.com/a.pmtiles', /passwords/],
    ['https://maps.example.com/{z}/{x}.png', /lacks \{y\}/],
    ['https://maps.example.com/map', /template/],
    ['https://tile.openstreetmap.org/{z}/{x}/{y}.png', /forbids/],
    ['https://a.tile.openstreetmap.org/{z}/{x}/{y}.png', /forbids/],
  ])('refuses %s', (address, why) => {
    expect(addressProblem(address)).toMatch(why);
  });

  it('can be used with a credit and the word that it may', () => {
    const source = {
      address: 'https://m.example.com/a.pmtiles',
      attribution: '© Me',
      allowed: true,
    };
    expect(isUsable(source)).toBe(true);
    expect(isUsable({ ...source, allowed: false })).toBe(false);
    expect(isUsable({ ...source, attribution: ' ' })).toBe(false);
  });
});
