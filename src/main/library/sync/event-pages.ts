/** Reads an event's own page from the service when somebody looks at it and it is not known yet. */
import { AppError, toErrorData } from '@shared/errors';
import type { FleetService } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { incidentIdOf } from '../incident-id';
import type { Library } from '../library';

export interface EventPagesOptions {
  readonly library: Library;
  /** Null while nobody is signed in. */
  readonly service: () => FleetService | null;
  /** Whose incidents the service knows. */
  readonly partitionId: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
}

export interface EventPages {
  /** Returns once the page is known or cannot be; being without it is never a failure. */
  read(incidentId: string): Promise<void>;
}

export function createEventPages(options: EventPagesOptions): EventPages {
  const { library, clock, log } = options;
  const reading = new Map<string, Promise<void>>();
  /** Pages the service does not have are asked for once a run. */
  const absent = new Set<string>();

  const read = async (incidentId: string): Promise<void> => {
    const service = options.service();
    const partitionId = options.partitionId();
    // One fleet's service must never be asked for another fleet's ticket.
    if (service === null || partitionId === null) return;
    const { ticket } = library.detail(incidentId);
    if (incidentIdOf(partitionId, ticket) !== incidentId) return;
    if (absent.has(incidentId) || !library.saving.needsEventPage(incidentId)) return;
    try {
      const answer = await service.event(ticket);
      library.saving.recordEventPage(incidentId, {
        event: answer.value,
        raw: answer.raw,
        readAtMs: clock.now(),
      });
      library.saving.changed([incidentId]);
    } catch (caught) {
      const { code } = toErrorData(caught);
      if (caught instanceof AppError && code === 'service.not-found') absent.add(incidentId);
      log.info('an event page could not be read', { code });
    }
  };

  return {
    read: (incidentId) => {
      const known = reading.get(incidentId);
      if (known !== undefined) return known;
      const done = read(incidentId).finally(() => reading.delete(incidentId));
      reading.set(incidentId, done);
      return done;
    },
  };
}
