/** What is hidden in a redacted copy: boxes drawn on some frames, moved between them, and what lies open. */

export type RedactionStyle = 'black' | 'coarse';

export const REDACTION_STYLE_NAMES: Readonly<Record<RedactionStyle, string>> = {
  black: 'Black',
  coarse: 'Coarse cells',
};

/** In fractions of the camera's picture, origin top left. */
export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the box stands on one frame; between two of them it moves evenly. */
export interface BoxKey extends PlacedBox {
  /** 0-based frame of the camera's file. */
  readonly frame: number;
  /** Found by following the picture, not drawn by hand. */
  readonly followed: boolean;
}

/** Shown from its first key to its last, both included. */
export interface RedactionBox {
  readonly boxId: string;
  /** In rising order of frames, one a frame, at least one. */
  readonly keys: readonly BoxKey[];
}

/** Where one box is on a frame; null when it is not on that frame. */
export function boxAt({ keys }: RedactionBox, frame: number): PlacedBox | null {
  const after = keys.findIndex((key) => key.frame >= frame);
  const to = keys[after];
  if (to === undefined) return null;
  if (to.frame === frame) return to;
  const from = keys[after - 1];
  if (from === undefined) return null;
  const part = (frame - from.frame) / (to.frame - from.frame);
  const between = (a: number, b: number): number => a + (b - a) * part;
  return {
    x: between(from.x, to.x),
    y: between(from.y, to.y),
    width: between(from.width, to.width),
    height: between(from.height, to.height),
  };
}

export function boxesAt(boxes: readonly RedactionBox[], frame: number): readonly PlacedBox[] {
  return boxes.flatMap((box) => boxAt(box, frame) ?? []);
}

export interface FrameStretch {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** Every frame of the stretch on which nothing is hidden, as runs; somebody must look at each of them. */
export function openStretches(
  boxes: readonly RedactionBox[],
  { firstFrame, lastFrame }: FrameStretch,
): readonly FrameStretch[] {
  const found: FrameStretch[] = [];
  let openFrom: number | null = null;
  for (let frame = firstFrame; frame <= lastFrame + 1; frame += 1) {
    const isOpen = frame <= lastFrame && boxesAt(boxes, frame).length === 0;
    if (isOpen) openFrom ??= frame;
    else if (openFrom !== null) {
      found.push({ firstFrame: openFrom, lastFrame: frame - 1 });
      openFrom = null;
    }
  }
  return found;
}

/** Puts a key on its frame, in place of the one that was there. */
export function withKey(box: RedactionBox, key: BoxKey): RedactionBox {
  const others = box.keys.filter(({ frame }) => frame !== key.frame);
  return { ...box, keys: [...others, key].sort((a, b) => a.frame - b.frame) };
}

/** Takes the key of a frame away; null when it was the last one. */
export function withoutKey(box: RedactionBox, frame: number): RedactionBox | null {
  const keys = box.keys.filter((key) => key.frame !== frame);
  return keys.length === 0 ? null : { ...box, keys };
}
