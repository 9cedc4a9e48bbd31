/** Percentiles and limits: what a benchmark says of its own numbers. */

export interface Mark {
  readonly metric: string;
  readonly value: number;
  readonly limit: number;
  readonly ok: boolean;
}

/** @param part 0…1; NaN when there is nothing to sort. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function markOf(
  metrics: Readonly<Record<string, number>>,
  metric: string,
  limit: number,
  kind: 'most' | 'least',
): Mark {
  const value = metrics[metric] ?? Number.NaN;
  return { metric, value, limit, ok: kind === 'most' ? value <= limit : value >= limit };
}
