/** Finds a small picture again in a larger one: normalised cross-correlation over brightness; pure. */

/** Brightness 0…255, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** In pixels, corners may lie between them. */
export interface PatchPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PatchMatch extends PatchPlace {
  /** 1 for the very same, 0 for nothing alike. */
  readonly likeness: number;
}

/** A patch is compared at this many points each way. */
const POINTS = 24;
/** A thing that comes nearer grows, one that goes away shrinks. */
const SCALES = [1, 0.96, 1.04];
/** Brightness that hardly varies looks like everything. */
const LEAST_CONTRAST = 2;

/** Samples a place of a picture as `POINTS` × `POINTS` values with mean 0 and length 1; null when it is flat. */
export function patchOf(picture: GreyPicture, place: PatchPlace): Float32Array | null {
  const patch = new Float32Array(POINTS * POINTS);
  let sum = 0;
  for (let row = 0; row < POINTS; row += 1) {
    for (let column = 0; column < POINTS; column += 1) {
      const x = place.x + ((column + 0.5) / POINTS) * place.width;
      const y = place.y + ((row + 0.5) / POINTS) * place.height;
      const value = brightnessAt(picture, x, y);
      patch[row * POINTS + column] = value;
      sum += value;
    }
  }
  const mean = sum / patch.length;
  let squares = 0;
  for (let index = 0; index < patch.length; index += 1) {
    const value = (patch[index] ?? 0) - mean;
    patch[index] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  if (length / POINTS < LEAST_CONTRAST) return null;
  for (let index = 0; index < patch.length; index += 1) patch[index] = (patch[index] ?? 0) / length;
  return patch;
}

/** The place near `around` that looks most like the patch; null when everything there is flat. */
export function findPatch(
  picture: GreyPicture,
  patch: Float32Array,
  around: PatchPlace,
  reach: number,
): PatchMatch | null {
  let best: PatchMatch | null = null;
  const tryAt = (x: number, y: number, scale: number): void => {
    const place = {
      x: x + (around.width * (1 - scale)) / 2,
      y: y + (around.height * (1 - scale)) / 2,
      width: around.width * scale,
      height: around.height * scale,
    };
    const found = patchOf(picture, place);
    if (found === null) return;
    let likeness = 0;
    for (let index = 0; index < found.length; index += 1) {
      likeness += (found[index] ?? 0) * (patch[index] ?? 0);
    }
    if (best === null || likeness > best.likeness) best = { ...place, likeness };
  };
  // Coarse first, then every pixel around the best.
  const step = Math.max(1, Math.round(reach / 6));
  for (let dy = -reach; dy <= reach; dy += step) {
    for (let dx = -reach; dx <= reach; dx += step) tryAt(around.x + dx, around.y + dy, 1);
  }
  const coarse = best as PatchMatch | null;
  if (coarse === null) return null;
  for (const scale of SCALES) {
    for (let dy = -step; dy <= step; dy += 1) {
      for (let dx = -step; dx <= step; dx += 1) tryAt(coarse.x + dx, coarse.y + dy, scale);
    }
  }
  return best;
}

function brightnessAt({ width, height, values }: GreyPicture, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return values[row * width + column] ?? 0;
}
