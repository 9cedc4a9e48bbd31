/** Follows what lies under a box from frame to frame, until it is lost or its stretch ends. */
import type { BoxKey, PlacedBox } from '@shared/domain/redaction';
import { openFrames } from './frame-reader';
import { findPatch, patchOf, type GreyPicture } from './match-patch';
import type { RenderSource } from './render-job';

export interface FollowOptions {
  readonly source: RenderSource;
  readonly box: PlacedBox;
  /** The frame the box was drawn on. */
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly onKey: (key: BoxKey) => void;
  readonly signal: AbortSignal;
}

/** Enough to tell a plate from its car, small enough for many frames a second. */
const WIDTH = 480;
/** How far something moves from one frame to the next, at most: part of the picture's width. */
const REACH = 0.05;
/** Less alike than this, it is lost. */
const LOST_BELOW = 0.72;
/** The pattern is refreshed slowly: it turns and lights change, but it must not drift away. */
const FRESH = 0.15;

/** @returns the last frame on which it was found */
export async function followBox(options: FollowOptions): Promise<number> {
  const { source, box, fromFrame, toFrame, onKey, signal } = options;
  const { region } = source;
  const height = Math.max(
    2,
    Math.round((WIDTH * region.height * source.heightPx) / (region.width * source.widthPx)),
  );
  const reader = await openFrames(source, fromFrame, toFrame);
  const canvas = new OffscreenCanvas(WIDTH, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  const greyOf = async (frame: number): Promise<GreyPicture> => {
    const picture = await reader.picture(frame);
    const { widthPx, heightPx } = source;
    picture.draw(
      context,
      region.x * widthPx,
      region.y * heightPx,
      region.width * widthPx,
      region.height * heightPx,
      0,
      0,
      WIDTH,
      height,
    );
    return greyPicture(context.getImageData(0, 0, WIDTH, height));
  };
  try {
    let place = {
      x: box.x * WIDTH,
      y: box.y * height,
      width: box.width * WIDTH,
      height: box.height * height,
    };
    let pattern = patchOf(await greyOf(fromFrame), place);
    for (let frame = fromFrame + 1; frame <= toFrame; frame += 1) {
      signal.throwIfAborted();
      if (pattern === null) return frame - 1;
      const grey = await greyOf(frame);
      const found = findPatch(grey, pattern, place, Math.round(WIDTH * REACH));
      if (found === null || found.likeness < LOST_BELOW) return frame - 1;
      place = found;
      pattern = blended(pattern, patchOf(grey, place));
      onKey({
        frame,
        x: place.x / WIDTH,
        y: place.y / height,
        width: place.width / WIDTH,
        height: place.height / height,
        followed: true,
      });
    }
    return toFrame;
  } finally {
    reader.close();
  }
}

function greyPicture({ width, height, data }: ImageData): GreyPicture {
  const values = new Float32Array(width * height);
  for (let index = 0; index < values.length; index += 1) {
    const at = index * 4;
    values[index] =
      0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return { width, height, values };
}

function blended(old: Float32Array, fresh: Float32Array | null): Float32Array {
  if (fresh === null) return old;
  const mixed = old.map((value, index) => value * (1 - FRESH) + (fresh[index] ?? 0) * FRESH);
  const length = Math.sqrt(mixed.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? old : mixed.map((value) => value / length);
}
