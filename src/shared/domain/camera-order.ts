/** The order of cameras on the deck, in reports and packages: a usual one, or the one somebody chose for a device. */
import type { ReviewCamera } from './incident';

const USUAL = ['front', 'cabin', 'rear', 'left', 'right', 'side', 'extended', 'tvi'];

/**
 * Those with a chosen place first, in its order; then front, cabin, rear, sides, and the rest as the
 * library lists them.
 * @param chosen camera ids; empty for the usual order.
 */
export function inDeckOrder(
  cameras: readonly ReviewCamera[],
  chosen: readonly string[],
): readonly ReviewCamera[] {
  const place = ({ cameraId }: ReviewCamera): number => {
    const index = chosen.indexOf(cameraId);
    return index === -1 ? chosen.length : index;
  };
  return [...cameras].sort((a, b) => place(a) - place(b) || rank(a) - rank(b));
}

/** The list with one of its members at another place. */
export function movedTo<T>(list: readonly T[], member: T, index: number): readonly T[] {
  const others = list.filter((each) => each !== member);
  const at = Math.max(0, Math.min(others.length, index));
  return [...others.slice(0, at), member, ...others.slice(at)];
}

function rank(camera: ReviewCamera): number {
  const name = camera.name.toLowerCase();
  const index = USUAL.findIndex((word) => name.includes(word));
  return index === -1 ? USUAL.length : index;
}
