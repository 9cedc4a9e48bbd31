/** One file from an address to a `.part` file: resumable, and stubborn within limits. */
import { AppError } from '@shared/errors';
import type { PartRecord } from '@main/library';
import type { Hashes } from '@main/platform/hashing';
import type { HttpFetch } from '@main/platform/http';
import { judgeResponse, rangeHeaders, type Verdict } from './judge-response';
import type { OpenPart, PartFiles } from './part-file';
import { readChunks } from './read-chunks';
import { requestFile } from './request-file';
import { wait } from '@main/platform/wait';

/** How patient a transfer is; tests are less so. */
export interface TransferLimits {
  /** A connection without a byte for this long is dropped and tried again. */
  readonly stallMs: number;
  /** Pauses between tries that brought nothing new; as many tries as there are pauses. */
  readonly retryDelaysMs: readonly number[];
  /** The server's own wish to wait is honoured up to this. */
  readonly longestWaitMs: number;
}

export const DEFAULT_LIMITS: TransferLimits = {
  stallMs: 30_000,
  retryDelaysMs: [500, 1_000, 2_000, 5_000, 10_000],
  longestWaitMs: 60_000,
};

export interface TransferOptions {
  readonly http: HttpFetch;
  readonly limits: TransferLimits;
  /** Where bytes are hashed and written. */
  readonly parts: PartFiles;
  readonly partPath: string;
  /** What the bytes on disk belong to, from the last run. */
  readonly part: PartRecord;
  /** Keeps the record before the first byte that belongs to it is written. */
  readonly notePart: (part: PartRecord) => void;
  /** The service's word for the size; null when it said none. */
  readonly announcedBytes: number | null;
  /** `fresh`: the last address stopped working. */
  readonly address: (fresh: boolean, signal: AbortSignal) => Promise<string>;
  /** Told how much the file still needs, before its bytes and now and then between them. */
  readonly room: (missingBytes: number) => Promise<void>;
  /** Returns when the next piece may be read. */
  readonly spend: (bytes: number, signal: AbortSignal) => Promise<void>;
  /** Bytes on disk, after each piece; falls when the file starts over. */
  readonly onBytes: (bytes: number) => void;
}

export interface Transferred extends Hashes {
  readonly sizeBytes: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const KEPT_HEADERS = [
  'etag',
  'last-modified',
  'content-length',
  'content-range',
  'content-type',
  'content-md5',
  'date',
];
/** Other programs fill disks, too: the room is looked at again after so many bytes. */
const ROOM_EVERY_BYTES = 16 * 1024 * 1024;

/**
 * @throws AppError `media.gone`, `media.expired`, `network.*`, `service.busy`, `service.refused`,
 * `library.full`; an AbortError when cancelled. The `.part` file stays in every case.
 */
export async function transferFile(
  options: TransferOptions,
  signal: AbortSignal,
): Promise<Transferred> {
  const file = await options.parts.open(options.partPath, signal);
  try {
    return await new Transfer(options, file, signal).run();
  } finally {
    await file.close();
  }
}

class Transfer {
  readonly #options: TransferOptions;
  readonly #file: OpenPart;
  readonly #signal: AbortSignal;
  #part: PartRecord;
  /** Tries in a row that brought the file no further. */
  #fruitless = 0;
  #furthestBytes: number;
  #addressExpired = false;
  #url = '';
  #headers: Record<string, string> = {};
  /** The service announced more than the server sent: asked once whether there is more. */
  #askedForTail = false;

  constructor(options: TransferOptions, file: OpenPart, signal: AbortSignal) {
    this.#options = options;
    this.#file = file;
    this.#signal = signal;
    this.#part = options.part;
    this.#furthestBytes = file.sizeBytes;
  }

  async run(): Promise<Transferred> {
    this.#options.onBytes(this.#file.sizeBytes);
    for (;;) {
      this.#signal.throwIfAborted();
      const failure = await this.#attempt();
      if (failure === null) {
        const sizeBytes = this.#file.sizeBytes;
        const hashes = await this.#file.digest();
        return { ...hashes, sizeBytes, url: this.#url, headers: this.#headers };
      }
      await this.#pause(failure);
    }
  }

  /** One request; null when the file is complete, else why it is not. */
  async #attempt(): Promise<Failure | null> {
    // Aborted when the attempt is over, so that no connection stays behind. (`AbortSignal.any` is not in Node 18.)
    const attempt = new AbortController();
    const signal = attempt.signal;
    const onCancel = (): void => attempt.abort(this.#signal.reason);
    this.#signal.addEventListener('abort', onCancel, { once: true });
    try {
      const range = rangeHeaders(this.#file.sizeBytes, this.#part);
      if (range === null) await this.#file.startOver();
      const url = await this.#options.address(this.#addressExpired, this.#signal);
      const { http, limits } = this.#options;
      const response = await requestFile(http, url, range ?? {}, limits.stallMs, signal);
      const verdict = judgeResponse(
        response.status,
        response.headers,
        this.#file.sizeBytes,
        this.#part,
      );
      return await this.#follow(verdict, response, url, signal);
    } catch (caught) {
      this.#signal.throwIfAborted();
      await this.#file.flush();
      if (caught instanceof AppError && caught.code.startsWith('network.')) {
        return { error: caught, afterMs: null };
      }
      throw caught;
    } finally {
      this.#signal.removeEventListener('abort', onCancel);
      attempt.abort();
    }
  }

  async #follow(
    verdict: Verdict,
    response: Response,
    url: string,
    signal: AbortSignal,
  ): Promise<Failure | null> {
    switch (verdict.kind) {
      case 'append':
      case 'from-start':
        this.#addressExpired = false;
        if (verdict.kind === 'from-start') await this.#file.startOver();
        this.#note(verdict.part);
        this.#keep(url, response);
        return this.#receive(response, signal);
      case 'complete':
        this.#part = verdict.part;
        if (this.#url === '') this.#keep(url, response);
        return null;
      case 'start-over':
        await this.#file.startOver();
        this.#note({ etag: null, lastModified: null, totalBytes: null });
        return { error: new AppError('media.changed'), afterMs: 0 };
      case 'expired':
        this.#addressExpired = true;
        return { error: new AppError(verdict.gone ? 'media.gone' : 'media.expired'), afterMs: 0 };
      case 'wait':
        return { error: new AppError('service.busy'), afterMs: verdict.afterMs };
      case 'refused':
        throw new AppError('service.refused', { detail: `HTTP ${response.status}` });
    }
  }

  async #receive(response: Response, signal: AbortSignal): Promise<Failure | null> {
    await this.#checkRoom();
    if (response.body !== null) {
      let unchecked = 0;
      for await (const chunk of readChunks(response.body, this.#options.limits.stallMs, signal)) {
        // Its bytes go to another thread: afterwards it has no length any more.
        const bytes = chunk.length;
        await this.#file.append(chunk);
        this.#options.onBytes(this.#file.sizeBytes);
        unchecked += bytes;
        if (unchecked >= ROOM_EVERY_BYTES) {
          unchecked = 0;
          await this.#checkRoom();
        }
        await this.#options.spend(bytes, signal);
      }
    }
    await this.#file.flush();
    const have = this.#file.sizeBytes;
    const total = this.#part.totalBytes;
    if (total !== null && have < total) {
      return { error: new AppError('network.interrupted'), afterMs: null };
    }
    const announced = this.#options.announcedBytes;
    if (announced !== null && have < announced && !this.#askedForTail) {
      this.#askedForTail = true;
      this.#note({ ...this.#part, totalBytes: null });
      return { error: new AppError('network.interrupted'), afterMs: 0 };
    }
    return null;
  }

  #checkRoom(): Promise<void> {
    const total = this.#part.totalBytes ?? this.#options.announcedBytes ?? 0;
    return this.#options.room(Math.max(0, total - this.#file.sizeBytes));
  }

  #note(part: PartRecord): void {
    this.#part = part;
    this.#options.notePart(part);
  }

  #keep(url: string, response: Response): void {
    this.#url = url;
    this.#headers = Object.fromEntries(
      KEPT_HEADERS.flatMap((name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
  }

  /** Progress makes up for every failure before it; without progress patience ends. */
  async #pause(failure: Failure): Promise<void> {
    const { limits } = this.#options;
    if (this.#file.sizeBytes > this.#furthestBytes) {
      this.#furthestBytes = this.#file.sizeBytes;
      this.#fruitless = 0;
    }
    const delayMs = limits.retryDelaysMs[this.#fruitless];
    if (delayMs === undefined) throw failure.error;
    this.#fruitless += 1;
    await wait(Math.min(failure.afterMs ?? delayMs, limits.longestWaitMs), this.#signal);
  }
}

interface Failure {
  readonly error: AppError;
  /** Null: the usual pause. */
  readonly afterMs: number | null;
}
