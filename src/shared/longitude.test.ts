import { describe, expect, it } from 'vitest';
import { longitudeBeside, longitudeSpan, usualLongitude } from './longitude';

describe('longitudeBeside', () => {
  it('writes a meridian within half a turn of another, and leaves near ones as they are', () => {
    expect(longitudeBeside(-179.5, 179.5)).toBe(180.5);
    expect(longitudeBeside(179.5, -179.5)).toBe(-180.5);
    expect(longitudeBeside(5.52, 5.53)).toBe(5.52);
    expect(longitudeBeside(-120, 20)).toBe(-120);
  });
});

describe('usualLongitude', () => {
  it('brings back what was written beyond the 180° meridian', () => {
    expect([180.5, -180.5, 180, -180, 5.52].map(usualLongitude)).toEqual([
      -179.5, 179.5, 180, -180, 5.52,
    ]);
  });
});

describe('longitudeSpan', () => {
  it('is the plain one away from the 180° meridian', () => {
    expect(longitudeSpan([5, 7, 6])).toEqual({ westDeg: 5, eastDeg: 7 });
    expect(longitudeSpan([-80, 95])).toEqual({ westDeg: -80, eastDeg: 95 });
    expect(longitudeSpan([5])).toEqual({ westDeg: 5, eastDeg: 5 });
    expect(longitudeSpan([])).toBeNull();
  });

  it('goes the short way over it', () => {
    expect(longitudeSpan([179.5, -179.5, 179, -179])).toEqual({ westDeg: 179, eastDeg: 181 });
    expect(longitudeSpan([180, -180])).toEqual({ westDeg: 180, eastDeg: 180 });
    expect(longitudeSpan([-120, 120])).toEqual({ westDeg: 120, eastDeg: 240 });
  });

  it('leaves out the widest stretch without any, wherever that is', () => {
    expect(longitudeSpan([-170, -60, 60, 170])).toEqual({ westDeg: 60, eastDeg: 300 });
    expect(longitudeSpan([-100, 0, 100])).toEqual({ westDeg: -100, eastDeg: 100 });
  });
});
