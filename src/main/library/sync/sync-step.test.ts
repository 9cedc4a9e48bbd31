import { describe, expect, test } from 'vitest';
import type { EventPage, FleetEvent } from '@main/fleet/types';
import type { SyncCursor } from '../partitions';
import { syncStep } from './sync-step';

const CURSOR: SyncCursor = { sinceMs: 0, untilMs: 1_000_000, offset: 0, read: 0, deep: true };
const NONE: ReadonlySet<string> = new Set();

/** Events at these seconds; the ticket names the second. */
function page(seconds: readonly number[], count: number, unreadable = 0): EventPage {
  return {
    count,
    events: seconds.map((second, index) => ({
      event: { ticket: `${second}-${index}`, timeMs: second * 1000 } as FleetEvent,
      raw: null,
    })),
    unreadable: Array.from({ length: unreadable }, () => ({ raw: null, reason: 'no ticket' })),
  };
}

describe('syncStep', () => {
  test('goes on a second before the last event and proves what lies before it', () => {
    const step = syncStep(CURSOR, page([10, 20, 30], 9), NONE);
    expect(step).toMatchObject({
      cursor: { sinceMs: 29_000, offset: 0, read: 3 },
      covered: { fromMs: 1000, toMs: 30_000, tickets: ['10-0', '20-1', '30-2'] },
      last: false,
      recordsLeft: 6,
    });
  });

  test('counts what comes again only once', () => {
    const first = syncStep(CURSOR, page([10, 20, 30], 5), NONE);
    const step = syncStep(first.cursor, page([30, 40, 50], 3), new Set(['30-0']));
    expect(step.cursor.read).toBe(5);
    expect(step.last).toBe(true);
    expect(step.covered).toMatchObject({ fromMs: 30_000, toMs: 1_000_000 });
  });

  test('a page within one second goes on by number and proves nothing', () => {
    const inside = { ...CURSOR, sinceMs: 9000 };
    const step = syncStep(inside, page([10, 10, 10], 7), NONE);
    expect(step).toMatchObject({ cursor: { sinceMs: 9000, offset: 3 }, covered: null });
    const next = syncStep(step.cursor, page([10, 10, 12], 7), NONE);
    expect(next).toMatchObject({ cursor: { sinceMs: 11_000, offset: 0 }, covered: null });
  });

  test('a service that keeps no order is read by number', () => {
    const step = syncStep(CURSOR, page([30, 20, 10], 9), NONE);
    expect(step).toMatchObject({ cursor: { sinceMs: 0, offset: 3 }, covered: null, last: false });
  });

  test('a record that could not be read might be the one that is missed', () => {
    expect(syncStep(CURSOR, page([10, 20], 9, 1), NONE).covered).toBeNull();
  });

  test('an empty page ends the list, whatever the count says', () => {
    expect(syncStep(CURSOR, page([], 12), NONE)).toMatchObject({ last: true, recordsLeft: 0 });
  });
});
