import { readdir, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { areaTiles, type MapArea } from '@shared/domain/map-area';
import { writePmtiles } from '@shared/pmtiles-writer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  AREA,
  openAreaBench,
  pictureAt,
  TILES,
  type AreaBench,
} from '../../../../test/support/area-bench';

let bench: AreaBench;
beforeEach(async () => {
  bench = await openAreaBench();
});
afterEach(() => bench.close());

const text = (value: string) => new TextEncoder().encode(value);
const nameOf = ({ z, x, y }: (typeof TILES)[number]) => `${z}/${x}/${y}`;

/** A planet with a tile for each place of the area, as a server of files hands it out. */
function servePmtiles(): void {
  const tiles = TILES.map((place) => ({ ...place, data: text(`${nameOf(place)} `.repeat(40)) }));
  const layers = ['earth', 'water', 'roads', 'places'].map((id) => ({ id }));
  const bytes = writePmtiles(tiles, {
    ...{ minZoom: 0, maxZoom: 13, bounds: [-180, -85, 180, 85] },
    metadata: text(JSON.stringify({ vector_layers: layers })),
    gzip: (data) => gzipSync(data),
  });
  bench.answer = (request, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = bytes.subarray(Number(first), Number(last) + 1);
    const range = `bytes ${String(first)}-${String(Number(first) + part.length - 1)}/${String(bytes.length)}`;
    response.writeHead(206, { 'content-range': range, 'content-length': part.length });
    response.end(part);
  };
}

it('asks nobody before it is told to, and nobody at all without leave, credit or address', async () => {
  servePmtiles();
  const maps = await bench.start();
  await maps.state();
  for (const lack of [{ allowed: false }, { attribution: ' ' }, { address: '' }]) {
    await maps.setSource({ ...bench.source, ...lack });
    await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({
      code: 'map.no-source',
    });
    await expect(maps.trySource()).rejects.toMatchObject({ code: 'map.no-source' });
  }
  await maps.setSource(bench.source);
  const planet: MapArea = { bounds: [-180, -85, 180, 85], maxZoom: 13 };
  await expect(maps.saveArea({ name: 'All', area: planet })).rejects.toMatchObject({
    code: 'map.too-many-tiles',
  });
  expect(bench.asked).toEqual([]);
});

it('saves an area of a PMTiles file on a server as a map file of its own', async () => {
  servePmtiles();
  const maps = await bench.start();
  expect(await maps.trySource()).toEqual({ kind: 'vector', zooms: [0, 13] });
  const file = await maps.saveArea({ name: 'Town', area: { ...AREA, maxZoom: 16 } });
  expect(file).toMatchObject({
    ...{ name: 'Town', attribution: '© Tester', kind: 'vector', place: 'saved', problem: null },
    ...{ minZoom: 7, maxZoom: 13, bounds: AREA.bounds },
  });
  expect(bench.asked.every(({ headers }) => headers['user-agent'] === 'Roadproof/test')).toBe(true);
  expect(bench.told.some(({ job }) => job?.kind === 'save' && job.name === 'Town')).toBe(true);
  expect(await readdir(join(bench.folder, 'own'))).toEqual([`${file.id}.pmtiles`]);

  bench.unplug();
  const next = await bench.start();
  for (const { z, x, y } of TILES) {
    const tile = await next.tiles.tile(file.id, z, x, y);
    expect(new TextDecoder().decode(tile ?? undefined)).toContain(`${z}/${x}/${y} `);
  }
  expect((await next.state()).unfinished).toBeNull();
});

it('saves pictures by template, leaves out what the server has not', async () => {
  bench.servePictures((n, response) => {
    if (n !== 2) return false;
    response.writeHead(404).end();
    return true;
  });
  const maps = await bench.start();
  const file = await maps.saveArea({ name: 'Aerial', area: AREA });
  expect(file).toMatchObject({ kind: 'raster', maxZoom: 13 });
  const found = await Promise.all(TILES.map(({ z, x, y }) => maps.tiles.tile(file.id, z, x, y)));
  expect(found.filter((tile) => tile === null)).toHaveLength(1);
  const at = found.findIndex((tile) => tile !== null);
  expect(Buffer.from(found[at] ?? []).equals(pictureAt(TILES[at] ?? { z: 0, x: 0, y: 0 }))).toBe(
    true,
  );
});

it('saves both sides of an area across the 180° meridian, and knows where it lies', async () => {
  bench.servePictures();
  const maps = await bench.start();
  const area: MapArea = { bounds: [179.95, -16.85, 180.05, -16.8], maxZoom: 12 };
  const tiles = areaTiles(area);
  const file = await maps.saveArea({ name: 'Strait', area });
  expect(file).toMatchObject({ kind: 'raster', minZoom: 7, maxZoom: 12, bounds: area.bounds });
  expect(bench.asked.map(({ url }) => url).sort()).toEqual(
    tiles.map((place) => `/${nameOf(place)}.png`).sort(),
  );
  await maps.close();

  bench.unplug();
  const next = await bench.start();
  expect((await next.tiles.describe())[0]?.bounds).toEqual(area.bounds);
  for (const { z, x, y } of tiles) {
    const tile = await next.tiles.tile(file.id, z, x, y);
    expect(Buffer.from(tile ?? []).equals(pictureAt({ z, x, y }))).toBe(true);
  }
  // Any other program reads a box that holds all of it.
  const bytes = await readFile(join(bench.folder, 'own', `${file.id}.pmtiles`));
  expect([bytes.readInt32LE(102), bytes.readInt32LE(110)]).toEqual([-180e7, 180e7]);
});

it('takes a wrong request beyond its levels or its area for a place without a tile', async () => {
  // Below its first level, beyond its last one, and in a column that it does not have.
  const isBeyond = ({ z, x }: (typeof TILES)[number]): boolean =>
    z < 9 || z > 11 || (z === 11 && x === lastColumn);
  const lastColumn = Math.max(...TILES.filter(({ z }) => z === 11).map(({ x }) => x));
  bench.servePictures((_n, response) => {
    const [z = 0, x = 0, y = 0] = (bench.asked.at(-1)?.url ?? '').match(/\d+/g)?.map(Number) ?? [];
    if (!isBeyond({ z, x, y })) return false;
    response.writeHead(400).end('no such tile');
    return true;
  });
  const maps = await bench.start();
  const file = await maps.saveArea({ name: 'Aerial', area: { ...AREA, maxZoom: 16 } });
  expect(file).toMatchObject({ minZoom: 9, maxZoom: 11 });
  for (const place of TILES) {
    const tile = await maps.tiles.tile(file.id, place.z, place.x, place.y);
    expect(tile === null, nameOf(place)).toBe(isBeyond(place));
  }
  // Two levels without anything are its end.
  expect(bench.asked.some(({ url }) => /^\/1[4-6]\//.test(url ?? ''))).toBe(false);
});

it('says that it was refused where nothing but wrong requests came back, and asks for few', async () => {
  bench.servePictures((_n, response) => {
    response.writeHead(400).end();
    return true;
  });
  const maps = await bench.start();
  const refused = { code: 'map.source-refused', detail: 'It answered 400.' };
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject(refused);
  expect((await maps.state()).unfinished).toBeNull();
  expect(await readdir(join(bench.folder, 'own'))).toEqual([]);
  bench.asked = [];
  const large = { ...AREA, maxZoom: 16 };
  await expect(maps.saveArea({ name: 'A', area: large })).rejects.toMatchObject(refused);
  expect(areaTiles(large).length).toBeGreaterThan(100);
  expect(bench.asked.length).toBeLessThan(40);
  await expect(maps.trySource()).rejects.toMatchObject(refused);
});

it('goes on after a stop where only places are left that the server does not have', async () => {
  let stopped = false;
  bench.servePictures((_n, response) => {
    const z = Number(/\d+/.exec(bench.asked.at(-1)?.url ?? '')?.[0]);
    if (z < 12) return false;
    response.writeHead(stopped ? 400 : 403).end();
    return true;
  });
  const maps = await bench.start();
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
  });
  await maps.close();
  stopped = true;
  const next = await bench.start();
  expect(await next.resumeArea()).toMatchObject({ minZoom: 7, maxZoom: 11 });
});

it('waits as long as the server says, and no more than three requests run at once', async () => {
  let [open, most, refusedAt, nextAt] = [0, 0, 0, 0];
  bench.servePictures((n, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    if (n === 1) {
      refusedAt = performance.now();
      response.writeHead(429, { 'retry-after': '1' }).end();
      return true;
    }
    if (bench.asked.at(-1)?.url === bench.asked[0]?.url) nextAt = performance.now();
    return false;
  });
  const maps = await bench.start();
  await maps.saveArea({ name: 'Aerial', area: AREA });
  expect(most).toBeLessThanOrEqual(3);
  // The server's own word, not a speed.
  expect(nextAt - refusedAt).toBeGreaterThan(950);
});

it('keeps what has arrived when the server fails, and goes on from there after a restart', async () => {
  const spoilAfter = Math.floor(TILES.length / 2);
  bench.servePictures((n, response) => {
    if (n <= spoilAfter) return false;
    response.writeHead(403).end();
    return true;
  });
  const maps = await bench.start();
  await expect(maps.saveArea({ name: 'Aerial', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
  });
  expect((await maps.state()).unfinished).toMatchObject({
    name: 'Aerial',
    error: { code: 'map.source-forbidden' },
  });
  expect((await maps.state()).files).toEqual([]);
  await maps.close();
  bench.asked = [];
  bench.servePictures();
  const next = await bench.start();
  expect((await next.state()).unfinished).toEqual({ name: 'Aerial', error: null });
  expect(bench.asked).toEqual([]);
  const file = await next.resumeArea();
  expect(bench.asked).toHaveLength(TILES.length - spoilAfter);
  for (const { z, x, y } of TILES) expect(await next.tiles.tile(file.id, z, x, y)).not.toBeNull();
});

it('ends when it is cancelled, lists nothing, and what it has can be given up', async () => {
  bench.servePictures((n) => n > 3);
  const maps = await bench.start();
  const saving = maps.saveArea({ name: 'Aerial', area: AREA });
  await expect.poll(() => bench.asked.length).toBeGreaterThan(3);
  await expect(maps.saveArea({ name: 'B', area: AREA })).rejects.toMatchObject({
    code: 'map.busy',
  });
  maps.cancel();
  await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
  expect((await maps.state()).files).toEqual([]);
  await maps.discardArea();
  expect((await maps.state()).unfinished).toBeNull();
  expect(await readdir(join(bench.folder, 'own'))).toEqual([]);
});

it.each([
  [
    'a page instead of a picture',
    (response: ServerResponse) => response.end('<html>'),
    'map.source-unreadable',
  ],
  [
    'nothing anywhere',
    (response: ServerResponse) => response.writeHead(404).end(),
    'map.nothing-there',
  ],
  [
    'an answer without end',
    (response: ServerResponse) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    },
    'map.source-unreadable',
  ],
  ['a broken line', (response: ServerResponse) => response.destroy(), 'network.unreachable'],
])('stops at %s with its reason', async (_what, act, code) => {
  bench.servePictures((_n, response) => {
    act(response);
    return true;
  });
  const maps = await bench.start();
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({ code });
  // Nothing has arrived, so there is nothing to go on with.
  expect((await maps.state()).unfinished).toBeNull();
  expect(await readdir(join(bench.folder, 'own'))).toEqual([]);
});

it('refuses a server that does not hand out parts', async () => {
  servePmtiles();
  bench.answer = (_request, response) => response.end('PMTiles');
  const maps = await bench.start();
  await expect(maps.trySource()).rejects.toMatchObject({ code: 'map.source-unreadable' });
  expect(await readFile(join(bench.folder, 'maps.json'), 'utf8').catch(() => '')).toBe('');
});
