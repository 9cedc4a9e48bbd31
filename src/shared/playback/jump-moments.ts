/** Moments worth going to next: where recordings stop and begin again; pure. */
import type { TimelineLane } from './timeline';
import type { TimeStretch } from './time-window';

/** Shorter ones lie between any two files of a camera. */
const HOLE_MS = 1000;

/**
 * Both ends of every hole, UTC milliseconds, in order: where pictures or positions stop and where they are
 * there again. A camera that begins late or ends early has such a moment, too.
 * @param whole what the time line spans
 * @param cameras the lanes of each camera: one for each of its files
 * @param holes of the positions
 */
export function gapMoments(
  whole: TimeStretch,
  cameras: readonly (readonly TimelineLane[])[],
  holes: readonly TimeStretch[],
): readonly number[] {
  const edges = cameras.flatMap((lanes) => holesOf(lanes)).concat(holes);
  const moments = edges
    .flatMap(({ fromMs, toMs }) => [fromMs, toMs])
    .filter((timeMs) => timeMs > whole.fromMs && timeMs < whole.toMs);
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** Before the first picture and after the last one there is a hole without end. */
function holesOf(lanes: readonly TimelineLane[]): readonly TimeStretch[] {
  const spans = lanes.flatMap(({ spans }) => spans).sort((a, b) => a.fromMs - b.fromMs);
  const found: TimeStretch[] = [];
  let fromMs = -Infinity;
  for (const span of spans) {
    if (span.fromMs - fromMs >= HOLE_MS) found.push({ fromMs, toMs: span.fromMs });
    fromMs = Math.max(fromMs, span.toMs);
  }
  return spans.length === 0 ? [] : [...found, { fromMs, toMs: Infinity }];
}

/** The nearest of them in a direction; null when there is none. @param timeMs where one stands */
export function nextMoment(
  momentsMs: readonly number[],
  timeMs: number,
  direction: -1 | 1,
): number | null {
  const onward = momentsMs.filter((moment) => (moment - timeMs) * direction >= 1);
  if (onward.length === 0) return null;
  return direction > 0 ? Math.min(...onward) : Math.max(...onward);
}
