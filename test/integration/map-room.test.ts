/** Maps on a disk without room: refused before anything is fetched or copied, and nothing is left behind. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createMaps, createPoliteFetch } from '@main/maps';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { writePmtiles } from '@shared/pmtiles-writer';
import { expect, it } from 'vitest';
import { memorySecretStore } from '../support/memory-secret-store';
import { mountSmallDisk } from '../support/small-disk';

it('saves no area and copies no file where there is no room for it', async () => {
  const disk = await mountSmallDisk(20);
  if (disk === null) return;
  const elsewhere = await mkdtemp(join(tmpdir(), 'map-room-'));
  const file = join(elsewhere, 'town.pmtiles');
  const layers = ['earth', 'water', 'roads'].map((id) => ({ id }));
  const map = writePmtiles([{ z: 0, x: 0, y: 0, data: Buffer.from('tile') }], {
    ...{ minZoom: 0, maxZoom: 14, bounds: [5, 45, 15, 55] },
    metadata: Buffer.from(JSON.stringify({ name: 'Town', vector_layers: layers })),
    gzip: (bytes) => gzipSync(bytes),
  });
  await writeFile(file, map);
  let asked = 0;
  let facts = { shown: '', attribution: '', allowed: false, readable: '' };
  const maps = await createMaps({
    folder: join(disk.folder, 'maps'),
    listPath: join(disk.folder, 'maps.json'),
    clock: systemClock,
    log: silentLog,
    choose: () => Promise.resolve([file]),
    takeDropped: () => [],
    reveal: () => undefined,
    facts: () => facts,
    setFacts: (next) => {
      facts = next;
      return Promise.resolve();
    },
    secrets: memorySecretStore(),
    fetch: createPoliteFetch(() => Promise.resolve(new Response(String((asked += 1)))), 'test', 1),
    forgetCached: () => Promise.resolve(),
    onChange: () => undefined,
  });
  try {
    const address = 'https://maps.example.com/{z}/{x}/{y}.png';
    await maps.setSource({ address, attribution: '© Me', allowed: true });
    const area = { bounds: [14.4, 50.07, 14.44, 50.1] as const, maxZoom: 13 };
    await expect(maps.saveArea({ name: 'A', area })).rejects.toMatchObject({ code: 'map.no-room' });
    expect(asked).toBe(0);
    const added = await maps.add({ copy: true });
    expect(added?.refused).toMatchObject([{ error: { code: 'map.no-room' } }]);
    expect(await readdir(join(disk.folder, 'maps'))).toEqual([]);
    expect(await maps.state()).toMatchObject({ files: [], unfinished: null });
  } finally {
    await maps.close();
    await disk.remove();
    await rm(elsewhere, { recursive: true, force: true });
  }
});
