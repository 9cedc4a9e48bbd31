/** What is not in a package, in one line; pure. */
import type { PlannedGap } from '@shared/domain/evidence';

/** More do not fit beside an incident. */
const NAMED = 3;

/** `Not in the package: Rear video, GPS track and 2 more`; empty when nothing is missing. */
export function missingWords(gaps: readonly PlannedGap[]): string {
  if (gaps.length === 0) return '';
  const titles = gaps.slice(0, NAMED).map(({ title }) => title);
  const more = gaps.length - titles.length;
  return `Not in the package: ${titles.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
