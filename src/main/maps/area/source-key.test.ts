/** The key in the source’s address: corrected, and told to nobody. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AREA, openAreaBench, type AreaBench } from '../../../../test/support/area-bench';

let bench: AreaBench;
beforeEach(async () => {
  bench = await openAreaBench();
});
afterEach(() => bench.close());

const KEY = 's3cret-k3y';

it('goes on with a key that was corrected, but never mixes two sources', async () => {
  bench.servePictures((n, response) => {
    if (n < 3) return false;
    response.writeHead(401).end();
    return true;
  });
  const { address } = bench.source;
  bench.source = { ...bench.source, address: `${address}?key=wrong` };
  const maps = await bench.start();
  await expect(maps.saveArea({ name: 'A', area: AREA })).rejects.toMatchObject({
    code: 'map.source-forbidden',
  });
  bench.servePictures();
  await maps.setSource({ address: `${bench.origin}/other/{z}/{x}/{y}.png` });
  await expect(maps.resumeArea()).rejects.toMatchObject({ code: 'map.other-source' });
  expect((await maps.state()).unfinished?.error?.code).toBe('map.other-source');
  await maps.setSource({ address: `${address}?key=${KEY}` });
  expect(await maps.resumeArea()).toMatchObject({ name: 'A', problem: null });
});

it('keeps the address out of the log, of what is told and of every file', async () => {
  bench.servePictures((n, response) => {
    if (n < 3) return false;
    response.writeHead(403).end();
    return true;
  });
  bench.source = { ...bench.source, address: `${bench.origin}/${KEY}/{z}/{x}/{y}.png?key=${KEY}` };
  const maps = await bench.start();
  const seen: unknown[] = [];
  const failing = (work: Promise<unknown>) =>
    work.catch((caught: unknown) => seen.push((caught as { toData(): unknown }).toData()));
  await failing(maps.trySource());
  await failing(maps.saveArea({ name: 'A', area: AREA }));
  await maps.close();
  // An error that names the address, as a badly formed one does.
  const next = await bench.start((url) => Promise.reject(new Error(`cannot reach ${url}`)));
  await failing(next.resumeArea());
  bench.secrets.working = false;
  await failing(next.trySource());
  seen.push(await next.state(), bench.told, bench.logged, bench.facts);
  for (const name of await readdir(join(bench.folder, 'own')))
    seen.push(await readFile(join(bench.folder, 'own', name), 'latin1'));
  expect(seen.length).toBeGreaterThan(7);
  expect(JSON.stringify(seen)).not.toContain(KEY);
  expect([...bench.secrets.entries.values()].join()).toContain(KEY);
});

it('takes the address out of an area that an older version left unfinished, and goes on with it', async () => {
  bench.servePictures();
  bench.source = { ...bench.source, address: `${bench.source.address}?key=${KEY}` };
  const { address, attribution } = bench.source;
  const order = { id: 'old', name: 'Old', address, attribution, area: AREA };
  const path = join(bench.folder, 'own', 'area.json');
  await mkdir(join(bench.folder, 'own'), { recursive: true });
  await writeFile(path, JSON.stringify(order));
  const maps = await bench.start();
  expect((await maps.state()).unfinished?.name).toBe('Old');
  expect(await readFile(path, 'utf8')).not.toContain(KEY);
  expect(await maps.resumeArea()).toMatchObject({ name: 'Old', problem: null });
});
