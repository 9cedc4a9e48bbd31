/** The words for completeness: the same on screen, on paper and in a table. */
import { plural } from '../units';
import {
  isComplete,
  OPEN_FATES,
  WAITING_FATES,
  type Completeness,
  type EventFate,
} from './completeness';

export const FATE_NAMES: Readonly<Record<EventFate, string>> = {
  expired: 'Expired before it was saved',
  removed: 'No longer in the service',
  'deleted-here': 'Deleted here after it was saved',
  'never-arrived': 'Never arrived in the cloud',
  failed: 'Saving failed',
  'to-save': 'Not saved yet',
  saving: 'Being saved',
  coming: 'Still coming from the device',
  'no-video': 'Without a video',
  saved: 'Saved',
};

/** The one sentence that the reader came for. */
export function verdictOf(sums: Completeness): string {
  if (sums.events === 0) return 'There is no event in this period.';
  if (isComplete(sums)) return 'Everything that was recorded in this period is saved.';
  const count = (fates: readonly EventFate[]): number =>
    fates.reduce((sum, fate) => sum + sums.fates[fate], 0);
  const parts = [
    [sums.lost, 'lost'],
    [count(OPEN_FATES), 'not saved yet'],
    [count(WAITING_FATES), 'still on the way'],
  ] as const;
  const said = parts.filter(([events]) => events > 0).map(([events, what]) => `${events} ${what}`);
  return `Not everything is saved: of ${plural(sums.events, 'event')}, ${said.join(', ')}.`;
}
