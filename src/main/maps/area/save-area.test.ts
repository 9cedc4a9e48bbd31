import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { areaTiles, type MapArea } from '@shared/domain/map-area';
import type { MapsState } from '@shared/domain/map-file';
import { writePmtiles } from '@shared/pmtiles-writer';
import { systemClock } from '@main/platform/clock';
import type { HttpFetch } from '@main/platform/http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  memorySecretStore,
  type MemorySecretStore,
} from '../../../../test/support/memory-secret-store';
import type { MapSourceFacts } from '../../settings';
import { createMaps, type Maps } from '../maps';
import { createPoliteFetch } from './polite-fetch';

const AREA: MapArea = { bounds: [14.4, 50.07, 14.44, 50.1], maxZoom: 13 };
const TILES = areaTiles(AREA);
const text = (value: string) => new TextEncoder().encode(value);
const nameOf = ({ z, x, y }: (typeof TILES)[number]) => `${z}/${x}/${y}`;

let folder = '';
let server: Server;
let origin = '';
let asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let source: { address: string; attribution: string; allowed: boolean };
let facts: MapSourceFacts;
let secrets: MemorySecretStore;
let logged: unknown[] = [];
let told: MapsState[] = [];
let running: Maps[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'area-'));
  [asked, told, running, logged] = [[], [], [], []];
  facts = { shown: '', attribution: '', allowed: false, readable: '' };
  secrets = memorySecretStore();
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  source = { address: `${origin}/map.pmtiles`, attribution: '© Tester', allowed: true };
});
afterEach(async () => {
  for (const maps of running) await maps.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const write = (...line: unknown[]) => void logged.push(line);
const start = async (ask: HttpFetch = (url, init) => fetch(url, init)): Promise<Maps> => {
  const maps = await createMaps({
    folder: join(folder, 'own'),
    listPath: join(folder, 'maps.json'),
    clock: systemClock,
    log: { info: write, warn: write, error: write },
    choose: () => Promise.resolve([]),
    takeDropped: () => [],
    reveal: () => undefined,
    facts: () => facts,
    setFacts: (next) => {
      facts = next;
      return Promise.resolve();
    },
    secrets,
    fetch: createPoliteFetch(ask, 'Roadproof/test', 1),
    onChange: (state) => told.push(state),
  });
  running.push(maps);
  await maps.setSource(source);
  return maps;
};

/** A planet with a tile for each place of the area, as a server of files hands it out. */
function servePmtiles(): void {
  const tiles = TILES.map((place) => ({ ...place, data: text(`${nameOf(place)} `.repeat(40)) }));
  const layers = ['earth', 'water', 'roads', 'places'].map((id) => ({ id }));
  const bytes = writePmtiles(tiles, {
    ...{ minZoom: 0, maxZoom: 13, bounds: [-180, -85, 180, 85] },
    metadata: text(JSON.stringify({ vector_layers: layers })),
    gzip: (data) => gzipSync(data),
  });
  answer = (request, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = bytes.subarray(Number(first), Number(last) + 1);
    const range = `bytes ${String(first)}-${String(Number(first) + part.length - 1)}/${String(bytes.length)}`;
    response.writeHead(206, { 'content-range': range, 'content-length': part.length });
    response.end(part);
  };
}

function picture({ z, x, y }: (typeof TILES)[number]): Buffer {
  const canvas = createCanvas(256, 256);
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${String(z * 9)}, ${String(x % 256)}, ${String(y % 256)})`;
  context.fillRect(0, 0, 256, 256);
  return canvas.encodeSync('png');
}
const servePictures = (spoil: (n: number, response: ServerResponse) => boolean = () => false) => {
  source = { ...source, address: `${origin}/{z}/{x}/{y}.png` };
  answer = (request, response) => {
    if (spoil(asked.length, response)) return;
    const [z = 0, x = 0, y = 0] = (request.url ?? '').match(/\d+/g)?.map(Number) ?? [];
    response.end(picture({ z, x, y }));
  };
};

it('asks nobody before it is told to, and nobody at all without leave, credit or address', async () => {
  servePmtiles();
  const maps = await start();
  await maps.state();
  for (const lack of [{ allowed: false }, { attribution: ' ' }, { address: '' }]) {
    await maps.setSource({ ...source, ...lack });
    await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({
      code: 'map.no-source',
    });
    await expect(maps.trySource()).rejects.toMatchObject({ code: 'map.no-source' });
  }
  await maps.setSource(source);
  const planet: MapArea = { bounds: [-180, -85, 180, 85], maxZoom: 13 };
  await expect(maps.saveArea({ name: 'All', area: planet })).rejects.toMatchObject({
    code: 'map.too-many-tiles',
  });
  expect(asked).toEqual([]);
});

it('saves an area of a PMTiles file on a server as a map file of its own', async () => {
  servePmtiles();
  const maps = await start();
  expect(await maps.trySource()).toEqual({ kind: 'vector', zooms: [0, 13] });
  const file = await maps.saveArea({ name: 'Town', area: { ...AREA, maxZoom: 16 } });
  expect(file).toMatchObject({
    ...{ name: 'Town', attribution: '© Tester', kind: 'vector', place: 'saved', problem: null },
    ...{ minZoom: 7, maxZoom: 13, bounds: AREA.bounds },
  });
  expect(asked.every(({ headers }) => headers['user-agent'] === 'Roadproof/test')).toBe(true);
  expect(told.some(({ job }) => job?.kind === 'save' && job.name === 'Town')).toBe(true);
  expect(await readdir(join(folder, 'own'))).toEqual([`${file.id}.pmtiles`]);

  server.close();
  const next = await start();
  for (const { z, x, y } of TILES) {
    const tile = await next.tiles.tile(file.id, z, x, y);
    expect(new TextDecoder().decode(tile ?? undefined)).toContain(`${z}/${x}/${y} `);
  }
  expect((await next.state()).unfinished).toBeNull();
});

it('saves pictures by template, leaves out what the server has not', async () => {
  servePictures((n, response) => {
    if (n !== 2) return false;
    response.writeHead(404).end();
    return true;
  });
  const maps = await start();
  const file = await maps.saveArea({ name: 'Aerial', area: AREA });
  expect(file).toMatchObject({ kind: 'raster', maxZoom: 13 });
  const found = await Promise.all(TILES.map(({ z, x, y }) => maps.tiles.tile(file.id, z, x, y)));
  expect(found.filter((tile) => tile === null)).toHaveLength(1);
  const at = found.findIndex((tile) => tile !== null);
  expect(Buffer.from(found[at] ?? []).equals(picture(TILES[at] ?? { z: 0, x: 0, y: 0 }))).toBe(
    true,
  );
});

it('waits as long as the server says, and no more than three requests run at once', async () => {
  let [open, most, refusedAt, nextAt] = [0, 0, 0, 0];
  servePictures((n, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    if (n === 1) {
      refusedAt = performance.now();
      response.writeHead(429, { 'retry-after': '1' }).end();
      return true;
    }
    if (asked.at(-1)?.url === asked[0]?.url) nextAt = performance.now();
    return false;
  });
  const maps = await start();
  await maps.saveArea({ name: 'Aerial', area: AREA });
  expect(most).toBeLessThanOrEqual(3);
  // The server's own word, not a speed.
  expect(nextAt - refusedAt).toBeGreaterThan(950);
});

it('keeps what has arrived when the server fails, and goes on from there after a restart', async () => {
  const spoilAfter = Math.floor(TILES.length / 2);
  servePictures((n, response) => {
    if (n <= spoilAfter) return false;
    response.writeHead(403).end();
    return true;
  });
  const maps = await start();
  await expect(maps.saveArea({ name: 'Aerial', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
  });
  expect((await maps.state()).unfinished).toMatchObject({
    name: 'Aerial',
    error: { code: 'map.source-forbidden' },
  });
  expect((await maps.state()).files).toEqual([]);
  await maps.close();
  asked = [];
  servePictures();
  const next = await start();
  expect((await next.state()).unfinished).toEqual({ name: 'Aerial', error: null });
  expect(asked).toEqual([]);
  const file = await next.resumeArea();
  expect(asked).toHaveLength(TILES.length - spoilAfter);
  for (const { z, x, y } of TILES) expect(await next.tiles.tile(file.id, z, x, y)).not.toBeNull();
});

it('ends when it is cancelled, lists nothing, and what it has can be given up', async () => {
  servePictures((n) => n > 3);
  const maps = await start();
  const saving = maps.saveArea({ name: 'Aerial', area: AREA });
  await expect.poll(() => asked.length).toBeGreaterThan(3);
  await expect(maps.saveArea({ name: 'B', area: AREA })).rejects.toMatchObject({
    code: 'map.busy',
  });
  maps.cancel();
  await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
  expect((await maps.state()).files).toEqual([]);
  await maps.discardArea();
  expect((await maps.state()).unfinished).toBeNull();
  expect(await readdir(join(folder, 'own'))).toEqual([]);
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
  servePictures((_n, response) => {
    act(response);
    return true;
  });
  const maps = await start();
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({ code });
  // Nothing has arrived, so there is nothing to go on with.
  expect((await maps.state()).unfinished).toBeNull();
  expect(await readdir(join(folder, 'own'))).toEqual([]);
});

it('refuses a server that does not hand out parts', async () => {
  servePmtiles();
  answer = (_request, response) => response.end('PMTiles');
  const maps = await start();
  await expect(maps.trySource()).rejects.toMatchObject({ code: 'map.source-unreadable' });
  expect(await readFile(join(folder, 'maps.json'), 'utf8').catch(() => '')).toBe('');
});

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
  source = { ...source, address: `${origin}/{z}/{x}/{y}.mvt` };
  answer = (request, response) => {
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
  const maps = await start();
  expect(await maps.trySource()).toEqual({ kind: 'vector', zooms: null });
  asked = [];
  const file = await maps.saveArea({ name: 'Town', area: { ...AREA, maxZoom: 15 } });
  expect(file).toMatchObject({ kind: 'vector', minZoom: 7, maxZoom: 12, problem: null });
  for (const { z, x, y } of TILES) {
    const tile = await maps.tiles.tile(file.id, z, x, y);
    if (z > 12) expect(tile).toBeNull();
    else expect(Buffer.from(tile ?? []).equals(vectorTile('earth', 'roads', 'places'))).toBe(true);
  }
  expect(asked.some(({ url }) => url?.startsWith('/14/'))).toBe(true);
  expect(asked.some(({ url }) => url?.startsWith('/15/'))).toBe(false);
});

it('says with the first tile that a source has layers nobody draws', async () => {
  serveVector(['water', 'transportation', 'place', 'boundary']);
  const maps = await start();
  const refusal = {
    code: 'map.source-other-layers',
    detail: 'It has water, transportation, place, boundary.',
  };
  await expect(maps.trySource()).rejects.toMatchObject(refusal);
  asked = [];
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject(refusal);
  expect(asked.length).toBeLessThanOrEqual(3);
  expect((await maps.state()).unfinished).toBeNull();
});

it('goes on with vector tiles after a restart, and needs none anew to know their layers', async () => {
  serveVector(['earth', 'water', 'roads']);
  const all = answer;
  answer = (request, response) => {
    if (request.url?.startsWith('/13/')) response.writeHead(403).end();
    else all(request, response);
  };
  const maps = await start();
  await expect(maps.saveArea({ name: 'Town', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
    detail: 'It answered 403.',
  });
  await maps.close();
  answer = all;
  asked = [];
  const next = await start();
  const file = await next.resumeArea();
  expect(file).toMatchObject({ name: 'Town', kind: 'vector', maxZoom: 12, problem: null });
  expect(asked.every(({ url }) => url?.startsWith('/13/'))).toBe(true);
});

const KEY = 's3cret-k3y';

it('goes on with a key that was corrected, but never mixes two sources', async () => {
  servePictures((n, response) => {
    if (n < 3) return false;
    response.writeHead(401).end();
    return true;
  });
  const { address } = source;
  source = { ...source, address: `${address}?key=wrong` };
  const maps = await start();
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
  });
  servePictures();
  await maps.setSource({ address: `${origin}/other/{z}/{x}/{y}.png` });
  await expect(maps.resumeArea()).rejects.toMatchObject({ code: 'map.other-source' });
  expect((await maps.state()).unfinished?.error?.code).toBe('map.other-source');
  await maps.setSource({ address: `${address}?key=${KEY}` });
  expect(await maps.resumeArea()).toMatchObject({ name: 'A', problem: null });
});

it('keeps the address out of the log, of what is told and of every file', async () => {
  servePictures((n, response) => {
    if (n < 3) return false;
    response.writeHead(403).end();
    return true;
  });
  source = { ...source, address: `${origin}/${KEY}/{z}/{x}/{y}.png?key=${KEY}` };
  const maps = await start();
  const seen: unknown[] = [];
  const failing = (work: Promise<unknown>) =>
    work.catch((caught: unknown) => seen.push((caught as { toData(): unknown }).toData()));
  await failing(maps.trySource());
  await failing(maps.saveArea({ name: 'A', area: AREA }));
  await maps.close();
  // An error that names the address, as a badly formed one does.
  const next = await start((url) => Promise.reject(new Error(`cannot reach ${url}`)));
  await failing(next.resumeArea());
  secrets.working = false;
  await failing(next.trySource());
  seen.push(await next.state(), told, logged, facts);
  for (const name of await readdir(join(folder, 'own')))
    seen.push(await readFile(join(folder, 'own', name), 'latin1'));
  expect(seen.length).toBeGreaterThan(7);
  expect(JSON.stringify(seen)).not.toContain(KEY);
  expect([...secrets.entries.values()].join()).toContain(KEY);
});

it('takes the address out of an area that an older version left unfinished, and goes on with it', async () => {
  servePictures();
  source = { ...source, address: `${source.address}?key=${KEY}` };
  const { address, attribution } = source;
  const order = { id: 'old', name: 'Old', address, attribution, area: AREA };
  const path = join(folder, 'own', 'area.json');
  await mkdir(join(folder, 'own'), { recursive: true });
  await writeFile(path, JSON.stringify(order));
  const maps = await start();
  expect((await maps.state()).unfinished?.name).toBe('Old');
  expect(await readFile(path, 'utf8')).not.toContain(KEY);
  expect(await maps.resumeArea()).toMatchObject({ name: 'Old', problem: null });
});
