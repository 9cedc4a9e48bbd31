/** Counts calls against the scenario's rules and says which faults hit the present one. */
import type { CheckedScenario, Fault, Rule } from './scenario';

export type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** The faults of one call. */
export class CallFaults {
  constructor(private readonly faults: readonly Fault[]) {}

  get<K extends Fault['kind']>(kind: K): FaultOf<K> | undefined {
    return this.faults.find((fault): fault is FaultOf<K> => fault.kind === kind);
  }

  has(kind: Fault['kind']): boolean {
    return this.get(kind) !== undefined;
  }
}

export interface FaultPlan {
  next(method: string, pathname: string): CallFaults;
  /** More rules while it runs; their counting starts now. */
  add(rules: readonly Rule[]): void;
  clear(): void;
}

export function createFaultPlan(scenario: CheckedScenario): FaultPlan {
  let counted = scenario.rules.map(withCount);
  return {
    next(method, pathname) {
      const hits: Fault[] = [];
      for (const entry of counted) {
        if (entry.rule.method !== undefined && entry.rule.method !== method) continue;
        if (!entry.pattern.test(pathname)) continue;
        entry.calls += 1;
        if (isHit(entry.rule, entry.calls)) hits.push(entry.rule.fault);
      }
      return new CallFaults(hits);
    },
    add: (rules) => {
      counted = [...counted, ...rules.map(withCount)];
    },
    clear: () => {
      counted = [];
    },
  };
}

function withCount(rule: Rule) {
  const source = rule.path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return { rule, pattern: new RegExp(`^${source}$`), calls: 0 };
}

function isHit(rule: Rule, call: number): boolean {
  if (call < rule.from || (rule.to !== undefined && call > rule.to)) return false;
  return (call - rule.from) % rule.every === 0;
}
