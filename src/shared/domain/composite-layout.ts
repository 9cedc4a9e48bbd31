/** Which cameras one picture holds and where: by capture mode, or as somebody has corrected it for a device. */
import { z } from 'zod';
import { camerasOfCaptureMode, type CameraView, type PictureRegion } from './camera';

/** Whole pixels left out at the edges of the picture. */
export interface PictureCrop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CompositeLayout {
  readonly columns: number;
  readonly rows: number;
  readonly crop: PictureCrop;
  /** The camera in each cell, row by row; empty: none. */
  readonly names: readonly string[];
}

export const MOST_CELLS_A_SIDE = 4;
export const NO_CROP: PictureCrop = { left: 0, top: 0, right: 0, bottom: 0 };

const side = z.number().int().min(1).max(MOST_CELLS_A_SIDE);
const edge = z.number().int().min(0).max(20_000);

export const CompositeLayoutSchema = z
  .object({
    columns: side,
    rows: side,
    crop: z.object({ left: edge, top: edge, right: edge, bottom: edge }).strict(),
    names: z.array(z.string().trim().max(40)),
  })
  .strict()
  .refine(({ columns, rows, names }) => names.length === columns * rows);

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface LayoutCheck {
  /** It cannot be used. */
  readonly errors: readonly string[];
  /** It can, but does not look right for a picture of this size. */
  readonly warnings: readonly string[];
}

/** Pictures of cameras are between upright 4:3 halves and wide panoramas; beyond, a layout is doubtful. */
const NARROWEST = 1;
const WIDEST = 2.4;

/** What the capture mode stands for. */
export function usualLayout(captureMode: string): CompositeLayout {
  const cameras = camerasOfCaptureMode(captureMode);
  const count = (side: (region: PictureRegion) => number): number =>
    new Set(cameras.map(({ region }) => side(region))).size;
  return {
    columns: count(({ x }) => x),
    rows: count(({ y }) => y),
    crop: NO_CROP,
    names: cameras.map(({ name }) => name),
  };
}

/** The cameras of a file of this capture mode; without a corrected layout, those of the mode itself. */
export function camerasOfLayout(
  captureMode: string,
  layout: CompositeLayout | null,
  size: PictureSize | null,
): readonly CameraView[] {
  if (layout === null || size === null) return camerasOfCaptureMode(captureMode);
  return layout.names.flatMap((name, cell) =>
    name === ''
      ? []
      : [{ cameraId: idOf(captureMode, name), name, region: cellRegion(layout, size, cell) }],
  );
}

/** A cell's place in fractions of the whole picture. */
export function cellRegion(
  { columns, rows, crop }: CompositeLayout,
  { widthPx, heightPx }: PictureSize,
  cell: number,
): PictureRegion {
  const width = (widthPx - crop.left - crop.right) / columns;
  const height = (heightPx - crop.top - crop.bottom) / rows;
  return {
    x: (crop.left + (cell % columns) * width) / widthPx,
    y: (crop.top + Math.floor(cell / columns) * height) / heightPx,
    width: width / widthPx,
    height: height / heightPx,
  };
}

/** Whether a layout fits a picture of this size, in plain words. */
export function checkLayout(layout: CompositeLayout, size: PictureSize): LayoutCheck {
  const { columns, rows, crop } = layout;
  const names = layout.names.filter((name) => name !== '');
  const errors: string[] = [];
  if (names.length === 0) errors.push('Name at least one camera.');
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    errors.push('Every camera needs a name of its own.');
  }
  const width = (size.widthPx - crop.left - crop.right) / columns;
  const height = (size.heightPx - crop.top - crop.bottom) / rows;
  if (width < 16 || height < 16) errors.push('The crop leaves nothing of the picture.');
  return { errors, warnings: errors.length > 0 ? [] : sizeWarnings(width, height, size) };
}

function sizeWarnings(width: number, height: number, size: PictureSize): readonly string[] {
  const cell = `${rounded(width)} × ${rounded(height)}`;
  const picture = `${size.widthPx} × ${size.heightPx}`;
  const warnings: string[] = [];
  if (!Number.isInteger(width) || !Number.isInteger(height)) {
    warnings.push(`A picture of ${picture} does not divide evenly: each camera would be ${cell}.`);
  }
  const aspect = width / height;
  if (aspect < NARROWEST || aspect > WIDEST) {
    const shape = aspect < NARROWEST ? 'taller than wide' : 'unusually wide';
    warnings.push(
      `Of a picture of ${picture} each camera would be ${cell}, ${shape}. The file may be laid out in another way.`,
    );
  }
  return warnings;
}

function rounded(length: number): string {
  return String(Math.round(length * 10) / 10);
}

/** `S_F_I:front`, `GRID:3`: a camera keeps its id when it moves to another cell. */
function idOf(captureMode: string, name: string): string {
  const usual = camerasOfCaptureMode(captureMode).find((camera) => camera.name === name);
  return usual?.cameraId ?? `${captureMode}:${name.toLowerCase().replace(/\s+/g, '-')}`;
}
