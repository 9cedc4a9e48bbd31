/** The growing `.part` file of one transfer, with its hashes taken while bytes arrive. */
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import { createHasher, hashFileInto, type Hasher, type Hashes } from '@main/platform/hashing';

/** Bytes are gathered to pieces of this size: fewer calls, and little is lost when power fails. */
const WRITE_BYTES = 512 * 1024;

export class PartFile {
  readonly #handle: FileHandle;
  #hasher: Hasher;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #writtenBytes: number;

  private constructor(handle: FileHandle, hasher: Hasher, writtenBytes: number) {
    this.#handle = handle;
    this.#hasher = hasher;
    this.#writtenBytes = writtenBytes;
  }

  /** Opens what is there and hashes it again: only bytes read back from disk are trusted. */
  static async open(path: string, signal: AbortSignal): Promise<PartFile> {
    await mkdir(dirname(path), { recursive: true });
    const there = await stat(path).catch(() => null);
    const hasher = createHasher();
    const bytes = there === null ? 0 : await hashFileInto(hasher, path, signal);
    const handle = await open(path, there === null ? 'w+' : 'r+');
    return new PartFile(handle, hasher, bytes);
  }

  get sizeBytes(): number {
    return this.#writtenBytes + this.#waitingBytes;
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.byteLength;
    if (this.#waitingBytes >= WRITE_BYTES) await this.flush();
  }

  /** @throws AppError `library.full` when the disk has no room; what was written before stays. */
  async flush(): Promise<void> {
    if (this.#waitingBytes === 0) return;
    const piece = this.#waiting.length === 1 ? this.#waiting[0] : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (piece === undefined) return;
    let done = 0;
    try {
      while (done < piece.byteLength) {
        const { bytesWritten } = await this.#handle.write(
          piece,
          done,
          piece.byteLength - done,
          this.#writtenBytes + done,
        );
        done += bytesWritten;
      }
    } catch (caught) {
      // The file may have grown by a piece that was not hashed.
      await this.#handle.truncate(this.#writtenBytes).catch(() => {});
      throw diskError(caught);
    }
    this.#hasher.update(piece);
    this.#writtenBytes += piece.byteLength;
  }

  async startOver(): Promise<void> {
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#handle.truncate(0);
    this.#hasher = createHasher();
    this.#writtenBytes = 0;
  }

  /** Ends the hashes; nothing may be appended afterwards. */
  digest(): Hashes {
    return this.#hasher.digest();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** A full disk is a state to wait in, not a failure of the file. */
export function diskError(caught: unknown): unknown {
  const code = caught instanceof Error && 'code' in caught ? caught.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('library.full', { cause: caught });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new AppError('library.unavailable', { cause: caught });
  }
  return caught;
}
