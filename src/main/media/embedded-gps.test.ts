/** GPS inside videos, read from real files, whole and damaged. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gps5Payload, type GpsRow } from '@shared/testing/gpmf-items';
import { gsensorRecords } from '@shared/testing/gsensor-records';
import { box, joined, latin1, videoWithData } from '@shared/testing/mp4-boxes';
import { rmc, sign } from '@shared/testing/nmea-lines';
import { readEmbeddedGps } from './embedded-gps';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readAll(...boxes: readonly Uint8Array[]) {
  const path = join(folder, 'video.mp4');
  await writeFile(path, Buffer.concat(boxes));
  return readEmbeddedGps(path);
}

const read = async (...boxes: readonly Uint8Array[]) => (await readAll(...boxes)).samples;

/** Some bytes of it are changed, again and again: what is read is a place on earth, or nothing. */
async function staysReadable(whole: Buffer): Promise<void> {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
      const damaged = Buffer.from(whole);
      for (const [at, value] of changes) damaged[at] = value;
      for (const { latitudeDeg } of await read(damaged)) {
        expect(Math.abs(latitudeDeg)).toBeLessThanOrEqual(90);
      }
    }),
    { numRuns: 60 },
  );
}

const AT = Date.UTC(2026, 10, 16, 7, 42, 1);
/** As a camera in Melbourne writes it: its own clock shows local time. */
const LOG = [
  '[1794850921173]',
  `[1794850921173]${rmc('074201.00')}`,
  `[1794850921173]${sign('GPVTG,,T,,M,0.074,N,0.138,K,D')}`,
  `[1794850921173]${sign('GPGLL,5200.0000,N,00530.0000,E,074201.00,A,D')}[1794850922174]`,
  `[1794850922174]${rmc('074202.00', '161126', 'V')}`,
  `[1794850923174]${rmc('074203.00')}`.replace(/\*..$/, '*00'),
  `[1794850924174]${rmc('074204.00', '161126', 'A', '00.0600')}`,
].join('\r\n');
const logBox = (text: string): Uint8Array => box('gps ', latin1(text));
const rest = box('mdat', Buffer.alloc(100, 7));

describe('the NMEA log of a BlackVue', () => {
  it.each([
    ['first', (free: Uint8Array) => [free, rest]],
    ['last', (free: Uint8Array) => [rest, free]],
    ['behind padding', (free: Uint8Array) => [box('free', Buffer.alloc(5000)), rest, free]],
  ])('is read wherever its box stands: %s', async (_, laidOut) => {
    const samples = await read(...laidOut(box('free', box('cprt', Buffer.alloc(9)), logBox(LOG))));
    // The line whose checksum is wrong is left out.
    expect(samples.map(({ timeMs, quality }) => [timeMs - AT, quality])).toEqual([
      [0, 'valid'],
      [1000, 'void'],
      [3000, 'valid'],
    ]);
    expect(samples[0]).toMatchObject({ latitudeDeg: 52, longitudeDeg: 5.5, sentence: 'GPRMC' });
  });

  it('that is empty, or of words alone, gives nothing', async () => {
    expect(await read(rest)).toEqual([]);
    expect(await read(box('free', logBox('')), rest)).toEqual([]);
    expect(await read(box('free', logBox('no position here')), rest)).toEqual([]);
  });

  it('cut anywhere, gives what came before the cut', async () => {
    const whole = box('free', logBox(LOG));
    const all = await read(whole);
    for (let length = 0; length < whole.length; length += 7) {
      const samples = await read(whole.subarray(0, length));
      expect(all.slice(0, samples.length)).toEqual(samples);
    }
  });

  it('never fails, whatever bytes were changed', async () => {
    await staysReadable(Buffer.concat([box('free', logBox(LOG)), rest]));
  });
});

describe('the GPMF track of a GoPro', () => {
  const row = (north: number): GpsRow => [520000000 + north * 1000, 49000000, 12500, 8300, 831];
  const seconds = [0, 1, 2, 3, 4].map((second) =>
    gps5Payload(`26111607420${String(second)}.000`, 3, [row(second * 2), row(second * 2 + 1)]),
  );

  it.each([1, 2, 4, 5])('is found beside the picture’s, in chunks: %i seconds', async (count) => {
    const samples = await read(videoWithData('gpmd', seconds.slice(0, count)));
    expect(samples).toHaveLength(count * 2);
    expect(samples.map(({ latitudeDeg }) => Math.round((latitudeDeg - 52) * 1e4))).toEqual(
      Array.from({ length: count * 2 }, (_, index) => index),
    );
    expect(samples[0]).toMatchObject({ timeMs: AT - 1000, longitudeDeg: 4.9 });
  });

  it('of other data gives nothing', async () => {
    expect(await read(videoWithData('tmcd', seconds))).toEqual([]);
  });

  it('never fails, whatever bytes were changed', async () => {
    await staysReadable(Buffer.from(videoWithData('gpmd', seconds.slice(0, 3))));
  });
});

/** A sample of a text track, with a style box behind its text where one is given. */
function cue(text: string, style?: Uint8Array): Uint8Array {
  const bytes = latin1(text);
  const length = Uint8Array.of(bytes.length >> 8, bytes.length & 255);
  return style === undefined ? joined(length, bytes) : joined(length, bytes, style);
}

describe('places in a text track', () => {
  const words = [0, 1, 2].map((second) =>
    cue(`[iso: 100] [latitude: 47.${String(second)}] [longitude: 8.5]`),
  );

  it.each(['tx3g', 'text'])('as words of %s lie at their moment of the video', async (entry) => {
    const { samples, clock } = await readAll(videoWithData(entry, words, { stepMs: 1000 }));
    expect(clock).toBe('video');
    expect(samples.map(({ timeMs, latitudeDeg }) => [timeMs, latitudeDeg])).toEqual([
      [0, 47],
      [1000, 47.1],
      [2000, 47.2],
    ]);
  });

  it.each([
    ['begins late', { stepMs: 500, emptyMs: 700 }, [700, 1200, 1700]],
    ['begins within its first sample', { stepMs: 500, firstMs: 100 }, [-100, 400, 900]],
  ])('of a track that %s are not moved', async (_, timing, times) => {
    const samples = await read(videoWithData('tx3g', words, timing));
    expect(samples.map(({ timeMs }) => timeMs)).toEqual(times);
  });

  it('as NMEA sentences have the time of the satellites', async () => {
    const sentences = [rmc('074201.00'), rmc('074202.00'), rmc('074203.00', '161126', 'V')];
    const cues = sentences.map((sentence) => cue(sentence, box('styl', new Uint8Array(14))));
    const { samples, clock } = await readAll(videoWithData('tx3g', cues, { stepMs: 1000 }));
    expect(clock).toBe('utc');
    expect(samples.map(({ timeMs, quality }) => [timeMs - AT, quality])).toEqual([
      [0, 'valid'],
      [1000, 'valid'],
      [2000, 'void'],
    ]);
  });

  it('of a film are none, nor of a track whose times are not told', async () => {
    const film = ['Hello.', '', 'I have lost my GPS (again).'].map((text) => cue(text));
    expect(await read(videoWithData('tx3g', film, { stepMs: 1000 }))).toEqual([]);
    expect(await read(videoWithData('tx3g', words))).toEqual([]);
  });

  it('never fail, whatever bytes were changed', async () => {
    await staysReadable(Buffer.from(videoWithData('tx3g', words, { stepMs: 1000, emptyMs: 1 })));
  });
});

describe('the G-sensor of a BlackVue', () => {
  const records = gsensorRecords([
    [0, 128, 0, 0],
    [100, 0, 128, 64],
  ]);
  const unused = new Uint8Array(10).fill(0xff);

  it('is read beside the log', async () => {
    const free = box('free', logBox(LOG), box('3gf ', records, unused));
    const { samples, acceleration } = await readAll(rest, free);
    expect(samples).toHaveLength(3);
    expect(acceleration).toEqual([
      { timeMs: 0, xG: 1, yG: 0, zG: 0 },
      { timeMs: 100, xG: 0, yG: 1, zG: 0.5 },
    ]);
  });

  it('cut anywhere, gives whole records', async () => {
    const whole = box('free', box('3gf ', records));
    for (let length = 0; length < whole.length; length += 3) {
      expect((await readAll(whole.subarray(0, length))).acceleration.length).toBeLessThan(3);
    }
  });
});
