/** Runs a job in a worker thread: plain data in, progress out, cancel by signal, errors with their codes. */
import type { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '@shared/errors';
import { startThread } from '@main/platform/start-thread';

/** What the worker is started with; it passes its own file on when it needs a helper. */
export interface ThreadJob<Input> {
  readonly kind: string;
  readonly input: Input;
  readonly workerFile: string;
}

/** A running job is told this, and answers to what it asks. */
export const CANCEL = 'cancel';

export interface Answer {
  readonly answer: unknown;
}

export type FromThread<Progress, Output> =
  | { readonly type: 'progress'; readonly progress: Progress }
  /** The job waits for an {@link Answer}. */
  | { readonly type: 'ask'; readonly question: string }
  | { readonly type: 'done'; readonly output: Output }
  | { readonly type: 'failed'; readonly failure: ThreadFailure };

/** An error as it crosses the border; `code` is null for what nobody foresaw. */
export interface ThreadFailure {
  readonly code: ErrorCode | null;
  readonly name: string;
  readonly message: string;
  readonly detail: string | null;
}

export function toFailure(caught: unknown): ThreadFailure {
  const { name, message } = caught instanceof Error ? caught : new Error(String(caught));
  if (!(caught instanceof AppError)) return { code: null, name, message, detail: null };
  return { code: caught.code, name, message, detail: caught.detail ?? null };
}

function fromFailure({ code, name, message, detail }: ThreadFailure): Error {
  if (code !== null) return new AppError(code, detail === null ? {} : { detail });
  const error = new Error(message);
  error.name = name;
  return error;
}

/** A cancelled job still ends by itself, after it has cleaned up. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it is where the answer's type is said
export function runInThread<Input, Progress, Output>(
  job: ThreadJob<Input>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  reply: (question: string) => Promise<unknown> = () => Promise.resolve(null),
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const worker = startThread(job.workerFile, { workerData: job });
    const cancel = (): void => worker.postMessage(CANCEL);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    worker.on('message', (message: FromThread<Progress, Output>) => {
      if (message.type === 'progress') onProgress(message.progress);
      else if (message.type === 'ask') void answerTo(worker, reply(message.question));
      else if (message.type === 'done') resolve(message.output);
      else reject(fromFailure(message.failure));
    });
    worker.on('error', reject);
    worker.on('exit', (exitCode) => {
      signal.removeEventListener('abort', cancel);
      reject(new Error(`the export thread ended with code ${exitCode}`));
    });
  });
}

/** What cannot be answered is answered with null. */
async function answerTo(worker: Worker, work: Promise<unknown>): Promise<void> {
  const answer: Answer = { answer: await work.catch(() => null) };
  worker.postMessage(answer);
}
