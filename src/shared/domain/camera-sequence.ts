/** Files of one camera that follow each other: one camera on the deck, with one file after the other in it. */
import type { Clip } from './clip';
import type { ReviewCamera } from './incident';

/** A camera's files in the order of their time; never empty. */
export interface CameraSequence {
  /** Its first file: gives the camera its id, name and place. */
  readonly head: ReviewCamera;
  readonly parts: readonly ReviewCamera[];
}

/** Dashcams let a file begin up to this long before the last one ends. */
const MOST_OVERLAP_MS = 3_000;

type Recorded = Pick<Clip, 'startMs' | 'durationMs' | 'correction'>;

/**
 * Lays files of one camera into rows: in each row one file follows the other. Files that run at once, such as
 * a second copy, lie in rows of their own. Corrections of starts do not count: the rows stay what they are
 * while somebody moves a file.
 * @returns rows, and the files in them, by the time at which they were recorded
 */
export function inSequence<C extends Recorded>(clips: readonly C[]): readonly (readonly C[])[] {
  const rows: C[][] = [];
  for (const clip of [...clips].sort((a, b) => recordedMs(a) - recordedMs(b))) {
    const row = rows.find((each) => {
      const last = each.at(-1);
      return last !== undefined && follows(last, clip);
    });
    if (row === undefined) rows.push([clip]);
    else row.push(clip);
  }
  return rows;
}

/** When the file began by its own times, whatever somebody has corrected since. */
export function recordedMs({ startMs, correction }: Recorded): number {
  return startMs - (correction?.offsetMs ?? 0);
}

function follows(last: Recorded, next: Recorded): boolean {
  const shorterMs = Math.min(last.durationMs, next.durationMs);
  const overlapMs = recordedMs(last) + last.durationMs - recordedMs(next);
  return overlapMs <= Math.min(MOST_OVERLAP_MS, shorterMs / 2);
}

/** In the order of the cameras' first files. */
export function cameraSequences(cameras: readonly ReviewCamera[]): readonly CameraSequence[] {
  const byHead = new Map<string, ReviewCamera[]>();
  for (const camera of cameras) {
    const id = headIdOf(camera);
    const parts = byHead.get(id);
    if (parts === undefined) byHead.set(id, [camera]);
    else parts.push(camera);
  }
  return [...byHead].flatMap(([id, parts]) => {
    const head = parts.find(({ cameraId }) => cameraId === id) ?? parts[0];
    if (head === undefined) return [];
    const others = parts.filter((part) => part !== head).sort((a, b) => numberOf(a) - numberOf(b));
    return [{ head, parts: [head, ...others] }];
  });
}

/** The camera that this one is a later file of; itself for a first file. */
export function headIdOf(camera: ReviewCamera): string {
  return camera.status === 'ready' ? (camera.follows ?? camera.cameraId) : camera.cameraId;
}

type Where = 'shown' | 'before-start' | 'after-end' | 'gap';

/**
 * The file whose picture a camera shows at a moment.
 * @param whereOf where the moment lies for a file; undefined for one without pictures
 */
export function duePart(
  { head, parts }: CameraSequence,
  whereOf: (clipId: string) => Where | undefined,
): ReviewCamera {
  const index = dueIndex(
    parts.map((part) => (part.status === 'ready' ? whereOf(part.clipId) : undefined)),
  );
  return parts[index] ?? head;
}

/**
 * Of files that follow each other: where two overlap the newer one, in a gap the next one, at the end the last.
 * @param where the moment lies for each of them; undefined for one without pictures
 * @returns -1 when none has pictures
 */
export function dueIndex(where: readonly (Where | undefined)[]): number {
  const shown = where.lastIndexOf('shown');
  if (shown !== -1) return shown;
  const hole = where.indexOf('gap');
  if (hole !== -1) return hole;
  const next = where.indexOf('before-start');
  return next === -1 ? where.lastIndexOf('after-end') : next;
}

/** `C_F#3` is the third file of its mode. */
function numberOf({ cameraId }: ReviewCamera): number {
  return Number(/#(\d+)$/.exec(cameraId)?.[1] ?? 0);
}
