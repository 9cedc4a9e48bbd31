import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssetKind } from '@shared/domain/incident';
import { contentProblem } from './check-content';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-content-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function problem(kind: AssetKind, bytes: Buffer | string, announced: number | null = null) {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return contentProblem(path, kind, announced);
}

function box(type: string, sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  bytes.writeUInt32BE(sizeBytes, 0);
  bytes.write(type, 4, 'latin1');
  return bytes;
}

const VIDEO = Buffer.concat([box('ftyp', 24), box('moov', 100), box('mdat', 5000)]);
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.alloc(900, 7),
  Buffer.from([0xff, 0xd9]),
]);
const PAGE = '<!doctype html><title>Sign in</title>';

describe('contentProblem', () => {
  test('takes whole files of each kind', async () => {
    expect(await problem('video', VIDEO, VIDEO.length)).toBeNull();
    expect(await problem('snapshot', JPEG)).toBeNull();
    expect(await problem('snapshot', Buffer.concat([JPEG, Buffer.alloc(16)]))).toBeNull();
    expect(await problem('track', '\ufeff$GPRMC,074213.00,A*00\r\n')).toBeNull();
    expect(await problem('track', '[1792561321000]$GPRMC,1\n')).toBeNull();
    expect(await problem('track', '')).toBeNull();
  });

  test('a box of 64-bit size and one up to the end are whole', async () => {
    const large = Buffer.alloc(40);
    large.writeUInt32BE(1, 0);
    large.write('mdat', 4, 'latin1');
    large.writeBigUInt64BE(40n, 8);
    const open = box('mdat', 100);
    open.writeUInt32BE(0, 0);
    expect(
      await problem('video', Buffer.concat([box('ftyp', 24), box('moov', 8), large])),
    ).toBeNull();
    expect(
      await problem('video', Buffer.concat([box('ftyp', 24), box('moov', 8), open])),
    ).toBeNull();
  });

  test.each([
    ['a page instead of a video', 'video', Buffer.from(PAGE), /does not begin like an MP4/],
    ['a cut video', 'video', VIDEO.subarray(0, 3000), /ends inside its box “mdat”/],
    ['a cut header', 'video', VIDEO.subarray(0, 28), /ends inside/],
    ['a video without index', 'video', Buffer.concat([box('ftyp', 24), box('mdat', 99)]), /moov/],
    [
      'a video without pictures',
      'video',
      Buffer.concat([box('ftyp', 24), box('moov', 99)]),
      /mdat/,
    ],
    ['an empty video', 'video', Buffer.alloc(0), /moov/],
    ['a page instead of a picture', 'snapshot', Buffer.from(PAGE), /does not begin like a JPEG/],
    ['a cut picture', 'snapshot', JPEG.subarray(0, 500), /ends too early/],
    ['a page instead of a track', 'track', Buffer.from(PAGE), /no NMEA sentence/],
  ] as const)('refuses %s', async (_, kind, bytes, reason) => {
    expect(await problem(kind, bytes)).toMatch(reason);
  });

  test('the announced size counts', async () => {
    expect(await problem('video', VIDEO, VIDEO.length + 1)).toMatch(/the service announced/);
  });
});
