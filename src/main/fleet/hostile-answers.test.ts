/** Attacks the schemas: thousands of spoiled answers crash nothing and cost no good record. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors';
import { eventAssetsSchema } from './assets-schema';
import { openEnvelope } from './envelope';
import { EventDetailSchema, EventSchema } from './event-schema';
import { readRecords } from './records';
import { SafetyReportSchema } from './safety-schema';
import { ManualUploadSchema, TaskResultSchema } from './task-schema';

/** Seeded, so that a failure is the same tomorrow. */
const RUNS = { seed: 20261026, numRuns: 2_000 } as const;

const GOOD_EVENT = {
  asset_info: { uploading: false, has_video: true },
  car_id: 12,
  device_cid: 'SIM000001',
  driver_id: 5001,
  driver_name: 'Ada Berg',
  expired: false,
  expiry: 12,
  lat: 48.1,
  lng: 11.5,
  name: 'Van 001',
  severity_level: 2,
  ticket: 'T-1',
  timestamp: 1_792_000_000,
  trip_id: 9,
  type: 1,
  type_name: 'collision',
  upload_status: 2,
  video_uploaded: 2,
  videos_total_count: 4,
};
const GOOD = EventSchema.parse(GOOD_EVENT);

const anything = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom(null, undefined, '', ' ', 'NaN', '1e999', -1, 0, 1e300, Number.NaN, [], {}, true),
);

/** A good record with some fields replaced or taken away, and strange ones added. */
function spoiled(good: Readonly<Record<string, unknown>>, spare: readonly string[] = []) {
  const names = Object.keys(good).filter((name) => !spare.includes(name));
  const changes = fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: names.length });
  const extras = fc.dictionary(
    fc.string().filter((name) => !(name in good)),
    anything,
    { maxKeys: 3 },
  );
  const removed = fc.subarray(names);
  return fc.tuple(changes, extras, removed).map(([changed, extra, gone]) => {
    const record: Record<string, unknown> = { ...good, ...changed };
    for (const name of gone) Reflect.deleteProperty(record, name);
    return Object.assign(record, extra);
  });
}

describe('hostile answers', { timeout: 60_000 }, () => {
  it('never cost a good record, and every bad one is kept as it came', () => {
    const bad = fc.oneof(anything, spoiled(GOOD_EVENT));
    fc.assert(
      fc.property(fc.array(bad, { maxLength: 8 }), fc.nat(8), (others, at) => {
        const page = [...others.slice(0, at), GOOD_EVENT, ...others.slice(at)];
        const { good, unreadable } = readRecords(page, EventSchema);
        expect(good.length + unreadable.length).toBe(page.length);
        expect(good.find(({ raw }) => raw === GOOD_EVENT)?.value).toEqual(GOOD);
        for (const record of unreadable) {
          expect(page.some((sent) => Object.is(sent, record.raw))).toBe(true);
          expect(record.reason).not.toBe('');
        }
      }),
      RUNS,
    );
  });

  it('leave an event readable as long as ticket and time are', () => {
    fc.assert(
      fc.property(spoiled(GOOD_EVENT, ['ticket', 'timestamp']), (record) => {
        const event = EventSchema.parse(record);
        expect(event.ticket).toBe('T-1');
        expect(event.timeMs).toBe(GOOD.timeMs);
        expect(event.videosTotal).toBeGreaterThanOrEqual(event.videosUploaded);
        const odd = Object.values(event).filter(
          (value) => value === undefined || (typeof value === 'number' && !Number.isFinite(value)),
        );
        expect(odd).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never throw out of detail, assets, uploads, tasks and the report', () => {
    const schemas = [
      EventDetailSchema,
      eventAssetsSchema('T-1'),
      ManualUploadSchema,
      TaskResultSchema,
      SafetyReportSchema,
    ];
    const nested = spoiled({
      ...GOOD_EVENT,
      speed_data: { speed_kph: '50' },
      event_assets: { capture_mode: { video: ['C_F', 7, null] } },
      videos: [{ video_url: 'https://x.example/a.mp4', video_start_at: 0 }, null, 'x'],
      snapshots: [{ url: 'javascript:alert(1)' }, { url: null }, {}],
      last_ack_message: { progress_status: [{ camId: null, state_number: '3' }, 4] },
      process_history: [{ progress_status: null }, 'x'],
      summary: { event_category: [{ category: 'Sensor', count: '3' }, 1], trip: null },
      trend: [{ events: [{ date: 'x', types: [{ type: 1 }, null], severity: { lv_1: 2 } }, 3] }],
      video_info: null,
    });
    fc.assert(
      fc.property(fc.oneof(anything, nested), (answer) => {
        for (const schema of schemas) schema.safeParse(answer);
      }),
      RUNS,
    );
  });

  it('end as a described failure, whatever text a server sends', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      spoiled({ result: true, code: 'S00000', message: 'x', data: [] }).map((body) =>
        JSON.stringify(body),
      ),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        text,
        fc.constantFrom('sign-in' as const, 'token' as const),
        (status, body, auth) => {
          try {
            expect(typeof openEnvelope(status, body, auth)).toBe('object');
            expect(status).toBeGreaterThanOrEqual(200);
            expect(status).toBeLessThan(300);
          } catch (caught) {
            expect(caught).toBeInstanceOf(AppError);
          }
        },
      ),
      RUNS,
    );
  });
});

describe('what fields mean', () => {
  const read = (change: Readonly<Record<string, unknown>>) =>
    EventSchema.parse({ ...GOOD_EVENT, ...change });

  it('takes numbers as text, ids of both kinds and 0/1 as flags', () => {
    expect(read({ expiry: '7', car_id: 'A-1', expired: 1, lat: '48.1' })).toMatchObject({
      daysLeft: 7,
      carId: 'A-1',
      expired: true,
      latitudeDeg: 48.1,
    });
  });

  it('takes 0/0 and impossible positions as no position', () => {
    for (const [lat, lng] of [
      [0, 0],
      [91, 10],
      [10, 181],
      [null, 11],
    ]) {
      expect(read({ lat, lng })).toMatchObject({ latitudeDeg: null, longitudeDeg: null });
    }
  });

  it('takes 0 as an absent time', () => {
    expect(EventSchema.safeParse({ ...GOOD_EVENT, timestamp: 0 }).success).toBe(false);
    const assets = eventAssetsSchema('T').parse({ video_start_timestamp: 0, nmea_url: '' });
    expect(assets).toMatchObject({ ticket: 'T', videoStartMs: null, nmeaUrl: null, videos: [] });
  });

  it('reads durations by the file’s own span, whichever unit they are in', () => {
    const durations = [
      { general_duration: 15_000, video_start_at: 1_792_000_000, video_end_at: 1_792_000_015 },
      { general_duration: 15, video_start_at: 1_792_000_000, video_end_at: 1_792_000_015 },
      { general_duration: 15_000 },
      { general_duration: 15 },
      { general_duration: 0 },
    ];
    const { videos } = eventAssetsSchema('T').parse({ videos: durations });
    expect(videos.map((video) => video.durationMs)).toEqual([15_000, 15_000, 15_000, 15_000, null]);
  });

  it('never takes a link that is not http', () => {
    const videos = [
      { video_url: 'javascript:alert(1)' },
      { video_url: 'file:///etc/passwd' },
      { video_url: 'https://cdn.example/a.mp4?sig=1' },
    ];
    expect(
      eventAssetsSchema('T')
        .parse({ videos })
        .videos.map(({ url }) => url),
    ).toEqual([null, null, 'https://cdn.example/a.mp4?sig=1']);
  });
});
