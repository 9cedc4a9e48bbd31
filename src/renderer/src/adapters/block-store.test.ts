/** The block store gives the right bytes, asks once for each, and holds no more than it may. */
import { describe, expect, it } from 'vitest';
import { BlockStore } from './block-store';

const SIZE = 1000;
const file = Uint8Array.from({ length: SIZE }, (_, index) => index % 251);

function storeOf(capacity: number, failing: { count: number } = { count: 0 }) {
  const asked: (readonly [start: number, length: number])[] = [];
  const quiet: (() => void)[] = [];
  const store = new BlockStore({
    sizeBytes: SIZE,
    blockBytes: 10,
    capacity,
    fetch: (start, length) => {
      asked.push([start, length]);
      if (failing.count > 0) {
        failing.count -= 1;
        return Promise.reject(new Error('gone'));
      }
      return Promise.resolve(file.slice(start, start + length));
    },
    whenQuiet: (work) => quiet.push(work),
  });
  /** Lets every quiet moment come until there is none left. */
  const calm = async (): Promise<void> => {
    for (let work = quiet.shift(); work !== undefined; work = quiet.shift()) {
      work();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  return { store, asked, calm };
}

describe('the block store', () => {
  it('gives exactly the bytes asked for, within a block, across blocks and at the end', async () => {
    const { store } = storeOf(20);
    for (const [start, end] of [
      [3, 7],
      [8, 12],
      [95, 300],
      [994, 1000],
    ] as const) {
      expect(await store.read(start, end)).toEqual(file.subarray(start, end));
    }
  });

  it('asks once for bytes it holds, with one request for a row of blocks', async () => {
    const { store, asked } = storeOf(20);
    await store.read(100, 150);
    await store.read(110, 140);
    expect(asked).toEqual([[100, 50]]);
  });

  it('fills itself around the place that is read, and holds no more than it may', async () => {
    const { store, asked, calm } = storeOf(20);
    await store.read(500, 505);
    await calm();
    expect(store.size).toBe(20);
    expect([store.has(45), store.has(64), store.has(65)]).toEqual([true, true, false]);
    const requests = asked.length;
    await store.read(450, 650);
    expect(asked.length).toBe(requests);
    await store.read(0, 5);
    await calm();
    expect([store.size, store.has(0), store.has(19), store.has(64)]).toEqual([
      20,
      true,
      true,
      false,
    ]);
  });

  it('tries again after a failure', async () => {
    const { store } = storeOf(20, { count: 1 });
    await expect(store.read(0, 5)).rejects.toThrow('gone');
    expect(await store.read(0, 5)).toEqual(file.subarray(0, 5));
  });
});
