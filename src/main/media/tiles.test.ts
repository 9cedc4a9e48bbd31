import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tileIdOf, writePmtiles } from '@shared/pmtiles-writer';
import { zxyToTileId } from 'pmtiles';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTileSource } from './tiles';

const archive = (tiles: Parameters<typeof writePmtiles>[0], metadata: object, maxZoom = 7) =>
  writePmtiles(tiles, {
    minZoom: 0,
    maxZoom,
    bounds: [-180, -85, 180, 85],
    metadata: new TextEncoder().encode(JSON.stringify(metadata)),
    gzip: (bytes) => gzipSync(bytes),
  });
const tile = (z: number, x: number, y: number, text: string) => ({
  z,
  x,
  y,
  data: new TextEncoder().encode(text),
});

describe('createTileSource', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiles-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads back every tile of an archive big enough to need leaf directories', async () => {
    const tiles = Array.from({ length: 128 * 128 }, (_, index) => {
      const [x, y] = [index % 128, Math.floor(index / 128)];
      return tile(7, x, y, `${String(x)} ${String(y)} ${'x'.repeat((x * 31 + y * 17) % 23)}`);
    });
    await writeFile(join(folder, 'big.pmtiles'), archive(tiles, {}));
    const source = createTileSource({ folders: [folder] });
    for (const [x, y] of [
      [0, 0],
      [127, 127],
      [5, 90],
      [64, 63],
    ] as const) {
      const bytes = await source.tile('big', 7, x, y);
      expect(new TextDecoder().decode(bytes ?? undefined)).toMatch(
        new RegExp(`^${String(x)} ${String(y)} x*$`),
      );
    }
    await source.close();
  }, 30_000);

  it('stores equal tiles once', () => {
    const same = Array.from({ length: 64 }, (_, index) =>
      tile(3, index % 8, index >> 3, 'sea'.repeat(50)),
    );
    const other = same.map(({ z, x, y }) => tile(z, x, y, `${String(x)}/${String(y)}`.repeat(50)));
    expect(archive(same, {}).length).toBeLessThan(archive(other, {}).length / 3);
  });

  it('numbers tiles as the reading package does', () => {
    for (const [z, x, y] of [
      [0, 0, 0],
      [1, 1, 0],
      [6, 33, 20],
      [15, 16886, 10755],
      [22, 4194303, 1],
    ] as const)
      expect(tileIdOf(z, x, y)).toBe(zxyToTileId(z, x, y));
  });

  it('answers null for missing tiles, foreign ids and impossible places', async () => {
    await writeFile(join(folder, 'one.pmtiles'), archive([tile(0, 0, 0, 'world')], {}));
    const source = createTileSource({ folders: [folder] });
    expect(await source.tile('one', 0, 0, 0)).not.toBeNull();
    expect(await source.tile('one', 3, 1, 1)).toBeNull();
    expect(await source.tile('../one', 0, 0, 0)).toBeNull();
    expect(await source.tile('two', 0, 0, 0)).toBeNull();
    expect(await source.tile('one', 0, 1, 0)).toBeNull();
    expect(await source.tile('one', 0, -1, 0)).toBeNull();
    expect(await source.tile('one', 40, 0, 0)).toBeNull();
    expect(await source.tile('one', 0.5, 0, 0)).toBeNull();
    await source.close();
  });

  it('describes maps in plain text, leaves damaged files out, and lets the first folder win', async () => {
    const markup = {
      name: 'Town <b>map</b>',
      attribution: '<a href="https://x">©  Someone</a><img onerror=x>',
    };
    await writeFile(join(folder, 'town.pmtiles'), archive([tile(0, 0, 0, 'a')], markup));
    await writeFile(join(folder, 'broken.pmtiles'), 'not a map');
    await writeFile(join(folder, 'Other Name.pmtiles'), archive([tile(0, 0, 0, 'b')], {}));
    const second = await mkdtemp(join(folder, 'second-'));
    await writeFile(join(second, 'town.pmtiles'), archive([tile(0, 0, 0, 'c')], {}));
    const source = createTileSource({ folders: [folder, second, join(folder, 'missing')] });
    expect(await source.describe()).toEqual([
      {
        id: 'town',
        name: 'Town map',
        attribution: '© Someone',
        kind: 'vector',
        own: false,
        minZoom: 0,
        maxZoom: 7,
        bounds: [-180, -85, 180, 85],
      },
    ]);
    expect(new TextDecoder().decode((await source.tile('town', 0, 0, 0)) ?? undefined)).toBe('a');
    await source.close();
  });
});
