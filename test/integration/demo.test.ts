/** The committed demo fleet: complete, small enough, and as varied as the product's hard cases. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type DemoIncident,
  DemoManifestSchema,
  type DemoVideo,
} from '../../src/simulator/demo-manifest';

const ROOT = resolve(import.meta.dirname, '../../resources/demo');
const LIMIT_BYTES = 15_000_000;

const manifest = DemoManifestSchema.parse(
  JSON.parse(readFileSync(join(ROOT, 'fleet.json'), 'utf8')) as unknown,
);
const { incidents } = manifest;

const present = (incident: DemoIncident): DemoVideo[] =>
  incident.videos.filter((video) => video.file !== null);

const modes = (incident: DemoIncident): string[] =>
  incident.videos.map((video) => video.captureMode).sort();

const nmeaLines = (incident: DemoIncident): string[] =>
  incident.nmea === null
    ? []
    : readFileSync(join(ROOT, incident.folder, incident.nmea), 'latin1').split('\r\n');

function hasRightChecksum(line: string): boolean {
  const match = /^\$([^*]*)\*([0-9A-F]{2})$/.exec(line);
  if (!match) return false;
  const [, body = '', written = ''] = match;
  let sum = 0;
  for (const character of body) sum ^= character.charCodeAt(0);
  return sum === Number.parseInt(written, 16);
}

const badLines = (incident: DemoIncident): number =>
  nmeaLines(incident).filter((line) => line !== '' && !hasRightChecksum(line)).length;

/** Seconds of the day of every RMC line. */
const rmcSeconds = (incident: DemoIncident): number[] =>
  nmeaLines(incident).flatMap((line) => {
    const match = /^\$G[PN]RMC,(\d\d)(\d\d)(\d\d\.\d+),/.exec(line);
    return match ? [Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])] : [];
  });

const longestGap = (incident: DemoIncident): number => {
  const times = rmcSeconds(incident);
  return Math.max(0, ...times.slice(1).map((time, index) => time - (times[index] ?? time)));
};

describe('demo fleet', () => {
  it('fits into 15 MB', () => {
    const total = (readdirSync(ROOT, { recursive: true }) as string[])
      .map((name) => statSync(join(ROOT, name)))
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + entry.size, 0);
    expect(total).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  it('has at least fourteen incidents of one week, each with its own ticket and folder', () => {
    expect(incidents.length).toBeGreaterThanOrEqual(14);
    expect(new Set(incidents.map(({ ticket }) => ticket)).size).toBe(incidents.length);
    expect(new Set(incidents.map(({ folder }) => folder)).size).toBe(incidents.length);
    for (const { timestamp } of incidents) {
      expect(timestamp).toBeGreaterThanOrEqual(Date.UTC(2026, 9, 18, 22) / 1000);
      expect(timestamp).toBeLessThan(manifest.now);
    }
  });

  it.each(incidents.map((incident) => [incident.folder, incident] as const))(
    '%s has every file that the manifest names, in the size it names',
    (folder, incident) => {
      for (const video of present(incident)) {
        const file = join(ROOT, folder, video.file ?? '');
        expect(statSync(file).size).toBe(video.sizeBytes);
        expect(readFileSync(file).subarray(4, 8).toString('latin1')).toBe('ftyp');
      }
      for (const snapshot of incident.snapshots) {
        const bytes = readFileSync(join(ROOT, folder, snapshot.file));
        expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
      }
      if (incident.nmea !== null) expect(existsSync(join(ROOT, folder, incident.nmea))).toBe(true);
    },
  );

  it('names every file it ships', () => {
    const named = incidents.flatMap(({ folder, videos, snapshots, nmea }) =>
      [...videos.map(({ file }) => file), ...snapshots.map(({ file }) => file), nmea]
        .filter((file) => file !== null)
        .map((file) => join(folder, file)),
    );
    const shipped = (readdirSync(ROOT, { recursive: true }) as string[]).filter((name) =>
      /\.(mp4|jpg|nmea)$/.test(name),
    );
    expect(shipped.sort()).toEqual(named.sort());
  });

  it('has sound NMEA lines, except in the one log that is damaged on purpose', () => {
    const damaged = incidents.filter((incident) => badLines(incident) > 0);
    expect(damaged.map(({ folder }) => folder)).toEqual(['distraction']);
    expect(Math.max(...damaged.map(badLines))).toBeLessThan(60);
  });

  it('logs the way before the first and after the last picture', () => {
    for (const incident of incidents) {
      if (incident.nmeaStartAt === null || incident.nmeaEndAt === null) continue;
      const starts = incident.videos.map(({ trueStartMs }) => trueStartMs / 1000);
      const ends = incident.videos.map((video) => video.trueStartMs / 1000 + video.durationSeconds);
      expect(incident.nmeaStartAt).toBeLessThan(Math.min(...starts));
      expect(incident.nmeaEndAt).toBeGreaterThan(Math.max(...ends));
    }
  });

  it('shows every camera arrangement', () => {
    const arrangements = incidents.map((incident) => modes(incident).join(' '));
    expect(arrangements).toContain('C_E C_F C_I C_R');
    expect(arrangements).toContain('S_F_I');
    expect(arrangements).toContain('GRID');
    expect(arrangements).toContain('C_R S_F_I');
    expect(arrangements.join(' ')).toContain('C_E1');
    const grid = incidents.flatMap(present).find(({ captureMode }) => captureMode === 'GRID');
    expect([grid?.width, grid?.height]).toEqual([2560, 1440]);
  });

  it('has cameras that start apart, one that ends early and one that is missing', () => {
    const four = incidents.find(
      (incident) => present(incident).length === 4 && modes(incident).includes('C_F'),
    );
    const front = four?.videos.find(({ captureMode }) => captureMode === 'C_F');
    const offsets = (four?.videos ?? []).map(
      ({ trueStartMs }) => trueStartMs - (front?.trueStartMs ?? 0),
    );
    expect([Math.min(...offsets), Math.max(...offsets)]).toEqual([-1200, 2700]);
    const rear = four?.videos.find(({ captureMode }) => captureMode === 'C_R');
    const endOf = (video: DemoVideo | undefined): number =>
      (video?.trueStartMs ?? 0) + (video?.durationSeconds ?? 0) * 1000;
    expect(endOf(rear)).toBeLessThan(endOf(front) - 3000);
    const missing = incidents.filter(
      (incident) => !incident.uploading && !incident.expired && present(incident).length === 3,
    );
    expect(missing.length).toBeGreaterThan(0);
  });

  it('has slow and fast cameras, sound and silence, odd and missing start times', () => {
    const videos = incidents.flatMap(present);
    expect(new Set(videos.map(({ framesPerSecond }) => framesPerSecond))).toEqual(
      new Set([5, 10, 30]),
    );
    expect(new Set(videos.map(({ audioCodec }) => audioCodec))).toEqual(new Set(['aac', null]));
    expect(videos.some(({ startAt }) => startAt === null)).toBe(true);
    expect(videos.some(({ startAt }) => startAt === 0)).toBe(true);
    const wrong = videos.filter(
      ({ startAt, trueStartMs }) => startAt && Math.abs(startAt * 1000 - trueStartMs) > 1,
    );
    expect(wrong).toHaveLength(1);
    expect(videos.some(({ durationSeconds }) => durationSeconds === 600)).toBe(true);
  });

  it('has a hole in the GPS, void fixes and an incident without any log', () => {
    expect(incidents.some((incident) => longestGap(incident) > 2)).toBe(true);
    const isVoid = (line: string): boolean => /^\$G[PN]RMC,[\d.]+,V,/.test(line);
    expect(incidents.some((incident) => nmeaLines(incident).filter(isVoid).length > 20)).toBe(true);
    expect(incidents.some(({ nmea, expired }) => nmea === null && !expired)).toBe(true);
    const sensors = incidents.flatMap(nmeaLines).join('\n');
    expect(sensors).toContain('$GSENSORD,');
    expect(sensors).toContain('$GSENSOR,');
  });

  it('has an expired incident, one still uploading and one fetched from the device', () => {
    const expired = incidents.find((incident) => incident.expired);
    expect(expired?.videos.every(({ file }) => file === null)).toBe(true);
    const uploading = incidents.find((incident) => incident.uploading);
    expect(uploading?.videos.filter(({ file }) => file === null)).toHaveLength(2);
    const remote = incidents.find((incident) => incident.manualUpload);
    expect(incidents.map(({ ticket }) => ticket)).toContain(remote?.linkedTicket);
  });

  it('covers the kinds of event, severities and expiry days that a list must show', () => {
    const names = incidents.map(({ typeName }) => typeName);
    expect(names).toEqual(
      expect.arrayContaining([
        'collision',
        'harsh_braking',
        'tailgating',
        'phone_use',
        'speeding',
        'reverse_gear_beep',
      ]),
    );
    expect(new Set(incidents.map(({ severityLevel }) => severityLevel))).toEqual(
      new Set([1, 2, 3, null]),
    );
    const days = incidents.filter(({ expired }) => !expired).map(({ expiryDays }) => expiryDays);
    expect(Math.min(...days)).toBe(1);
    expect(Math.max(...days)).toBe(30);
    expect(days.filter((count) => count <= 7).length).toBeGreaterThanOrEqual(4);
  });

  it('has a clip across the end of summer time', () => {
    const changesAt = Date.UTC(2026, 9, 25, 1) / 1000;
    expect(incidents.some(({ startAt, endAt }) => startAt < changesAt && endAt > changesAt)).toBe(
      true,
    );
  });

  it('describes its streets as GeoJSON', () => {
    const streets = JSON.parse(readFileSync(join(ROOT, 'streets.geojson'), 'utf8')) as {
      features: { properties: { layer: string; kind: string; name?: string } }[];
    };
    const layers = new Set(streets.features.map(({ properties }) => properties.layer));
    expect(layers).toEqual(new Set(['landuse', 'water', 'roads', 'buildings', 'places']));
    const names = streets.features.map(({ properties }) => properties.name);
    expect(names).toContain('Demo Town');
  });
});
