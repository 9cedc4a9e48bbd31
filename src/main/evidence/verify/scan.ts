/** Takes checksums of stretches of a file in one pass over its bytes. */
import { createHash, type Hash } from 'node:crypto';
import { readChunks } from '../read-chunks';
import { openPlace, type Place } from '../seal/byte-source';
import { crc32 } from '../zip/crc32';

/** A stretch of the file, e.g. one entry of a zip; stretches must not overlap and come in order. */
export interface Stretch {
  readonly offset: number;
  readonly sizeBytes: number;
}

export type Digest = 'sha256' | 'sha512' | 'crc32';

export interface ScanRequest extends Place {
  readonly stretches: readonly Stretch[];
  readonly digests: readonly Digest[];
  /** Also the SHA-256 of the file as a whole. */
  readonly whole: boolean;
}

export interface StretchDigests {
  readonly sha256: string | null;
  readonly sha512: string | null;
  readonly crc32: number | null;
}

export interface ScanResult {
  readonly stretches: readonly StretchDigests[];
  readonly wholeSha256: string | null;
}

/** Runs a scan somewhere: in this thread or in another. */
export type Scan = (
  request: ScanRequest,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<ScanResult>;

class StretchHasher {
  readonly #sha256: Hash | null;
  readonly #sha512: Hash | null;
  readonly #withCrc: boolean;
  #crc = 0;

  constructor(digests: readonly Digest[]) {
    this.#sha256 = digests.includes('sha256') ? createHash('sha256') : null;
    this.#sha512 = digests.includes('sha512') ? createHash('sha512') : null;
    this.#withCrc = digests.includes('crc32');
  }

  update(bytes: Uint8Array): void {
    this.#sha256?.update(bytes);
    this.#sha512?.update(bytes);
    if (this.#withCrc) this.#crc = crc32(bytes, this.#crc);
  }

  digest(): StretchDigests {
    return {
      sha256: this.#sha256?.digest('hex') ?? null,
      sha512: this.#sha512?.digest('hex') ?? null,
      crc32: this.#withCrc ? this.#crc : null,
    };
  }
}

/** Reads every byte once; a file shorter than announced gives the digests of what is there. */
export const scanFile: Scan = async (request, onBytes, signal) => {
  const handle = await openPlace(request);
  try {
    const whole = request.whole ? createHash('sha256') : null;
    const results: StretchDigests[] = [];
    let position = 0;
    const passOver = async (end: number): Promise<void> => {
      if (whole) {
        for await (const chunk of readChunks(handle, position, end - position, signal)) {
          whole.update(chunk);
        }
      }
      position = end;
    };
    for (const stretch of request.stretches) {
      await passOver(stretch.offset);
      const hasher = new StretchHasher(request.digests);
      for await (const chunk of readChunks(handle, position, stretch.sizeBytes, signal)) {
        hasher.update(chunk);
        whole?.update(chunk);
        onBytes(chunk.length);
      }
      position = stretch.offset + stretch.sizeBytes;
      results.push(hasher.digest());
    }
    await passOver(Math.max(await handle.sizeBytes(), position));
    return { stretches: results, wholeSha256: whole?.digest('hex') ?? null };
  } finally {
    await handle.close();
  }
};
