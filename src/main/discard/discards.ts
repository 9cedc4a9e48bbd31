/** Discards an event in the cloud: checks what is saved here, writes down who and why, then asks the service. */
import type { DiscardCheck, DiscardInput } from '@shared/domain/discard';
import type { IncidentDetail } from '@shared/domain/incident';
import { AppError, toErrorData } from '@shared/errors';
import type { FleetClient } from '@main/fleet';
import { incidentIdOf, type Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { missingHere } from './missing-here';

type Service = Pick<FleetClient, 'discardEvent' | 'event' | 'eventAssets'>;

export interface DiscardsOptions {
  readonly library: Library;
  /** Null while nobody is signed in. */
  readonly service: () => Service | null;
  /** Whose incidents the service knows. */
  readonly partitionId: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Discards {
  /** What would be lost, by the service's own list of this moment. @throws AppError when it cannot be asked */
  check(incidentId: string): Promise<DiscardCheck>;
  /**
   * Irreversible in the cloud; nothing on this disk is deleted.
   * @throws AppError `discard.needs-name`, `discard.not-saved` without a reason while something is missing here,
   * `discard.busy` while it is being saved, `hold.keeps`, `service.*`, `network.*`; in all of these the event is still there,
   * or nobody knows, and the record says so.
   */
  discard(input: DiscardInput): Promise<IncidentDetail>;
}

export function createDiscards(options: DiscardsOptions): Discards {
  const { library, clock, log } = options;
  const running = new Set<string>();

  const serviceFor = (incidentId: string): Service => {
    const service = options.service();
    const partitionId = options.partitionId();
    if (service === null || partitionId === null) throw new AppError('service.signed-out');
    // One fleet's service must never be asked for another fleet's ticket.
    const { ticket } = library.detail(incidentId);
    if (incidentIdOf(partitionId, ticket) !== incidentId) throw new AppError('library.not-found');
    return service;
  };

  const missing = async (
    service: Service,
    incident: IncidentDetail,
  ): Promise<readonly string[]> => {
    const assets = await service.eventAssets(incident.ticket).catch((caught: unknown) => {
      // Without a list of media there is only what is known here.
      if (toErrorData(caught).code === 'service.not-found') return null;
      throw caught;
    });
    return missingHere(incident, assets?.value ?? null);
  };

  /** A lost answer is not guessed: the event's own page says whether it is still there. */
  const isGone = async (service: Service, ticket: string): Promise<boolean> => {
    try {
      await service.event(ticket);
      return false;
    } catch (caught) {
      return toErrorData(caught).code === 'service.not-found';
    }
  };

  const send = async (
    service: Service,
    ticket: string,
  ): Promise<Readonly<Record<string, unknown>>> => {
    try {
      const answer = await service.discardEvent(ticket);
      return { answer: answer.raw };
    } catch (caught) {
      const error = toErrorData(caught);
      const unsure = error.code.startsWith('network.') || error.code === 'service.unreadable';
      const missed = error.code === 'service.not-found';
      if ((unsure || missed) && (await isGone(service, ticket))) {
        return { answer: null, note: 'The service no longer has the event.' };
      }
      throw caught;
    }
  };

  const carryOut = async (service: Service, input: DiscardInput): Promise<IncidentDetail> => {
    const { incidentId } = input;
    const user = input.userName.trim();
    const reason = input.reason.trim();
    const incident = library.detail(incidentId);
    if (incident.discardedAtMs !== null) return incident;
    if (user === '') throw new AppError('discard.needs-name');
    library.hold.refuse(incidentId);
    if (incident.saveState === 'queued' || incident.saveState === 'saving') {
      throw new AppError('discard.busy');
    }
    const open = await missing(service, incident);
    if (open.length > 0 && reason === '') {
      throw new AppError('discard.not-saved', { detail: `Not here: ${open.join(', ')}.` });
    }
    const facts = { ticket: incident.ticket, reason, notSavedHere: open };
    library.custody.append(incidentId, { action: 'discard-requested', user, data: facts });
    try {
      const said = await send(service, incident.ticket);
      library.saving.markDiscarded(incidentId, clock.now(), {
        action: 'discarded',
        user,
        data: { ...facts, ...said, where: 'the fleet service', kept: 'everything saved here' },
      });
    } catch (caught) {
      const { code, service: words } = toErrorData(caught);
      library.custody.append(incidentId, {
        action: 'discard-failed',
        user,
        data: { ticket: incident.ticket, code, ...(words === undefined ? {} : { service: words }) },
      });
      log.warn('an event could not be discarded', { code });
      throw caught;
    } finally {
      await library.saving.writeIncidentFiles(incidentId);
    }
    return library.detail(incidentId);
  };

  return {
    async check(incidentId) {
      const service = serviceFor(incidentId);
      const open = await missing(service, library.detail(incidentId));
      return { complete: open.length === 0, missing: open };
    },
    async discard(input) {
      const service = serviceFor(input.incidentId);
      if (running.has(input.incidentId)) throw new AppError('discard.busy');
      running.add(input.incidentId);
      try {
        return await carryOut(service, input);
      } finally {
        running.delete(input.incidentId);
      }
    },
  };
}
