/** Areas of vector tiles by template. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AREA, openAreaBench, TILES, type AreaBench } from '../../../../test/support/area-bench';

let bench: AreaBench;
beforeEach(async () => {
  bench = await openAreaBench();
});
afterEach(() => bench.close());

/** A vector tile of empty layers, byte by byte as the specification has it. */
function vectorTile(...layers: string[]): Buffer {
  const field = (number: number, content: Buffer) =>
    Buffer.concat([Buffer.from([number * 8 + 2, content.length]), content]);
  const version = Buffer.from([15 * 8, 2]);
  return Buffer.concat(
    layers.map((name) => field(3, Buffer.concat([version, field(1, Buffer.from(name))]))),
  );
}
/** Vector tiles down to zoom 12, of the layers given. */
const serveVector = (layers: string[], headers = {}, pack = (bytes: Buffer): Buffer => bytes) => {
  bench.source = { ...bench.source, address: `${bench.origin}/{z}/{x}/{y}.mvt` };
  bench.answer = (request, response) => {
    const zoom = Number(/\d+/.exec(request.url ?? '')?.[0]);
    if (zoom > 12) response.writeHead(404).end();
    else response.writeHead(200, headers).end(pack(vectorTile(...layers)));
  };
};

it.each([
  ['as they are', {}, (bytes: Buffer) => bytes],
  ['packed, and said so', { 'content-encoding': 'gzip' }, gzipSync],
  ['packed, and not said so', {}, gzipSync],
])('saves vector tiles by template %s, to the finest there is', async (_how, headers, pack) => {
  serveVector(['earth', 'roads', 'places'], headers, pack);
  const maps = await bench.start();
  expect(await maps.trySource()).toEqual({ kind: 'vector', zooms: null });
  bench.asked = [];
  const file = await maps.saveArea({ name: 'Town', area: { ...AREA, maxZoom: 15 } });
  expect(file).toMatchObject({ kind: 'vector', minZoom: 7, maxZoom: 12, problem: null });
  for (const { z, x, y } of TILES) {
    const tile = await maps.tiles.tile(file.id, z, x, y);
    if (z > 12) expect(tile).toBeNull();
    else expect(Buffer.from(tile ?? []).equals(vectorTile('earth', 'roads', 'places'))).toBe(true);
  }
  expect(bench.asked.some(({ url }) => url?.startsWith('/14/'))).toBe(true);
  expect(bench.asked.some(({ url }) => url?.startsWith('/15/'))).toBe(false);
});

it('says with the first tile that a source has layers nobody draws', async () => {
  serveVector(['water', 'transportation', 'place', 'boundary']);
  const maps = await bench.start();
  const refusal = {
    code: 'map.source-other-layers',
    detail: 'It has water, transportation, place, boundary.',
  };
  await expect(maps.trySource()).rejects.toMatchObject(refusal);
  bench.asked = [];
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject(refusal);
  expect(bench.asked.length).toBeLessThanOrEqual(3);
  expect((await maps.state()).unfinished).toBeNull();
});

it('says with the first tile that a source is of the older Protomaps form', async () => {
  serveVector(['earth', 'natural', 'roads']);
  const maps = await bench.start();
  const refusal = { code: 'map.older-form' };
  await expect(maps.trySource()).rejects.toMatchObject(refusal);
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject(refusal);
  expect((await maps.state()).unfinished).toBeNull();
});

it('goes on with vector tiles after a restart, and needs none anew to know their layers', async () => {
  serveVector(['earth', 'water', 'roads']);
  const all = bench.answer;
  bench.answer = (request, response) => {
    if (request.url?.startsWith('/13/')) response.writeHead(403).end();
    else all(request, response);
  };
  const maps = await bench.start();
  await expect(maps.saveArea({ name: 'Town', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
    detail: 'It answered 403.',
  });
  await maps.close();
  bench.answer = all;
  bench.asked = [];
  const next = await bench.start();
  const file = await next.resumeArea();
  expect(file).toMatchObject({ name: 'Town', kind: 'vector', maxZoom: 12, problem: null });
  expect(bench.asked.every(({ url }) => url?.startsWith('/13/'))).toBe(true);
});
