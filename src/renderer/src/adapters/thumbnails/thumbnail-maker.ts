/** Makes small pictures of one camera, one at a time and only while nothing better is to do. */
import type { PictureRegion } from '@shared/domain/camera';
import type { FromThumbnailWorker, ToThumbnailWorker } from './thumbnail-job';

export interface ThumbnailMakerOptions {
  readonly url: string;
  readonly region: PictureRegion;
  readonly widthPx: number;
  /** Null: as high as the picture's shape wants it. */
  readonly heightPx: number | null;
  /** Whether the deck stands still, so that its decoders are not held up. */
  readonly isQuiet: () => boolean;
  readonly onMade: (timeUs: number, isKeyFrame: boolean, jpeg: Uint8Array) => void;
  /** There is no picture of that time. */
  readonly onNone?: (timeUs: number) => void;
  /** Called once; no picture of this file can be made. */
  readonly onFailed: () => void;
}

export interface ThumbnailOrder {
  readonly timeUs: number;
  readonly keyOnly: boolean;
}

export interface ThumbnailMaker {
  /** What is wanted now, most wanted first; earlier wishes are dropped. */
  want(orders: readonly ThumbnailOrder[]): void;
  close(): void;
}

/** Between two pictures, and until it is looked again whether the deck stands still. */
const PAUSE_MS = 20;
const QUIET_AGAIN_MS = 250;
const IDLE_WITHIN_MS = 500;

/** The worker starts with the first wish. */
export function createThumbnailMaker(options: ThumbnailMakerOptions): ThumbnailMaker {
  const { url, region, widthPx, heightPx } = options;
  let worker: Worker | null = null;
  let wanted: readonly ThumbnailOrder[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isBusy = false;
  let isClosed = false;

  const post = (message: ToThumbnailWorker): void => worker?.postMessage(message);

  function start(): void {
    worker = new Worker(new URL('./thumbnail-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromThumbnailWorker>) => {
      hear(data);
    });
    worker.addEventListener('error', fail);
    post({ type: 'open', url, region, widthPx, heightPx });
  }

  function hear(message: FromThumbnailWorker): void {
    if (isClosed) return;
    if (message.type === 'failed') {
      fail();
      return;
    }
    isBusy = false;
    const { timeUs, keyOnly, jpeg } = message;
    if (jpeg === null) options.onNone?.(timeUs);
    else options.onMade(timeUs, keyOnly, jpeg);
    later(PAUSE_MS);
  }

  function fail(): void {
    if (isClosed) return;
    close();
    options.onFailed();
  }

  function later(afterMs: number): void {
    if (timer !== null || isBusy || isClosed || wanted.length === 0) return;
    timer = setTimeout(() => {
      requestIdleCallback(
        () => {
          timer = null;
          next();
        },
        { timeout: IDLE_WITHIN_MS },
      );
    }, afterMs);
  }

  function next(): void {
    if (isBusy || isClosed) return;
    if (!options.isQuiet()) {
      later(QUIET_AGAIN_MS);
      return;
    }
    const [order, ...others] = wanted;
    if (order === undefined) return;
    wanted = others;
    isBusy = true;
    if (worker === null) start();
    post({ type: 'make', ...order });
  }

  function close(): void {
    isClosed = true;
    if (timer !== null) clearTimeout(timer);
    worker?.terminate();
    worker = null;
  }

  return {
    want: (orders) => {
      wanted = orders;
      later(PAUSE_MS);
    },
    close,
  };
}
