import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { MapsState } from '@shared/domain/map-file';
import { writePmtiles } from '@shared/pmtiles-writer';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memorySecretStore } from '../../../test/support/memory-secret-store';
import { createMaps, type Maps } from './maps';

const text = (value: string) => new TextEncoder().encode(value);
const mapOf = (name: string, metadata: object = {}) =>
  writePmtiles([{ z: 0, x: 0, y: 0, data: text(name) }], {
    minZoom: 0,
    maxZoom: 14,
    bounds: [5, 45, 15, 55],
    metadata: text(
      JSON.stringify({
        name,
        vector_layers: ['earth', 'water', 'roads'].map((id) => ({ id })),
        ...metadata,
      }),
    ),
    gzip: (bytes) => gzipSync(bytes),
  });

let folder = '';
let chosen: readonly string[] = [];
let told: MapsState[] = [];
const running: Maps[] = [];

const start = async (): Promise<Maps> => {
  const maps = await createMaps({
    folder: join(folder, 'own'),
    listPath: join(folder, 'maps.json'),
    clock: systemClock,
    log: silentLog,
    choose: () => Promise.resolve(chosen),
    takeDropped: () => chosen,
    reveal: () => undefined,
    facts: () => ({ shown: '', attribution: '', allowed: false, readable: '' }),
    setFacts: () => Promise.resolve(),
    secrets: memorySecretStore(),
    fetch: () => Promise.reject(new Error('nobody asked for the network')),
    forgetCached: () => Promise.resolve(),
    onChange: (state) => told.push(state),
  });
  running.push(maps);
  return maps;
};
const put = async (fileName: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, fileName);
  await writeFile(path, bytes);
  return path;
};
const names = async (maps: Maps) => (await maps.state()).files.map(({ name }) => name);
const drawn = async (maps: Maps) => (await maps.tiles.describe()).map(({ name }) => name);
const idOf = async (maps: Maps, name: string) =>
  (await maps.state()).files.find((file) => file.name === name)?.id ?? '';
const tileOf = async (maps: Maps, name: string) => {
  const tile = await maps.tiles.tile(await idOf(maps, name), 0, 0, 0);
  return tile && new TextDecoder().decode(tile);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maps-'));
  told = [];
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((maps) => maps.close()));
  await rm(folder, { recursive: true, force: true });
});

it('links files, gives their tiles, and has them after a restart', async () => {
  chosen = [await put('a.pmtiles', mapOf('North')), await put('b.pmtiles', mapOf('South'))];
  const first = await start();
  const answer = await first.add({ copy: false });
  expect(answer?.refused).toEqual([]);
  expect(await names(first)).toEqual(['South', 'North']);
  // Drawn from the bottom up: the first of the list is on top.
  expect(await drawn(first)).toEqual(['North', 'South']);
  expect(JSON.stringify([answer, told])).not.toContain(folder);

  const second = await start();
  expect(await tileOf(second, 'North')).toBe('North');
  expect(await readdir(join(folder, 'own')).catch(() => [])).toEqual([]);
});

it('copies into its own folder, and needs the original no more', async () => {
  const path = await put('a.pmtiles', mapOf('North'));
  chosen = [path];
  const maps = await start();
  await maps.add({ copy: true });
  await rm(path);
  expect(await tileOf(await start(), 'North')).toBe('North');
  expect((await maps.state()).job).toBeNull();
  expect(await readdir(join(folder, 'own'))).toHaveLength(1);
});

it('refuses what is no map or is listed already, and takes the others', async () => {
  const good = await put('a.pmtiles', mapOf('North'));
  chosen = [good, await put('b.pmtiles', text('nothing')), await put('c.pmtiles', mapOf('North'))];
  const maps = await start();
  const answer = await maps.addDropped();
  expect(answer.added.map(({ name }) => name)).toEqual(['North']);
  expect(answer.refused.map(({ fileName, error }) => [fileName, error.code])).toEqual([
    ['b.pmtiles', 'map.not-a-map'],
    ['c.pmtiles', 'map.known'],
  ]);
  chosen = [join(folder, 'film.mp4')];
  await expect(maps.addDropped()).rejects.toMatchObject({ code: 'map.nothing-dropped' });
});

it('says that a file is missing, takes no other for it, and finds it again', async () => {
  const path = await put('a.pmtiles', mapOf('North'));
  chosen = [path];
  const maps = await start();
  await maps.add({ copy: false });
  const id = await idOf(maps, 'North');
  await mkdir(join(folder, 'moved'));
  await rename(path, join(folder, 'moved', 'a.pmtiles'));
  const [missing] = (await maps.state()).files;
  expect(missing).toMatchObject({ name: 'North', problem: { code: 'map.missing' } });
  expect(await drawn(maps)).toEqual([]);

  chosen = [await put('other.pmtiles', mapOf('Another one'))];
  await expect(maps.locate(id)).rejects.toMatchObject({ code: 'map.not-same' });
  chosen = [join(folder, 'moved', 'a.pmtiles')];
  expect(await maps.locate(id)).toMatchObject({ id, problem: null });
  expect(await tileOf(maps, 'North')).toBe('North');
  chosen = [];
  expect(await maps.locate(id)).toBeNull();
});

it('takes up what became of a file: damaged, replaced by a newer map, back again', async () => {
  const path = await put('a.pmtiles', mapOf('North'));
  await copyFile(path, join(folder, 'keep'));
  chosen = [path];
  const maps = await start();
  await maps.add({ copy: false });
  await writeFile(path, 'spoilt');
  expect((await maps.state()).files[0]?.problem?.code).toBe('map.damaged');
  await writeFile(path, mapOf('North, a year later'));
  expect(await names(maps)).toEqual(['North, a year later']);
  await copyFile(join(folder, 'keep'), path);
  expect(await tileOf(maps, 'North')).toBe('North');
});

it('draws what is on in the order of the list', async () => {
  chosen = await Promise.all(
    ['A', 'B', 'C'].map((name) => put(`${name}.pmtiles`, mapOf(`${name} map`))),
  );
  const maps = await start();
  await maps.add({ copy: false });
  expect(await names(maps)).toEqual(['C map', 'B map', 'A map']);
  await maps.move(await idOf(maps, 'A map'), 0);
  await maps.setOn(await idOf(maps, 'C map'), false);
  expect(await names(maps)).toEqual(['A map', 'C map', 'B map']);
  expect(await drawn(maps)).toEqual(['B map', 'A map']);
  expect(await tileOf(maps, 'C map')).toBeNull();
  expect(told.at(-1)?.files.map(({ on }) => on)).toEqual([true, false, true]);
  expect(await drawn(await start())).toEqual(['B map', 'A map']);
});

it('removes with a way back; a copy is deleted with the next start, a linked file never', async () => {
  const path = await put('a.pmtiles', mapOf('North'));
  chosen = [path];
  const maps = await start();
  await maps.add({ copy: true });
  chosen = [await put('b.pmtiles', mapOf('South'))];
  await maps.add({ copy: false });
  const [north, south] = [await idOf(maps, 'North'), await idOf(maps, 'South')];
  await maps.remove(north);
  await maps.remove(south);
  expect(await names(maps)).toEqual([]);
  await maps.restore(south);
  await maps.restore(north);
  expect(await names(maps)).toEqual(['South', 'North']);
  expect(await tileOf(maps, 'North')).toBe('North');

  await maps.remove(north);
  await maps.remove(south);
  await maps.close();
  const next = await start();
  await expect(next.restore(north)).rejects.toMatchObject({ code: 'map.not-found' });
  expect(await readdir(join(folder, 'own'))).toEqual([]);
  expect((await stat(join(folder, 'b.pmtiles'))).isFile()).toBe(true);
});

it('lists the maps in its folder again when the list is lost', async () => {
  chosen = [await put('a.pmtiles', mapOf('North'))];
  const maps = await start();
  await maps.add({ copy: true });
  await maps.close();
  await writeFile(join(folder, 'maps.json'), '{"version":1,"value":{"entr');
  await writeFile(join(folder, 'own', 'broken.pmtiles'), 'nothing');
  await writeFile(join(folder, 'own', 'half.pmtiles.part'), 'PMT');
  expect(await names(await start())).toEqual(['North']);
  expect(await readdir(join(folder, 'own'))).not.toContain('half.pmtiles.part');
});

it('answers nothing for a tile that cannot be unpacked, and says so in the list', async () => {
  const bytes = mapOf('North');
  const path = await put('a.pmtiles', bytes);
  chosen = [path];
  const maps = await start();
  await maps.add({ copy: false });
  // The tile lies at the end; the file keeps its length and its time is not looked at by a tile.
  const spoilt = bytes.slice();
  spoilt.fill(0xff, spoilt.length - 12);
  await writeFile(path, spoilt);
  expect(await maps.tiles.tile(await idOf(maps, 'North'), 0, 0, 0)).toBeNull();
  expect((await maps.state()).files[0]?.problem?.code).toBe('map.damaged');
  expect(await maps.tiles.tile('nobody', 0, 0, 0)).toBeNull();
});
