/** The growing `.part` file of one transfer, with its hashes taken while bytes arrive. */
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import { createHasher, hashFileInto, type Hasher, type Hashes } from '@main/platform/hashing';

/** Bytes are gathered to pieces of this size: fewer calls, and little is lost when power fails. */
const WRITE_BYTES = 512 * 1024;

/** What a transfer does with its file, wherever the bytes are hashed and written. */
export interface OpenPart {
  /** Everything that was taken in, written or about to be. */
  readonly sizeBytes: number;
  /** Takes a piece over: the caller must not touch it again. */
  append(chunk: Uint8Array): Promise<void>;
  /** @throws AppError `library.full` when the disk has no room; what was written before stays. */
  flush(): Promise<void>;
  startOver(): Promise<void>;
  /** Ends the hashes; nothing may be appended afterwards. */
  digest(): Promise<Hashes>;
  /** Keeps what was taken in, if the disk lets it. */
  close(): Promise<void>;
}

export interface PartFiles {
  /** Opens what is there and hashes it again: only bytes read back from disk are trusted. */
  open(path: string, signal: AbortSignal): Promise<OpenPart>;
  close(): Promise<void>;
}

/** Hashes and writes in the calling thread. */
export function partFilesHere(): PartFiles {
  return { open: (path, signal) => PartFile.open(path, signal), close: () => Promise.resolve() };
}

class PartFile implements OpenPart {
  readonly #handle: FileHandle;
  #hasher: Hasher;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #writtenBytes: number;
  /** After a failed write the hashes know more than the disk: nothing may follow. */
  #broken: { readonly caught: unknown } | null = null;

  private constructor(handle: FileHandle, hasher: Hasher, writtenBytes: number) {
    this.#handle = handle;
    this.#hasher = hasher;
    this.#writtenBytes = writtenBytes;
  }

  static async open(path: string, signal: AbortSignal): Promise<PartFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const there = await stat(path).catch(() => null);
      const hasher = createHasher();
      const bytes = there === null ? 0 : await hashFileInto(hasher, path, signal);
      return new PartFile(await open(path, there === null ? 'w+' : 'r+'), hasher, bytes);
    } catch (caught) {
      throw diskError(caught);
    }
  }

  get sizeBytes(): number {
    return this.#writtenBytes + this.#waitingBytes;
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.byteLength;
    if (this.#waitingBytes >= WRITE_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#broken !== null) throw this.#broken.caught;
    if (this.#waitingBytes === 0) return;
    const pieces = this.#waiting;
    const bytes = this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
    // The system writes while this thread hashes.
    const written = writeAll(this.#handle, pieces, bytes, this.#writtenBytes).then(
      () => null,
      (caught: unknown) => ({ caught }),
    );
    for (const piece of pieces) this.#hasher.update(piece);
    const failure = await written;
    if (failure !== null) {
      // The file may have grown by a piece of it; the hashes are taken anew from disk when it goes on.
      await this.#handle.truncate(this.#writtenBytes).catch(() => {});
      this.#broken = { caught: diskError(failure.caught) };
      throw this.#broken.caught;
    }
    this.#writtenBytes += bytes;
  }

  async startOver(): Promise<void> {
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#handle.truncate(0);
    this.#hasher = createHasher();
    this.#writtenBytes = 0;
    this.#broken = null;
  }

  digest(): Promise<Hashes> {
    return Promise.resolve(this.#hasher.digest());
  }

  async close(): Promise<void> {
    await this.flush().catch(() => {});
    await this.#handle.close();
  }
}

/** One call for all pieces; the rest once more when the system took only some. */
async function writeAll(
  handle: FileHandle,
  pieces: readonly Uint8Array[],
  bytes: number,
  position: number,
): Promise<void> {
  let { bytesWritten: done } = await handle.writev(pieces, position);
  if (done === bytes) return;
  const whole = Buffer.concat(pieces, bytes);
  while (done < bytes) {
    const { bytesWritten } = await handle.write(whole, done, bytes - done, position + done);
    done += bytesWritten;
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
