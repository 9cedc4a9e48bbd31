/** A part of an open file as a web stream that closes the file when it ends, fails or is cancelled. */
import type { FileHandle } from 'node:fs/promises';

/** Big enough that a player's read costs few round trips, small enough that a seek wastes little. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Bytes `start` to `end` (both included) of `file`, read on demand. Written by hand because
 * `Readable.toWeb` holds whole files in memory on Node 18.
 */
export function fileStream(
  file: FileHandle,
  start: number,
  end: number,
): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(CHUNK_BYTES, end - position + 1);
          const { bytesRead, buffer } = await file.read(
            new Uint8Array(wanted),
            0,
            wanted,
            position,
          );
          if (bytesRead === 0) throw new Error('the file became shorter while it was read');
          position += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
          if (position > end) {
            await file.close();
            controller.close();
          }
        } catch (error) {
          await file.close();
          throw error;
        }
      },
      async cancel() {
        await file.close();
      },
    },
    { highWaterMark: 1 },
  );
}
