import { describe, expect, it } from 'vitest';
import { wait } from '@main/platform/wait';
import { readChunks } from './read-chunks';

const piece = new Uint8Array(8);
const never = new AbortController().signal;

/** A body of so many pieces; then it ends, breaks or says nothing more. */
function bodyOf(pieces: number, then: 'end' | 'break' | 'silence'): ReadableStream<Uint8Array> {
  let given = 0;
  return new ReadableStream({
    pull: (controller) => {
      given += 1;
      if (given <= pieces) controller.enqueue(piece);
      else if (then === 'end') controller.close();
      else if (then === 'break') controller.error(new Error('reset'));
      else return new Promise(() => {});
      return undefined;
    },
  });
}

async function count(chunks: AsyncIterable<Uint8Array>, pauseMs = 0): Promise<number> {
  let pieces = 0;
  for await (const chunk of chunks) {
    pieces += chunk.length === piece.length ? 1 : 0;
    if (pauseMs > 0) await wait(pauseMs, never);
  }
  return pieces;
}

describe('readChunks', () => {
  it('gives every piece', async () => {
    expect(await count(readChunks(bodyOf(1000, 'end'), 10_000, never))).toBe(1000);
  });

  it('gives up on a silent line, and says so', async () => {
    await expect(count(readChunks(bodyOf(3, 'silence'), 40, never))).rejects.toMatchObject({
      code: 'network.timeout',
    });
  });

  it('waits for whoever takes the pieces, however long that is', async () => {
    expect(await count(readChunks(bodyOf(4, 'end'), 20, never), 50)).toBe(4);
  });

  it('is silent again after a slow taker: patience starts anew', async () => {
    await expect(count(readChunks(bodyOf(2, 'silence'), 20, never), 50)).rejects.toMatchObject({
      code: 'network.timeout',
    });
  });

  it('tells a broken line from a cancelled one', async () => {
    await expect(count(readChunks(bodyOf(1, 'break'), 10_000, never))).rejects.toMatchObject({
      code: 'network.interrupted',
    });
    const cancel = new AbortController();
    const reading = count(readChunks(bodyOf(1, 'silence'), 10_000, cancel.signal));
    cancel.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
