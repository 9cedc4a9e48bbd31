/** Tests of numbers as people read them. */
import { describe, expect, it } from 'vitest';
import { formatBytes, formatDistance, formatPosition, formatSpeedMps, plural } from './units';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [9_949, '9.9 KB'],
    [10_000, '10 KB'],
    [999_499, '999 KB'],
    [999_500, '1.0 MB'],
    [12_345_678, '12 MB'],
    [4_200_000_000, '4.2 GB'],
    [5e15, '5000 TB'],
  ])('%d bytes read %s', (sizeBytes, text) => {
    expect(formatBytes(sizeBytes)).toBe(text);
  });
});

describe('units of the road', () => {
  it('turns metres per second into the chosen unit', () => {
    expect(formatSpeedMps(10, 'metric')).toBe('36 km/h');
    expect(formatSpeedMps(10, 'imperial')).toBe('22 mph');
  });

  it('changes from feet to miles and from metres to kilometres', () => {
    expect(formatDistance(999, 'metric')).toBe('999 m');
    expect(formatDistance(1500, 'metric')).toBe('1.5 km');
    expect(formatDistance(11_804_600, 'metric')).toBe('11,804.6 km');
    expect(formatDistance(100, 'imperial')).toBe('328 ft');
    expect(formatDistance(3218.688, 'imperial')).toBe('2.0 mi');
  });

  it('writes positions with a true minus sign', () => {
    expect(formatPosition(40.712776, -74.005974)).toBe('40.71278, −74.00597');
  });

  it('counts one apart from many', () => {
    expect(plural(1, 'incident')).toBe('1 incident');
    expect(plural(12_000, 'incident')).toBe('12,000 incidents');
  });
});
