/** Warns on the desktop before something unsaved expires: at most once a day for each library. */
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { Settings } from '@shared/domain/settings';
import { plural } from '@shared/units';
import type { Clock } from '@main/platform/clock';
import { textOrNull } from '@main/platform/columns';
import type { Database } from '@main/platform/database';
import type { Ledger } from './ledger';

export interface ExpiryNoticeOptions {
  readonly ledger: Pick<Ledger, 'openIds'>;
  readonly clock: Clock;
  readonly settings: () => Settings['expiryNotice'];
  readonly partitionId: () => string | null;
  /** Shows a message of the desktop; does nothing where there are none. */
  readonly notify: (message: { readonly title: string; readonly body: string }) => void;
  /** Remembers the day of the last warning, so that a restart does not warn again. */
  readonly database: Database;
}

export interface ExpiryNotice {
  /** Looks now; call after each sync. Says whether it warned. */
  look(): boolean;
}

export function createExpiryNotice(options: ExpiryNoticeOptions): ExpiryNotice {
  return {
    look: () => {
      const partitionId = options.partitionId();
      const { on, daysAhead } = options.settings();
      if (!on || partitionId === null) return false;
      const today = localDay(options.clock.now());
      if (warnedOn(options.database, partitionId) === today) return false;
      const count = options.ledger.openIds(EMPTY_QUERY, daysAhead).length;
      if (count === 0) return false;
      options.database.run(
        'UPDATE partitions SET expiry_warned_on = ? WHERE partition_id = ?',
        today,
        partitionId,
      );
      const days = daysAhead === 1 ? 'within a day' : `within ${daysAhead} days`;
      options.notify({
        title: `${plural(count, 'unsaved incident')} expire${count === 1 ? 's' : ''} ${days}`,
        body: 'After that the cloud no longer has the videos. Open the ledger to save them.',
      });
      return true;
    },
  };
}

/** Local day, e.g. `2026-11-22`. */
function warnedOn(database: Database, partitionId: string): string | null {
  const row = database.get(
    'SELECT expiry_warned_on FROM partitions WHERE partition_id = ?',
    partitionId,
  );
  return row === undefined ? null : textOrNull(row, 'expiry_warned_on');
}

function localDay(timeMs: number): string {
  const date = new Date(timeMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
