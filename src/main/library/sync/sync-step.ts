/** From one page of the service's list to the next: where to go on, and what the page proves. */
import type { EventPage } from '@main/fleet/types';
import type { SyncCursor } from '../partitions';
import type { SyncStep } from './upsert-events';

/**
 * The next page starts this long before the last event of this one, so that events of the same second, on a
 * service that counts `since` in or out, are never cut off.
 */
const STEP_BACK_MS = 1000;

/** What follows from a page. */
export interface PageStep extends SyncStep {
  readonly cursor: SyncCursor;
  readonly last: boolean;
  readonly recordsLeft: number;
}

/**
 * Pages are asked for by time, not by number: an event that arrives or goes while the list is read would move
 * all numbers behind it, and one event would be left out.
 *
 * @param known tickets of the page before; they come again and count once.
 */
export function syncStep(
  cursor: SyncCursor,
  page: EventPage,
  known: ReadonlySet<string>,
): PageStep {
  const records = page.events.length + page.unreadable.length;
  const fresh = records - page.events.filter(({ event }) => known.has(event.ticket)).length;
  const read = cursor.read + fresh;
  const recordsLeft = Math.max(0, page.count - cursor.offset - records);
  const rising = isRising(page);
  const proves = cursor.offset === 0 && rising && page.unreadable.length === 0;
  const tickets = page.events.map(({ event }) => event.ticket);
  // The first second may be cut off, too: some services mean "after", some "from".
  const fromMs = cursor.sinceMs + STEP_BACK_MS;
  if (records === 0 || recordsLeft === 0) {
    return {
      cursor: { ...cursor, offset: cursor.offset + records, read },
      covered: proves ? { fromMs, toMs: cursor.untilMs, tickets } : null,
      last: true,
      recordsLeft: 0,
    };
  }
  const lastMs = wholeSecond(page.events.at(-1)?.event.timeMs ?? 0);
  const sinceMs = lastMs - STEP_BACK_MS;
  if (!rising || sinceMs <= cursor.sinceMs) {
    // No order to go by, or a whole page within a moment: by number, then.
    return {
      cursor: { ...cursor, offset: cursor.offset + records, read },
      covered: null,
      last: false,
      recordsLeft,
    };
  }
  return {
    cursor: { ...cursor, sinceMs, offset: 0, read },
    covered: proves ? { fromMs, toMs: lastMs, tickets } : null,
    last: false,
    recordsLeft,
  };
}

function isRising(page: EventPage): boolean {
  return page.events.every(
    ({ event }, index) => event.timeMs >= (page.events[index - 1]?.event.timeMs ?? -Infinity),
  );
}

/** The service counts whole seconds. */
function wholeSecond(timeMs: number): number {
  return Math.floor(timeMs / 1000) * 1000;
}
