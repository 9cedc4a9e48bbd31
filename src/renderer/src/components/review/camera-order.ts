/** The fixed order of cameras on the deck, the same for every incident. */
import type { ReviewCamera } from '@shared/domain/incident';

const ORDER = ['front', 'cabin', 'rear', 'left', 'right', 'side', 'extended', 'tvi'];

/** Front, cabin, rear, sides, then the rest as the library lists them. */
export function inDeckOrder(cameras: readonly ReviewCamera[]): readonly ReviewCamera[] {
  return [...cameras].sort((a, b) => rank(a) - rank(b));
}

function rank(camera: ReviewCamera): number {
  const name = camera.name.toLowerCase();
  const index = ORDER.findIndex((word) => name.includes(word));
  return index === -1 ? ORDER.length : index;
}
