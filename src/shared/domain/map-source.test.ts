import { describe, expect, it } from 'vitest';
import { addressProblem, hostOf, isUsable, maskedAddress, NO_MAP_SOURCE } from './map-source';

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
    const shown = maskedAddress('https://m.example.com/a.pmtiles');
    const source = { ...NO_MAP_SOURCE, shown, attribution: '© Me', allowed: true };
    expect(isUsable(source)).toBe(true);
    expect(isUsable({ ...source, shown: '' })).toBe(false);
    expect(isUsable({ ...source, allowed: false })).toBe(false);
    expect(isUsable({ ...source, attribution: ' ' })).toBe(false);
  });

  it.each([
    ['https://m.example.com/s3cret/planet.pmtiles?key=s3cret', 'https://m.example.com/•••.pmtiles'],
    ['https://m.example.com/planet-s3cret.pmtiles', 'https://m.example.com/•••.pmtiles'],
    [
      'https://m.example.com:8443/s3cret/{z}/{x}/{y}.png?api_key=s3cret#s3cret',
      'https://m.example.com:8443/•••/{z}/{x}/{y}.png',
    ],
    ['http://127.0.0.1:80/{z}/{x}/{y}@2x.s3cret', 'http://127.0.0.1:80/•••/{z}/{x}/{y}'],
    ['https://m.example.com/t?k=s3cret&z={z}&x={x}&y={y}', 'https://m.example.com/•••/{z}/{x}/{y}'],
    ['no address', ''],
  ])('is shown without what may be a key: %s', (address, shown) => {
    expect(maskedAddress(address)).toBe(shown);
    expect(hostOf(shown)).toBe(hostOf(address));
  });
});
