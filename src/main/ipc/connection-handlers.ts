/** `connection:*`: trying a connection step by step, one at a time. */
import {
  CONNECTION_STEPS,
  type ConnectionCheck,
  type ConnectionStepState,
} from '@shared/domain/connection-check';
import { AppError, toErrorData } from '@shared/errors';
import { checkConnection, type CheckEnvironment, type FleetCredentials } from '../fleet';
import type { HandlersOf } from './handler-map';

export interface ConnectionHandlersOptions {
  readonly environment: CheckEnvironment;
  /** Of the signed-in account, and its fleet; null while there is none. */
  readonly signedIn: () => {
    readonly credentials: FleetCredentials;
    readonly fleetId: number | null;
  } | null;
  readonly onChange: (check: ConnectionCheck) => void;
}

export function connectionHandlers(options: ConnectionHandlersOptions): HandlersOf<'connection'> {
  let running: AbortController | null = null;
  const cancel = (): void => running?.abort();

  return {
    'connection:cancel': cancel,
    'connection:check': async ({ account }) => {
      const open = account ? { credentials: account, fleetId: null } : options.signedIn();
      if (!open) throw new AppError('service.signed-out');
      cancel();
      const mine = new AbortController();
      running = mine;
      let latest: readonly ConnectionStepState[] = CONNECTION_STEPS.map(waiting);
      const tell = (check: ConnectionCheck): ConnectionCheck => {
        // A check that was replaced by another one says no more.
        if (running === mine) options.onChange(check);
        return check;
      };
      try {
        const steps = await checkConnection(options.environment, open.credentials, {
          fleetId: open.fleetId,
          signal: mine.signal,
          onProgress: (now) => {
            latest = now;
            if (!mine.signal.aborted) tell({ status: 'running', steps: now });
          },
        });
        return tell({ status: 'done', steps });
      } catch (caught) {
        if (toErrorData(caught).code !== 'cancelled') throw caught;
        return tell({ status: 'cancelled', steps: latest.map(givenUp) });
      } finally {
        if (running === mine) running = null;
      }
    },
  };
}

function waiting(step: ConnectionStepState['step']): ConnectionStepState {
  return { step, outcome: 'waiting', seen: '', error: null };
}

function givenUp(step: ConnectionStepState): ConnectionStepState {
  if (step.outcome !== 'waiting' && step.outcome !== 'running') return step;
  return { ...step, outcome: 'skipped', seen: 'Cancelled.' };
}
