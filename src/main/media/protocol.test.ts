/** `media://` on real files: ranges, ends, refusals. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../platform/log';
import { createMediaHandler, fileIdOf } from './protocol';

const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251);
let folder: string;
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-media-'));
  await writeFile(join(folder, 'a.mp4'), bytes);
  await writeFile(join(folder, 'empty.mp4'), '');
  const files: Readonly<Record<string, string>> = {
    a: 'a.mp4',
    empty: 'empty.mp4',
    gone: 'gone.mp4',
    folder: '.',
  };
  handle = createMediaHandler({
    locate: (fileId) => {
      const name = files[fileId];
      const path =
        name === undefined ? null : { path: join(folder, name), contentType: 'video/mp4' };
      return Promise.resolve(path);
    },
    allowedOrigin: 'app://roadproof',
    log: silentLog,
  });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const get = (url: string, range?: string): Promise<Response> =>
  handle(new Request(url, range === undefined ? {} : { headers: { range } }));

describe('media protocol', () => {
  it('sends the whole file and says that it takes ranges', async () => {
    const response = await get('media://file/a');
    expect(response.status).toBe(200);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('content-length')).toBe('600000');
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('access-control-allow-origin')).toBe('app://roadproof');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('sends exactly the part asked for, over several chunks', async () => {
    const response = await get('media://file/a', 'bytes=100-569999');
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 100-569999/600000');
    expect(response.headers.get('content-length')).toBe('569900');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(100, 570_000))).toBe(
      true,
    );
  });

  it('answers 416 with the size when nothing asked for exists', async () => {
    const response = await get('media://file/a', 'bytes=600000-');
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */600000');
  });

  it('sends headers only for HEAD, and nothing of an empty file', async () => {
    const head = await handle(new Request('media://file/a', { method: 'HEAD' }));
    expect(head.headers.get('content-length')).toBe('600000');
    expect(head.body).toBeNull();
    const empty = await get('media://file/empty');
    expect([empty.status, empty.headers.get('content-length')]).toEqual([200, '0']);
  });

  it('stops reading when cancelled', async () => {
    const response = await get('media://file/a');
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.byteLength).toBeGreaterThan(0);
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });

  it.each([
    'media://file/unknown',
    'media://file/gone',
    'media://file/folder',
    'media://file/../a',
    'media://file/..%2f..%2fetc%2fpasswd',
    'media://file/%2fetc%2fpasswd',
    'media://file/a/b',
    'media://file/a?x=1',
    'media://other/a',
    'media://file/',
    'media://file/a%00',
  ])('%s names no file', async (url) => {
    // `file/../a` collapses to `file/a` in the URL parser itself, as it does in Chromium.
    const expected = url === 'media://file/../a' ? 200 : 404;
    const response = await get(url);
    expect(response.status).toBe(expected);
    await response.body?.cancel();
  });

  it.each(['POST', 'PUT', 'DELETE'])('%s is not allowed', async (method) => {
    expect((await handle(new Request('media://file/a', { method }))).status).toBe(405);
  });
});

describe('fileIdOf', () => {
  it('reads our ids only', () => {
    expect(fileIdOf('media://file/0f3-9_x')).toBe('0f3-9_x');
    expect(fileIdOf('media://file/.hidden')).toBeNull();
    expect(fileIdOf(`media://file/${'x'.repeat(201)}`)).toBeNull();
  });
});
