/** The stretch of a time line that is on screen: zoomed, moved, and kept within the whole. */

/** UTC milliseconds. */
export interface TimeStretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nearer than this the frames of a usual camera lie a hand's width apart. */
const SHORTEST_MS = 500;
/** Where the playhead appears after it has left the stretch, as a part of it. */
const LEAD_PART = 0.1;

const length = ({ fromMs, toMs }: TimeStretch): number => toMs - fromMs;

export const isInside = ({ fromMs, toMs }: TimeStretch, timeMs: number): boolean =>
  timeMs >= fromMs && timeMs <= toMs;

/** Where a moment lies in the stretch, 0…1; one outside is put at its nearer end. */
export function partOf(stretch: TimeStretch, timeMs: number): number {
  return Math.max(0, Math.min(1, (timeMs - stretch.fromMs) / Math.max(1, length(stretch))));
}

/** Whether anything of it can be seen in the stretch. @param toMs null: a moment */
export function isSeen(
  stretch: TimeStretch,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number | null },
): boolean {
  return (toMs ?? fromMs) >= stretch.fromMs && fromMs <= stretch.toMs;
}

/** The same length or less, moved so that it lies in the whole. */
export function within(stretch: TimeStretch, whole: TimeStretch): TimeStretch {
  const lengthMs = Math.min(length(whole), Math.max(SHORTEST_MS, length(stretch)));
  const fromMs = Math.max(whole.fromMs, Math.min(stretch.fromMs, whole.toMs - lengthMs));
  return { fromMs, toMs: fromMs + lengthMs };
}

/** @param factor above 1 shows less. @param aroundMs stays where it is on the screen */
export function zoomed(
  stretch: TimeStretch,
  whole: TimeStretch,
  factor: number,
  aroundMs: number,
): TimeStretch {
  const lengthMs = Math.min(length(whole), Math.max(SHORTEST_MS, length(stretch) / factor));
  const part = length(stretch) <= 0 ? 0.5 : (aroundMs - stretch.fromMs) / length(stretch);
  const fromMs = aroundMs - part * lengthMs;
  return within({ fromMs, toMs: fromMs + lengthMs }, whole);
}

/** @param parts of its own length; negative for earlier */
export function moved(stretch: TimeStretch, whole: TimeStretch, parts: number): TimeStretch {
  const byMs = length(stretch) * parts;
  return within({ fromMs: stretch.fromMs + byMs, toMs: stretch.toMs + byMs }, whole);
}

/** Turned like a page when the moment has left it; `direction` is where playback goes. */
export function revealing(
  stretch: TimeStretch,
  whole: TimeStretch,
  timeMs: number,
  direction: -1 | 0 | 1,
): TimeStretch {
  if (isInside(stretch, timeMs)) return stretch;
  const part = direction === 0 ? 0.5 : direction > 0 ? LEAD_PART : 1 - LEAD_PART;
  const fromMs = timeMs - part * length(stretch);
  return within({ fromMs, toMs: fromMs + length(stretch) }, whole);
}
