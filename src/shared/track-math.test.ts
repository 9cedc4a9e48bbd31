import { fixAt } from './testing/fix-at';
import { describe, expect, it } from 'vitest';
import type { Track, TrackGap, TrackSample } from './domain/track';
import { speedClassOf, speedClasses } from './speed-classes';
import { bearingDeg, createTrackLookup, distanceM } from './track-math';

const fix = (timeMs: number, longitudeDeg: number, more: Partial<TrackSample> = {}): TrackSample =>
  fixAt(timeMs, { latitudeDeg: 0, longitudeDeg, speedMps: 10, headingDeg: 90, ...more });
const lookup = (samples: TrackSample[], gaps: TrackGap[] = []) => {
  const track: Track = {
    fileId: 'f',
    samples,
    acceleration: [],
    gaps,
    issues: { linesTotal: 0, badChecksum: 0, unreadable: 0, unused: {} },
  };
  return createTrackLookup(track);
};

describe('createTrackLookup', () => {
  const gap: TrackGap = { fromMs: 1000, toMs: 5000, reason: 'no-data' };
  const way = lookup(
    [
      fix(0, 0),
      fix(1000, 0.001, { speedMps: 20 }),
      fix(3000, 9, { quality: 'void' }),
      fix(5000, 0.005),
      fix(6000, 0.006),
    ],
    [gap],
  );

  it('interpolates between fixes', () => {
    expect(way.placeAt(500)).toMatchObject({ longitudeDeg: 0.0005, speedMps: 15, headingDeg: 90 });
    expect(way.placeAt(1000)).toMatchObject({ longitudeDeg: 0.001, speedMps: 20 });
  });

  it('knows nothing inside a gap, before the first and after the last fix', () => {
    expect([way.placeAt(-1), way.placeAt(1001), way.placeAt(4999), way.placeAt(6001)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(way.gapAt(3000)).toBe(gap);
    expect(way.gapAt(500)).toBeNull();
    expect(way.lastFixAt(3000)?.timeMs).toBe(1000);
    expect(way.placeAt(6000)?.longitudeDeg).toBe(0.006);
  });

  it('leaves the gap out of the length', () => {
    expect(way.lengthM).toBeCloseTo(2 * 111.195, 1);
    expect(way.runs.map((run) => run.length)).toEqual([2, 2]);
  });

  it('goes the short way across the 180° meridian', () => {
    const over = lookup([fix(0, 179.999), fix(1000, -179.999), fix(2000, -179.997)]);
    expect(over.placeAt(250)?.longitudeDeg).toBeCloseTo(179.9995, 9);
    expect(over.placeAt(750)?.longitudeDeg).toBeCloseTo(-179.9995, 9);
    expect(over.lengthM).toBeCloseTo(4 * 111.195, 1);
    for (const longitudeDeg of [-179.9995, 180.0005]) {
      const nearest = over.nearestTo(0.0001, longitudeDeg);
      expect(nearest?.timeMs).toBeCloseTo(750, 6);
      expect(nearest?.distanceM).toBeCloseTo(11.12, 1);
    }
  });

  it('finds the time nearest to a point, but never on the line over a gap', () => {
    expect(way.nearestTo(0.0001, 0.0005)).toMatchObject({
      timeMs: 500,
      distanceM: expect.closeTo(11.12, 1) as number,
    });
    expect(way.nearestTo(0, 0.0028)?.timeMs).toBe(1000);
  });

  it('turns the short way through north', () => {
    const turning = lookup([fix(0, 0, { headingDeg: 350 }), fix(1000, 0.001, { headingDeg: 20 })]);
    expect(turning.placeAt(500)?.headingDeg).toBeCloseTo(5);
  });

  it('takes the direction of movement when no heading was sent', () => {
    const bare = lookup([fix(0, 0, { headingDeg: null }), fix(1000, 0.001, { headingDeg: null })]);
    expect(bare.placeAt(500)?.headingDeg).toBeCloseTo(90);
    const standing = lookup([fix(0, 0, { headingDeg: null }), fix(1000, 0, { headingDeg: null })]);
    expect(standing.placeAt(500)?.headingDeg).toBeNull();
  });

  it('answers for an empty track', () => {
    const empty = lookup([]);
    expect([empty.spanMs, empty.placeAt(0), empty.nearestTo(0, 0), empty.lengthM]).toEqual([
      null,
      null,
      null,
      0,
    ]);
  });
});

describe('distances', () => {
  it('agrees with known values', () => {
    const [paris, london] = [
      { latitudeDeg: 48.8566, longitudeDeg: 2.3522 },
      { latitudeDeg: 51.5074, longitudeDeg: -0.1278 },
    ];
    expect(distanceM(paris, london) / 1000).toBeCloseTo(343.6, 0);
    expect(bearingDeg(paris, london)).toBeCloseTo(330, 0);
  });
});

describe('speed classes', () => {
  it('puts a speed into its class, and an unknown one into none', () => {
    const classes = speedClasses('metric');
    expect([0, 19.9, 20.1, 250].map((kph) => speedClassOf(classes, kph / 3.6))).toEqual([
      0, 0, 1, 5,
    ]);
    expect(speedClassOf(classes, null)).toBeNull();
    expect(speedClasses('imperial')).toHaveLength(classes.length);
  });
});
