/** The thread that hashes and writes what arrives, so that the window's own process stays quick. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { AppError } from '@shared/errors';
import { partFilesHere, type OpenPart } from './part-file';
import type { FromThread, PartAnswer, PartFailure, PartOrder, ToThread } from './part-messages';

interface Entry {
  readonly cancel: AbortController;
  file: OpenPart | null;
  /** The last order; the next one waits for it. */
  last: Promise<unknown>;
}

if (parentPort === null) throw new Error('this runs in a thread only');
serve(parentPort);

function serve(port: MessagePort): void {
  const files = partFilesHere();
  const entries = new Map<number, Entry>();
  port.on('message', ({ part, call, order }: ToThread) => {
    const entry = entries.get(part) ?? {
      cancel: new AbortController(),
      file: null,
      last: Promise.resolve(),
    };
    entries.set(part, entry);
    if (order.kind === 'cancel') {
      entry.cancel.abort();
      return;
    }
    const done = entry.last.then(() => carryOut(order, entry));
    entry.last = done.catch(() => undefined);
    done
      .then(
        (answer): FromThread => ({ call, answer, failure: null }),
        (caught: unknown): FromThread => ({ call, answer: null, failure: failureOf(caught) }),
      )
      .then((message) => {
        if (order.kind === 'close') entries.delete(part);
        port.postMessage(message);
      })
      .catch(() => {});
  });

  async function carryOut(order: PartOrder, entry: Entry): Promise<PartAnswer> {
    if (order.kind === 'open') {
      entry.file = await files.open(order.path, entry.cancel.signal);
      return { sizeBytes: entry.file.sizeBytes, hashes: null };
    }
    const { file } = entry;
    if (file === null) return { sizeBytes: 0, hashes: null };
    let hashes: PartAnswer['hashes'] = null;
    switch (order.kind) {
      case 'append':
        for (const piece of order.pieces) await file.append(piece);
        await file.flush();
        break;
      case 'start-over':
        await file.startOver();
        break;
      case 'digest':
        hashes = await file.digest();
        break;
      case 'close':
        await file.close();
        break;
      case 'cancel':
        break;
    }
    return { sizeBytes: file.sizeBytes, hashes };
  }
}

function failureOf(caught: unknown): PartFailure {
  const { name, message } = caught instanceof Error ? caught : new Error(String(caught));
  return { code: caught instanceof AppError ? caught.code : null, name, message };
}
