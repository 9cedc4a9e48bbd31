/** Writes a zip of stored entries to a file, piece by piece; nothing is held but the directory. */
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from './crc32';
import { centralHeader, endRecords, localHeader, type ZipEntry } from './zip-format';

export interface ZipEntryInput {
  readonly name: string;
  readonly sizeBytes: number;
  /** UTC milliseconds since 1970. */
  readonly modifiedMs: number;
}

/**
 * Media do not compress and a stored entry lets anybody cut the original out byte by byte, so
 * entries are stored. Sizes are known beforehand; the checksum is put into its header afterwards.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: ZipEntry[] = [];
  #position = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Creates the file; refuses when it is there already (`EEXIST`). */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'wx', 0o644));
  }

  /**
   * Adds one entry from pieces that stay untouched until two more were asked for.
   * @throws RangeError when they do not add up to `sizeBytes`.
   */
  async add(
    input: ZipEntryInput,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    const headerOffset = this.#position;
    const placeholder: ZipEntry = { ...input, crc32: 0, headerOffset };
    await this.#append(localHeader(placeholder));
    let checksum = 0;
    let written = 0;
    let pending: Promise<void> = Promise.resolve();
    try {
      for await (const chunk of chunks) {
        checksum = crc32(chunk, checksum);
        written += chunk.length;
        if (written > input.sizeBytes) break;
        await pending;
        pending = this.#append(chunk);
        // Awaited at the next piece; until then its failure must not count as unhandled.
        pending.catch(() => undefined);
      }
    } finally {
      await pending;
    }
    if (written !== input.sizeBytes) {
      throw new RangeError(
        `${input.name}: ${written} bytes came, ${input.sizeBytes} were announced`,
      );
    }
    const entry: ZipEntry = { ...placeholder, crc32: checksum };
    await this.#writeAt(localHeader(entry), headerOffset);
    this.#entries.push(entry);
  }

  async addBytes(name: string, bytes: Uint8Array, modifiedMs: number): Promise<void> {
    await this.add(
      { name, sizeBytes: bytes.length, modifiedMs },
      bytes.length === 0 ? [] : [bytes],
    );
  }

  /** Writes the directory: the zip is whole then, though perhaps not on the disk yet. */
  async finish(): Promise<void> {
    const directoryOffset = this.#position;
    const directory = Buffer.concat(this.#entries.map(centralHeader));
    await this.#append(directory);
    await this.#append(endRecords(this.#entries.length, directoryOffset, directory.length));
  }

  /** Flushes to the disk and closes. */
  async close(): Promise<void> {
    try {
      await this.#file.sync();
    } finally {
      await this.#file.close();
    }
  }

  /** Closes without finishing; the file is not a zip then. */
  async abandon(): Promise<void> {
    await this.#file.close();
  }

  async #append(bytes: Uint8Array): Promise<void> {
    const position = this.#position;
    this.#position += bytes.length;
    await this.#writeAt(bytes, position);
  }

  async #writeAt(bytes: Uint8Array, position: number): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#file.write(
        bytes,
        done,
        bytes.length - done,
        position + done,
      );
      done += bytesWritten;
    }
  }
}
