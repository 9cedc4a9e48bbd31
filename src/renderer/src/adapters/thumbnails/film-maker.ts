/** Makes small pictures of a camera's files: one file is open at a time, the most wanted one first. */
import { createThumbnailMaker, type ThumbnailMaker } from './thumbnail-maker';
import type { ThumbnailMakerOptions, ThumbnailOrder } from './thumbnail-maker';

export interface FilmOrder<F> extends ThumbnailOrder {
  readonly file: F;
}

export interface FilmMakerOptions<F> extends Pick<ThumbnailMakerOptions, 'isQuiet'> {
  readonly sourceOf: (
    file: F,
  ) => Pick<ThumbnailMakerOptions, 'url' | 'region' | 'widthPx' | 'heightPx'>;
  readonly onMade: (order: FilmOrder<F>, jpeg: Uint8Array) => void;
  /** Called once a file; no picture of it can be made. */
  readonly onFailed: (file: F) => void;
}

export interface FilmMaker<F> {
  /** What is wanted now, most wanted first; earlier wishes are dropped. */
  want(orders: readonly FilmOrder<F>[]): void;
  close(): void;
}

/** @typeParam F told apart by identity */
export function createFilmMaker<F>(options: FilmMakerOptions<F>): FilmMaker<F> {
  let open: { readonly file: F; readonly maker: ThumbnailMaker } | null = null;
  let wanted: readonly FilmOrder<F>[] = [];

  function close(): void {
    open?.maker.close();
    open = null;
  }

  function makerOf(file: F): ThumbnailMaker {
    const settle = (timeUs: number, isMeant: (order: FilmOrder<F>) => boolean): void => {
      wanted = wanted.filter(
        (order) => !(order.file === file && order.timeUs === timeUs && isMeant(order)),
      );
      if (!wanted.some((order) => order.file === file)) next();
    };
    return createThumbnailMaker({
      ...options.sourceOf(file),
      isQuiet: options.isQuiet,
      onMade: (timeUs, keyOnly, jpeg) => {
        options.onMade({ file, timeUs, keyOnly }, jpeg);
        settle(timeUs, (order) => order.keyOnly === keyOnly);
      },
      onNone: (timeUs) => settle(timeUs, () => true),
      onFailed: () => {
        wanted = wanted.filter((order) => order.file !== file);
        options.onFailed(file);
        next();
      },
    });
  }

  /** Goes on with the file that is wanted most. */
  function next(): void {
    const file = wanted[0]?.file;
    if (file === undefined) {
      // What is open stays so: more of it may be wanted in a moment.
      open?.maker.want([]);
      return;
    }
    if (open?.file !== file) {
      close();
      open = { file, maker: makerOf(file) };
    }
    open.maker.want(wanted.filter((order) => order.file === file));
  }

  return {
    want: (orders) => {
      wanted = orders;
      next();
    },
    close: () => {
      wanted = [];
      close();
    },
  };
}
