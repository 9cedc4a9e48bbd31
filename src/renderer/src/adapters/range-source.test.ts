/** Files are read ahead wherever they are read: also in workers, which have no idle callbacks. */
import { Input, MP4 } from 'mediabunny';
import { afterEach, expect, it, vi } from 'vitest';
import { createRangeSource } from './range-source';

const SIZE = 2 ** 20;

afterEach(() => {
  vi.unstubAllGlobals();
});

it('reads the rest of a file ahead without idle callbacks', async () => {
  const given: [from: number, to: number][] = [];
  vi.stubGlobal('fetch', (_url: string, { headers }: { headers?: { range: string } }) => {
    const range = /(\d+)-(\d+)/.exec(headers?.range ?? '');
    if (range === null) {
      return Promise.resolve(new Response(null, { headers: { 'content-length': String(SIZE) } }));
    }
    const [from, to] = [Number(range[1]), Number(range[2])];
    given.push([from, to]);
    return Promise.resolve(new Response(new Uint8Array(to - from + 1), { status: 206 }));
  });
  expect('requestIdleCallback' in globalThis).toBe(false);

  const control = new AbortController();
  const source = createRangeSource('media://file', control.signal);
  const input = new Input({ source, formats: [MP4] });
  expect(await input.canRead()).toBe(false);
  await vi.waitUntil(() => given.reduce((sum, [from, to]) => sum + to - from + 1, 0) === SIZE);
  control.abort();
  input.dispose();
});
