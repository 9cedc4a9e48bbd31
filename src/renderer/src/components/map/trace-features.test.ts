import { fixAt } from '@shared/testing/fix-at';
import type { Track, TrackSample } from '@shared/domain/track';
import { speedClasses } from '@shared/speed-classes';
import { createTrackLookup } from '@shared/track-math';
import { describe, expect, it } from 'vitest';
import { boxAround, gapLinks, traceFeatures } from './trace-features';

const fix = (second: number, speedMps: number, quality: TrackSample['quality'] = 'valid') =>
  fixAt(second * 1000, { longitudeDeg: 5 + second / 1000, speedMps, headingDeg: 90, quality });
const track: Track = {
  fileId: 'f',
  samples: [
    fix(0, 2),
    fix(1, 2),
    fix(2, 20),
    fix(3, 20),
    fix(5, 0, 'void'),
    fix(7, 10),
    fix(8, 10),
    fix(20, 10),
    fix(21, 10),
  ],
  acceleration: [],
  gaps: [
    { fromMs: 3000, toMs: 7000, reason: 'void-fixes' },
    { fromMs: 8000, toMs: 20_000, reason: 'no-data' },
  ],
  issues: { linesTotal: 9, badChecksum: 0, unreadable: 0, unused: {} },
};
const lookup = createTrackLookup(track);

describe('traceFeatures', () => {
  const { features } = traceFeatures(track, lookup, speedClasses('metric'));
  const of = (part: string) => features.filter(({ properties }) => properties?.['part'] === part);
  const times = (index: number, part: string) => {
    const geometry = of(part)[index]?.geometry;
    return geometry?.type === 'LineString'
      ? geometry.coordinates.map(([x = 0]) => Math.round((x - 5) * 1000))
      : [];
  };

  it('cuts drives where the speed class changes, sharing the point between them', () => {
    expect(of('drive').map(({ properties }): unknown => properties?.['speedClass'])).toEqual([
      0, 1, 3, 1, 1,
    ]);
    expect([times(0, 'drive'), times(1, 'drive'), times(2, 'drive')]).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('goes over void fixes where the receiver put them, and straight over silence', () => {
    expect(times(0, 'void')).toEqual([3, 5, 7]);
    expect(times(0, 'gap')).toEqual([8, 20]);
    expect(gapLinks(track, lookup).map(({ gap }) => gap.reason)).toEqual(['void-fixes', 'no-data']);
  });

  it('marks stretches to and from fixes of lines that cannot be trusted', () => {
    const samples = [0, 1, 2, 3, 4, 5].map((second) => ({
      ...fix(second, 10),
      ...(second === 2 || second === 5 ? { checksumFailed: true as const } : {}),
    }));
    const flagged = { ...track, samples, gaps: [] };
    const drawn = traceFeatures(flagged, createTrackLookup(flagged), speedClasses('metric'))
      .features.filter(({ properties }) => properties?.['part'] === 'doubtful')
      .map(({ geometry }) =>
        geometry.type === 'LineString'
          ? geometry.coordinates.map(([x = 0]) => Math.round((x - 5) * 1000))
          : [],
      );
    expect(drawn).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(of('doubtful')).toEqual([]);
  });

  it('draws every run whole', () => {
    expect([times(0, 'run'), times(1, 'run'), times(2, 'run')]).toEqual([
      [0, 1, 2, 3],
      [7, 8],
      [20, 21],
    ]);
  });
});

describe('boxAround', () => {
  it('holds all places, and is null for none', () => {
    expect(boxAround(track.samples)).toEqual([5, 52, 5.021, 52]);
    expect(boxAround([])).toBeNull();
  });
});

describe('across the 180° meridian', () => {
  const at = (second: number, longitudeDeg: number) => ({ ...fix(second, 10), longitudeDeg });
  const over: Track = {
    ...track,
    samples: [
      ...[at(0, 179.998), at(1, 179.999), at(2, -179.999)],
      ...[at(10, -179.998), at(11, 179.999)],
    ],
    gaps: [{ fromMs: 2000, toMs: 10_000, reason: 'no-data' }],
  };

  it('no line goes back around the world', () => {
    const { features } = traceFeatures(over, createTrackLookup(over), speedClasses('metric'));
    for (const { geometry } of features) {
      if (geometry.type !== 'LineString') throw new Error('not a line');
      geometry.coordinates.forEach(([x = 0], index) => {
        const [before = x] = geometry.coordinates[index - 1] ?? [];
        expect(Math.abs(x - before)).toBeLessThan(0.01);
      });
    }
  });

  it('the box is as narrow as the way', () => {
    const [west = 0, , east = 0] = boxAround(over.samples) ?? [];
    expect([west, east]).toEqual([179.998, 180.002]);
  });
});
