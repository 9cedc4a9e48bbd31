/** `.part` files that are hashed and written in threads of their own. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors';
import type { Hashes } from '@main/platform/hashing';
import { startThread } from '@main/platform/start-thread';
import type { OpenPart, PartFiles } from './part-file';
import type { FromThread, PartAnswer, PartFailure, PartOrder, ToThread } from './part-messages';

/** More threads than this would only wait for the disk. */
const MOST_THREADS = 3;
/** Bytes go over in pieces of this size. */
const SEND_BYTES = 512 * 1024;
/** So much of one file may be on its way to the disk before the network has to wait. */
const IN_FLIGHT_BYTES = 4 * 1024 * 1024;

/** @param workerFile the built `part-worker`. */
export function partThreads(workerFile: string): PartFiles {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  const threads = Array.from({ length: count }, () => new PartThread(workerFile));
  let next = 0;
  return {
    open: async (path, signal) => {
      const thread = threads.reduce((least, one) => (one.files < least.files ? one : least));
      return RemotePart.open(thread, (next += 1), path, signal);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

/** One thread, started when it is first needed, and again after it has died. */
class PartThread {
  /** Files that are open in it. */
  files = 0;
  readonly #workerFile: string;
  readonly #calls = new Map<
    number,
    { resolve: (answer: PartAnswer) => void; reject: (error: Error) => void }
  >();
  #worker: Worker | null = null;
  #lastCall = 0;

  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  call(part: number, order: PartOrder, transfer: readonly ArrayBuffer[] = []): Promise<PartAnswer> {
    const call = (this.#lastCall += 1);
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { resolve, reject });
      this.#tell({ part, call, order }, transfer);
    });
  }

  /** An order without an answer. */
  cancel(part: number): void {
    this.#tell({ part, call: 0, order: { kind: 'cancel' } }, []);
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #tell(message: ToThread, transfer: readonly ArrayBuffer[]): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message, transfer);
  }

  #start(): Worker {
    const worker = startThread(this.#workerFile);
    worker.on('message', ({ call, answer, failure }: FromThread) => {
      const waiting = this.#calls.get(call);
      this.#calls.delete(call);
      if (answer !== null) waiting?.resolve(answer);
      else if (failure !== null) waiting?.reject(errorOf(failure));
    });
    let reason = new Error('the saving thread ended');
    worker.on('error', (caught) => {
      reason = caught instanceof Error ? caught : reason;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#calls.values()) reject(reason);
      this.#calls.clear();
    });
    return worker;
  }
}

class RemotePart implements OpenPart {
  readonly #thread: PartThread;
  readonly #part: number;
  #sizeBytes = 0;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #inFlightBytes = 0;
  /** Orders that have not been answered, oldest first; none of them rejects. */
  readonly #pending: Promise<void>[] = [];
  #failure: Error | null = null;

  private constructor(thread: PartThread, part: number) {
    this.#thread = thread;
    this.#part = part;
  }

  static async open(
    thread: PartThread,
    part: number,
    path: string,
    signal: AbortSignal,
  ): Promise<RemotePart> {
    signal.throwIfAborted();
    const file = new RemotePart(thread, part);
    const cancel = (): void => thread.cancel(part);
    signal.addEventListener('abort', cancel, { once: true });
    thread.files += 1;
    try {
      file.#sizeBytes = (await thread.call(part, { kind: 'open', path })).sizeBytes;
      return file;
    } catch (caught) {
      await file.close();
      throw caught;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async append(chunk: Uint8Array): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.byteLength;
    this.#sizeBytes += chunk.byteLength;
    if (this.#waitingBytes >= SEND_BYTES) this.#send();
    while (this.#inFlightBytes > IN_FLIGHT_BYTES) await this.#pending[0];
  }

  async flush(): Promise<void> {
    this.#send();
    await Promise.all(this.#pending);
    if (this.#failure !== null) throw this.#failure;
  }

  async startOver(): Promise<void> {
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#thread.call(this.#part, { kind: 'start-over' });
    this.#sizeBytes = 0;
    this.#failure = null;
  }

  async digest(): Promise<Hashes> {
    await this.flush();
    const { hashes } = await this.#thread.call(this.#part, { kind: 'digest' });
    if (hashes === null) throw new Error('the saving thread gave no hashes');
    return hashes;
  }

  async close(): Promise<void> {
    await this.flush().catch(() => {});
    this.#thread.files -= 1;
    await this.#thread.call(this.#part, { kind: 'close' });
  }

  #send(): void {
    if (this.#waitingBytes === 0) return;
    const bytes = this.#waitingBytes;
    const pieces = this.#waiting.map(ownBuffer);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#inFlightBytes += bytes;
    const buffers = pieces.map((piece) => piece.buffer);
    const answered = this.#thread
      .call(this.#part, { kind: 'append', pieces }, buffers)
      .then(
        () => undefined,
        (caught: unknown) => {
          this.#failure ??= caught instanceof Error ? caught : new Error(String(caught));
        },
      )
      .finally(() => {
        this.#inFlightBytes -= bytes;
        void this.#pending.shift();
      });
    this.#pending.push(answered);
  }
}

/** A piece that is all of its buffer is handed over as it is; a view into a larger one is copied. */
function ownBuffer(piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = piece.byteOffset === 0 && piece.byteLength === piece.buffer.byteLength;
  return whole && piece.buffer instanceof ArrayBuffer
    ? new Uint8Array(piece.buffer)
    : new Uint8Array(piece);
}

function errorOf({ code, name, message }: PartFailure): Error {
  if (code !== null) return new AppError(code);
  const error = new Error(message);
  error.name = name;
  return error;
}
