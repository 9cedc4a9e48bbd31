/** Blocks of a file in memory: those that are asked for, and in quiet moments those around them. */

export interface BlockStoreOptions {
  readonly sizeBytes: number;
  readonly blockBytes: number;
  /** Most blocks held at once. */
  readonly capacity: number;
  /** Bytes from `start` on; shorter only at the end of the file. */
  readonly fetch: (start: number, length: number) => Promise<Uint8Array>;
  /** Calls back when nothing better is to do. */
  readonly whenQuiet: (work: () => void) => void;
}

/** Blocks read at once in quiet moments: a larger piece would hold up pictures that play meanwhile. */
const FILL_BLOCKS = 2;
/** Of the blocks held, this part lies before the place that is read. */
const PART_BEHIND = 0.25;

export class BlockStore {
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  readonly #count: number;
  #at = 0;
  #demanded = 0;
  #filling = false;
  #closed = false;

  constructor(private readonly options: BlockStoreOptions) {
    this.#count = Math.ceil(options.sizeBytes / options.blockBytes);
  }

  /** Blocks held or on their way. */
  get size(): number {
    return this.#blocks.size;
  }

  has(index: number): boolean {
    return this.#blocks.has(index);
  }

  /** The bytes from `start` to `end` (not included). */
  async read(start: number, end: number): Promise<Uint8Array> {
    const { blockBytes } = this.options;
    const first = Math.floor(start / blockBytes);
    const last = Math.floor((end - 1) / blockBytes);
    this.#at = last;
    this.#demanded += 1;
    try {
      const missing = range(first, last).filter((index) => !this.#blocks.has(index));
      const [from] = missing;
      const to = missing.at(-1);
      if (from !== undefined && to !== undefined) this.#load(from, to - from + 1);
      const parts = range(first, last).flatMap((index) => this.#blocks.get(index) ?? []);
      this.#drop();
      return join(await Promise.all(parts), first * blockBytes, start, end);
    } finally {
      this.#demanded -= 1;
      this.#fillLater();
    }
  }

  close(): void {
    this.#closed = true;
    this.#blocks.clear();
  }

  /** One request for a row of blocks; those that are held already stay as they are. */
  #load(from: number, count: number): void {
    const { blockBytes, sizeBytes, fetch } = this.options;
    const start = from * blockBytes;
    const bytes = fetch(start, Math.min(sizeBytes - start, count * blockBytes));
    for (const index of range(from, from + count - 1)) {
      if (this.#blocks.has(index)) continue;
      const at = (index - from) * blockBytes;
      const block = bytes.then((all) => all.subarray(at, at + blockBytes));
      // Failed requests are not remembered: the next read tries again.
      block.catch(() => this.#blocks.delete(index));
      this.#blocks.set(index, block);
    }
  }

  /** What lies farthest outside the kept stretch goes first. */
  #drop(): void {
    const { from, to } = this.#kept();
    const away = (index: number): number => Math.max(from - index, index - to);
    const held = [...this.#blocks.keys()].sort((a, b) => away(b) - away(a));
    for (const index of held.slice(0, Math.max(0, held.length - this.options.capacity))) {
      this.#blocks.delete(index);
    }
  }

  /** The stretch worth keeping around the place that was read last. */
  #kept(): { readonly from: number; readonly to: number } {
    const { capacity } = this.options;
    const behind = this.#at - Math.floor(capacity * PART_BEHIND);
    const from = Math.max(0, Math.min(behind, this.#count - capacity));
    return { from, to: Math.min(this.#count, from + capacity) - 1 };
  }

  #fillLater(): void {
    if (this.#filling || this.#closed || this.#nextToFill() === null) return;
    this.#filling = true;
    this.options.whenQuiet(() => {
      void this.#fill().then(() => {
        this.#filling = false;
        this.#fillLater();
      });
    });
  }

  async #fill(): Promise<void> {
    const from = this.#nextToFill();
    if (from === null || this.#closed || this.#demanded > 0) return;
    const to = Math.min(from + FILL_BLOCKS - 1, this.#kept().to);
    const known = range(from, to).find((index) => this.#blocks.has(index));
    this.#load(from, (known ?? to + 1) - from);
    this.#drop();
    // Not readable now: whoever needs it will ask again and be told.
    await this.#blocks.get(from)?.catch(() => this.close());
  }

  /** Ahead of the place that is read first, then what lies before it. */
  #nextToFill(): number | null {
    const { from, to } = this.#kept();
    const order = [...range(this.#at, to), ...range(from, this.#at - 1)];
    return order.find((index) => !this.#blocks.has(index)) ?? null;
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function join(parts: readonly Uint8Array[], base: number, start: number, end: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.subarray(start - base, end - base);
  const joined = new Uint8Array(end - start);
  let at = base;
  for (const part of parts) {
    const from = Math.max(0, start - at);
    const to = Math.min(part.length, end - at);
    joined.set(part.subarray(from, to), at + from - start);
    at += part.length;
  }
  return joined;
}
