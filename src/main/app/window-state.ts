/** Where the window was when it was last closed, and whether that place still exists. Pure. */
import { z } from 'zod';

const RectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
export const WindowStateSchema = z.object({
  bounds: RectangleSchema.nullable(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowStateSchema>;
export type Rectangle = z.infer<typeof RectangleSchema>;

export const DEFAULT_SIZE = { width: 1280, height: 800 } as const;
export const MINIMUM_SIZE = { width: 1024, height: 700 } as const;
export const INITIAL_WINDOW_STATE: WindowState = { bounds: null, maximized: false };

/** This much of the title bar must be on a screen, or the window could not be dragged back. */
const GRIP_PX = 80;

/** Bounds to open with: the remembered ones, unless their screen is gone. */
export function openingBounds(
  remembered: Rectangle | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  if (remembered === null) return DEFAULT_SIZE;
  const size = {
    width: Math.max(MINIMUM_SIZE.width, remembered.width),
    height: Math.max(MINIMUM_SIZE.height, remembered.height),
  };
  const reachable = workAreas.some(
    (area) =>
      remembered.x + size.width >= area.x + GRIP_PX &&
      remembered.x <= area.x + area.width - GRIP_PX &&
      remembered.y >= area.y &&
      remembered.y <= area.y + area.height - GRIP_PX,
  );
  return reachable ? { x: remembered.x, y: remembered.y, ...size } : size;
}
