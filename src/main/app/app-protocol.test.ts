/** `app://` on a real folder: pages, routes, tiles, and nothing outside of them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppHandler } from './app-protocol';

let root: string;
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'roadproof-pages-'));
  await mkdir(join(root, 'renderer/assets'), { recursive: true });
  await writeFile(join(root, 'renderer/index.html'), '<p>page</p>');
  await writeFile(join(root, 'renderer/assets/a.js'), 'a()');
  await writeFile(join(root, 'secret.js'), 'secret');
  handle = createAppHandler({
    folder: join(root, 'renderer'),
    contentSecurityPolicy: "default-src 'none'",
    tiles: {
      tile: (mapId, zoom) =>
        Promise.resolve(mapId === 'world' && zoom === 3 ? new Uint8Array([1, 2]) : null),
    },
    fetchFromDevServer: null,
  });
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

const get = (path: string): Promise<Response> => handle(new Request(`app://roadproof${path}`));

describe('app protocol', () => {
  it.each([
    ['/', '<p>page</p>', 'text/html; charset=utf-8'],
    ['/incidents/abc', '<p>page</p>', 'text/html; charset=utf-8'],
    ['/assets/a.js', 'a()', 'text/javascript; charset=utf-8'],
  ])('%s is served with its type and the policy', async (path, text, type) => {
    const response = await get(path);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  it('serves tiles, and 204 where there is none', async () => {
    const tile = await get('/tiles/world/3/1/2.mvt');
    expect(new Uint8Array(await tile.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    expect((await get('/tiles/world/4/1/2.mvt')).status).toBe(204);
  });

  it.each([
    '/assets/missing.js',
    '/..%2fsecret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '/%',
  ])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('knows one host and one method', async () => {
    expect((await handle(new Request('app://other/'))).status).toBe(404);
    expect((await handle(new Request('app://roadproof/', { method: 'POST' }))).status).toBe(405);
  });
});
