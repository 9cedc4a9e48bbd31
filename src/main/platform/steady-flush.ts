/** Has the system write a growing file to the disk while it grows, so that its end need not wait for all of it. */
import type { FileHandle } from 'node:fs/promises';

/** Much less costs more than it saves. */
const EVERY_BYTES = 32 * 1024 * 1024;

/** One file's; `end` is what makes it safe, the rest only makes that quick. */
export class SteadyFlush {
  readonly #handle: FileHandle;
  #unflushedBytes = 0;
  /** At most one at a time; never rejects. */
  #running: Promise<void> | null = null;
  /** The system reports a failed write once only: it must not get lost. */
  #failure: { readonly caught: unknown } | null = null;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Returns at once. */
  wrote(bytes: number): void {
    this.#unflushedBytes += bytes;
    if (this.#unflushedBytes < EVERY_BYTES || this.#running !== null) return;
    this.#unflushedBytes = 0;
    this.#running = this.#handle
      .datasync()
      .catch((caught: unknown) => {
        this.#failure ??= { caught };
      })
      .finally(() => {
        this.#running = null;
      });
  }

  /**
   * Everything that was written is on the disk when it resolves.
   * @throws what the system said about any write before.
   */
  async end(): Promise<void> {
    await this.#running;
    await this.#handle.sync();
    if (this.#failure !== null) throw this.#failure.caught;
  }
}
