/** Where a list's keys lead: arrows, pages, ends. */

export interface RowSteps {
  /** Row with the keyboard; -1 for none. */
  readonly current: number;
  readonly count: number;
  readonly rowsInSight: number;
}

/** The row that a key leads to, or null when it leads nowhere. */
export function rowAfterKey(key: string, { current, count, rowsInSight }: RowSteps): number | null {
  const target: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + rowsInSight,
    PageUp: current - rowsInSight,
    Home: 0,
    End: count - 1,
  };
  const wished = target[key];
  if (wished === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, wished));
}
