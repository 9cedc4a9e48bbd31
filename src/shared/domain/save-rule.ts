/** Which incidents are saved by themselves as soon as a sync has found them. */
import type { EventGroup } from './incident';

/** An incident that meets any one of the conditions is saved. */
export interface SaveRule {
  readonly on: boolean;
  /** The service's own labels, compared without regard to case. */
  readonly typeNames: readonly string[];
  readonly groups: readonly EventGroup[];
  /** This level and above; null when severity does not matter. */
  readonly minSeverity: number | null;
}

/** Off until somebody asks for it: saving costs disk and bandwidth. Collisions under both names in use. */
export const FIRST_SAVE_RULE: SaveRule = {
  on: false,
  typeNames: ['Impact', 'Collision'],
  groups: [],
  minSeverity: 2,
};

export interface RuleFacts {
  readonly typeName: string;
  readonly group: string;
  readonly severityLevel: number | null;
}

/** Always false for a rule that is off. */
export function saveRuleFits(rule: SaveRule): (incident: RuleFacts) => boolean {
  if (!rule.on) return () => false;
  const names = new Set(rule.typeNames.map((name) => name.trim().toLowerCase()));
  const groups = new Set<string>(rule.groups);
  const { minSeverity } = rule;
  return ({ typeName, group, severityLevel }) =>
    names.has(typeName.trim().toLowerCase()) ||
    groups.has(group) ||
    (minSeverity !== null && severityLevel !== null && severityLevel >= minSeverity);
}
