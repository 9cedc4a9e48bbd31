import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writePmtiles } from '@shared/pmtiles-writer';
import { AppError } from '@shared/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTileArchive } from './tile-archive';

const PROTOMAPS = { vector_layers: ['earth', 'water', 'roads'].map((id) => ({ id })) };
const ROOT_OFFSET = 8;
const ROOT_LENGTH = 16;
const COMPRESSION = 97;
const TILE_TYPE = 99;

const text = (value: string) => new TextEncoder().encode(value);
const sound = (metadata: object = PROTOMAPS, data = text('tile')) =>
  writePmtiles([{ z: 0, x: 0, y: 0, data }], {
    minZoom: 0,
    maxZoom: 3,
    bounds: [5, 45, 15, 55],
    metadata: text(JSON.stringify(metadata)),
    gzip: (bytes) => gzipSync(bytes),
  });
/** The same archive with something put over its header. */
function spoilt(at: number, value: number | bigint): Uint8Array {
  const bytes = sound();
  if (typeof value === 'number') bytes[at] = value;
  else new DataView(bytes.buffer).setBigUint64(at, value, true);
  return bytes;
}

describe('openTileArchive', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archive-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const opened = async (bytes: Uint8Array) => {
    const path = join(folder, 'map.pmtiles');
    await writeFile(path, bytes);
    return openTileArchive(path, true);
  };
  const refused = async (bytes: Uint8Array): Promise<AppError> => {
    const caught: unknown = await opened(bytes).catch((error: unknown) => error);
    if (caught instanceof AppError) return caught;
    throw new Error('it was opened');
  };

  it('tells what the file says of itself, in plain text', async () => {
    const metadata = {
      ...PROTOMAPS,
      name: '<b>Town</b>',
      attribution: '<a href=x>&copy; Me</a> &lt;',
    };
    const archive = await opened(sound(metadata));
    expect(archive.facts).toMatchObject({
      name: 'Town',
      attribution: '© Me &lt;',
      kind: 'vector',
      bounds: [5, 45, 15, 55],
    });
    expect(archive.facts.startSha256).toMatch(/^[0-9a-f]{64}$/);
    await archive.close();
  });

  it.each([
    ['something else', text('not a map at all'), 'map.not-a-map'],
    ['an older version', spoilt(7, 2), 'map.not-a-map'],
    ['an end cut off', sound().subarray(0, -3), 'map.damaged'],
    ['a directory beyond the end', spoilt(ROOT_OFFSET, 1n << 50n), 'map.damaged'],
    ['a directory as large as a disk', spoilt(ROOT_LENGTH, 1n << 40n), 'map.damaged'],
    ['zoom levels upside down', spoilt(100, 9), 'map.damaged'],
    ['Zstandard', spoilt(COMPRESSION, 4), 'map.unsupported'],
    ['a tile type nobody knows', spoilt(TILE_TYPE, 6), 'map.unsupported'],
    [
      'layers of another schema',
      sound({ vector_layers: [{ id: 'transportation' }] }),
      'map.unsupported',
    ],
    ['no word about layers', sound({}), 'map.unsupported'],
    ['a tile that is no picture', spoilt(TILE_TYPE, 2), 'map.damaged'],
  ])('refuses %s', async (_what, bytes, code) => {
    expect((await refused(bytes)).code).toBe(code);
  });

  it.each([
    [
      'by its attributes',
      ['earth', 'water', 'roads'].map((id) => ({ id, fields: { 'pmap:kind': 'String' } })),
    ],
    [
      'by its layers',
      ['earth', 'water', 'roads', 'natural', 'physical_line'].map((id) => ({ id, fields: {} })),
    ],
  ])('says that a Protomaps map is of the older form, %s', async (_how, layers) => {
    const caught = await refused(sound({ version: '3.7.1', vector_layers: layers }));
    expect(caught.code).toBe('map.older-form');
    expect(caught.toData().nextStep).toContain('version 4');
  });

  it('draws one of version 4, whatever other layers somebody has put into it', async () => {
    const layers = ['earth', 'water', 'roads', 'transit'].map((id) => ({
      id,
      fields: { kind: 'String' },
    }));
    const archive = await opened(sound({ vector_layers: layers }));
    expect(archive.layers).toContain('transit');
    await archive.close();
  });

  it('names the layers it found instead', async () => {
    const { detail } = await refused(sound({ vector_layers: [{ id: '<i>transportation' }] }));
    expect(detail).toContain('(transportation)');
  });

  it('unpacks no more of a tile, a directory or metadata than those can need', async () => {
    const bomb = new Uint8Array(64 * 2 ** 20);
    expect((await refused(sound(PROTOMAPS, bomb))).code).toBe('map.damaged');
    const metadata = { ...PROTOMAPS, note: 'x'.repeat(8 * 2 ** 20) };
    expect((await refused(sound(metadata))).code).toBe('map.damaged');
    const packed = gzipSync(bomb.subarray(0, 2 ** 21));
    const bytes = new Uint8Array(127 + packed.length);
    bytes.set(sound().subarray(0, 127));
    bytes.set(packed, 127);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(ROOT_OFFSET, 127n, true);
    view.setBigUint64(ROOT_LENGTH, BigInt(packed.length), true);
    expect((await refused(bytes)).code).toBe('map.damaged');
  });

  it('says that a file is missing, and that one shrank after it was opened', async () => {
    await expect(openTileArchive(join(folder, 'nowhere'), true)).rejects.toMatchObject({
      code: 'map.missing',
    });
    const archive = await opened(sound());
    await truncate(join(folder, 'map.pmtiles'), 130);
    await expect(archive.tile(0, 0, 0)).rejects.toMatchObject({ code: 'map.damaged' });
    await archive.close();
  });
});
