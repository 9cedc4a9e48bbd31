/** What lies together, in which zone, and what is chosen. */
import { describe, expect, it } from 'vitest';
import type { FoundFile, ImportDraft } from '../domain/import';
import { groupFiles } from './group';
import { recognise } from './recognise';

const MINUTE_MS = 60_000;

/** A found file as the scan makes it from a name. */
function file(name: string, more: Partial<FoundFile> = {}): FoundFile {
  const facts = recognise(name);
  if (typeof facts === 'string') throw new Error(`${name}: ${facts}`);
  const { clockMs, clock, ...rest } = facts;
  return {
    itemId: name,
    name,
    sizeBytes: 1000,
    durationMs: facts.kind === 'video' ? MINUTE_MS : null,
    start: { clockMs: clockMs ?? 0, clock, source: clockMs === null ? 'file-time' : 'file-name' },
    fixes: null,
    note: null,
    ...rest,
    ...more,
  };
}

const fixesAt = (time: string, latitudeDeg = 52.37, longitudeDeg = 4.9) => ({
  firstMs: Date.parse(time),
  lastMs: Date.parse(time) + MINUTE_MS,
  latitudeDeg,
  longitudeDeg,
});

const group = (files: readonly FoundFile[], computerZone = 'UTC') =>
  groupFiles(files, {
    computerZone,
    placeZone: ({ latitudeDeg }) => (latitudeDeg === 52.37 ? 'Europe/Amsterdam' : null),
  });

const names = ({ items }: ImportDraft): readonly string[] =>
  items.map(({ itemId }) => itemId.slice(itemId.lastIndexOf('/') + 1));

describe('grouping', () => {
  it('puts cameras of one moment together, and the clip that follows', () => {
    const { drafts, lonely } = group([
      file('card/20260115_123556_EF.mp4'),
      file('card/20260115_123456_ER.mp4'),
      file('card/20260115_123456_EF.mp4'),
      file('card/20260115_123457_EI.mp4'),
      file('card/20260115_124500_EF.mp4'),
    ]);
    expect(lonely).toEqual([]);
    expect(drafts.map(names)).toEqual([
      [
        '20260115_123456_EF.mp4',
        '20260115_123456_ER.mp4',
        '20260115_123457_EI.mp4',
        '20260115_123556_EF.mp4',
      ],
      ['20260115_124500_EF.mp4'],
    ]);
    expect(drafts[0]?.typeName).toBe('Event recording');
  });

  it('chooses events and leaves ordinary recordings for the user to add', () => {
    const { drafts } = group([file('c/20260115_123456_NF.mp4'), file('c/20260115_123556_EF.mp4')]);
    expect(drafts.map(({ chosen, typeName }) => [typeName, chosen])).toEqual([
      ['Recording', false],
      ['Event recording', true],
    ]);
    expect(group([file('c/20260115_123456_NF.mp4')]).drafts[0]?.chosen).toBe(true);
  });

  it('cuts a long drive into stretches of a few minutes', () => {
    const files = Array.from({ length: 12 }, (_, minute) =>
      file(`c/20260115_1200${String(0).padStart(2, '0')}_NF.mp4`, {
        itemId: `m${minute}`,
        start: {
          clockMs: Date.UTC(2026, 0, 15, 12, minute),
          clock: 'local',
          source: 'file-name',
        },
      }),
    );
    expect(group(files).drafts.map(({ items }) => items.length)).toEqual([5, 5, 2]);
  });

  it('keeps two vehicles apart that recorded at the same time', () => {
    const { drafts } = group([
      file('van1/20260115_123456_EF.mp4'),
      file('van2/20260115_123456_EF.mp4'),
    ]);
    expect(drafts).toHaveLength(2);
  });

  it('takes a Tesla’s folder as one event, with its own word on why and where', () => {
    const folder = 'SentryClips/2026-01-15_12-35-56';
    const { drafts } = group([
      file(`${folder}/2026-01-15_12-34-56-front.mp4`),
      file(`${folder}/2026-01-15_12-34-56-back.mp4`),
      file(`${folder}/2026-01-15_12-25-50-front.mp4`),
      file(`${folder}/event.json`, {
        note: {
          clockMs: Date.UTC(2026, 0, 15, 12, 35, 40),
          reason: 'sentry_aware_object_detection',
          latitudeDeg: 52.37,
          longitudeDeg: 4.9,
        },
      }),
    ]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      typeName: 'Sentry aware object detection',
      zone: 'Europe/Amsterdam',
      zoneSource: 'place',
      chosen: true,
    });
    expect(drafts[0]?.items).toHaveLength(4);
  });

  it('takes cameras in one folder for one incident when only the file system tells their times', () => {
    const { drafts } = group([
      file('claim/front.mp4', { start: { clockMs: 1, clock: 'utc', source: 'file-time' } }),
      file('claim/rear.mp4', { start: { clockMs: 9e8, clock: 'utc', source: 'file-time' } }),
      file('claim/drive.nmea', { start: { clockMs: 9e8, clock: 'utc', source: 'file-time' } }),
    ]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ together: true, zoneSource: 'not-needed' });
    expect(drafts[0]?.items).toHaveLength(3);
  });

  it('numbers cameras that no name tells: at once are two, in turn are one', () => {
    const at = (clockMs: number) => ({ clockMs, clock: 'utc', source: 'mp4-creation' }) as const;
    const { drafts } = group([
      file('x/a.mp4', { start: at(1000) }),
      file('x/b.mp4', { start: at(1000) }),
      file('x/c.mp4', { start: at(61_000) }),
    ]);
    expect(drafts[0]?.items.map(({ captureMode }) => captureMode)).toEqual([
      'CAM_1',
      'CAM_2',
      'CAM_1',
    ]);
  });

  it('leaves the smaller copy out, and takes it when it is alone', () => {
    const small = file('c/260115_123456_012_FL.MP4');
    const { drafts } = group([small, file('c/260115_123456_012_FH.MP4')]);
    expect(drafts[0]?.items.map(({ itemId, included }) => [itemId, included])).toEqual([
      ['c/260115_123456_012_FH.MP4', true],
      ['c/260115_123456_012_FL.MP4', false],
    ]);
    expect(group([small]).drafts[0]?.items[0]?.included).toBe(true);
  });
});

describe('tracks and zones', () => {
  const video = file('c/20260715_143456_EF.mp4');

  it('finds the zone of the camera’s clock from the satellites’ time', () => {
    const track = file('c/20260715_143456_E.gps', { fixes: fixesAt('2026-07-15T12:34:58Z') });
    expect(group([video, track]).drafts[0]).toMatchObject({
      zone: 'Europe/Amsterdam',
      zoneSource: 'gps',
    });
    // A clock that was never set to summer time: by its offset, as no zone is named by it.
    const winter = file('c/20260715_143456_E.gps', { fixes: fixesAt('2026-07-15T13:34:58Z') });
    expect(group([video, winter]).drafts[0]).toMatchObject({
      zone: 'UTC+01:00',
      zoneSource: 'gps',
    });
  });

  it('goes by the place, then by this computer', () => {
    const drive = file('c/drive.nmea', {
      fixes: { ...fixesAt('2026-07-15T09:00:00Z'), lastMs: Date.parse('2026-07-15T16:00:00Z') },
    });
    expect(group([video, drive], 'Asia/Tokyo').drafts[0]).toMatchObject({
      zone: 'Europe/Amsterdam',
      zoneSource: 'place',
    });
    expect(group([video], 'Asia/Tokyo').drafts[0]).toMatchObject({
      zone: 'Asia/Tokyo',
      zoneSource: 'computer',
    });
  });

  it('gives the track of a whole drive to each event on it, and names one that fits nothing', () => {
    const drive = file('c/drive.gpx', {
      fixes: { ...fixesAt('2026-07-15T14:00:00Z'), lastMs: Date.parse('2026-07-15T16:00:00Z') },
    });
    const other = file('d/other.gpx', { fixes: fixesAt('2020-01-01T00:00:00Z') });
    const { drafts, lonely } = group([video, file('c/20260715_150000_EF.mp4'), drive, other]);
    expect(drafts.map(({ items }) => items.length)).toEqual([2, 2]);
    expect(lonely.map(({ name }) => name)).toEqual(['d/other.gpx']);
  });
});
