/** Which row of a long list an event fell on: one listener for the list instead of three for each row. */

/** From the row's `aria-rowindex`, which counts the head as 1; null between the rows. */
export function rowUnder(event: Event): number | null {
  const target = event.target instanceof Element ? event.target : null;
  const told = target?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
  return told === undefined || told === null ? null : Number(told) - 2;
}
