/** The service's four report categories as our groups. */
import type { EventGroup } from '@shared/domain/incident';
import type { ReportCategory } from '@shared/domain/safety-report';

/** In the order in which the service's own report shows them. */
const FOUR: readonly EventGroup[] = ['sensor', 'adas', 'traffic-sign', 'dms'];

const WORDS: readonly (readonly [EventGroup, RegExp])[] = [
  ['adas', /adas/i],
  ['dms', /dms/i],
  ['traffic-sign', /sign/i],
  ['sensor', /sensor/i],
];

/** `AI (ADAS)` → `adas`; a category nobody has heard of is `other`. */
export function groupOfCategory(category: string): EventGroup {
  return WORDS.find(([, word]) => word.test(category))?.[0] ?? 'other';
}

/** The four, also when nothing was counted there, then whatever else has a count. */
export function fourAndOthers(counted: readonly ReportCategory[]): readonly ReportCategory[] {
  const four = FOUR.map(
    (group) =>
      counted.find((category) => category.group === group) ?? { group, word: '', count: 0 },
  );
  const rest = counted.filter((category) => !four.includes(category) && category.count > 0);
  return [...four, ...rest];
}
