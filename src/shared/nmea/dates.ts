/** Gives every epoch its full UTC time: midnight, missing dates and GPS week rollover. */
import { DAY_MS } from './fields';

/** GPS counts weeks modulo 1024; an old receiver's date is wrong by a multiple of that. */
export const ROLLOVER_WEEKS = 1024;
const ROLLOVER_MS = ROLLOVER_WEEKS * 7 * DAY_MS;

export interface Undated {
  readonly timeOfDayMs: number;
  readonly dayMs: number | null;
  readonly valid: boolean;
  /** The date comes from a line whose checksum failed: believed only near its neighbours. */
  readonly dayDoubtful: boolean;
}

export interface Dated {
  /** One time per epoch, ms since 1970. */
  readonly timesMs: readonly number[];
  /** Weeks added because the dates lay a rollover away from the reference; usually 0. */
  readonly rolloverWeeks: number;
}

/**
 * Places epochs on the calendar. Dates of valid fixes are believed; a time of day without one
 * takes the day that brings it nearest to its neighbour, which carries it over midnight. Dates of
 * void fixes, and of lines whose checksum failed, are believed only within a day of their neighbour: a cold receiver says 1980.
 *
 * @param referenceMs a time known from elsewhere (the service, the device's clock), or null. Only
 *   with it can a week rollover be seen, and a file without any date be placed.
 * @returns null when there is neither a date nor a reference.
 */
export function dateEpochs(epochs: readonly Undated[], referenceMs: number | null): Dated | null {
  const anchor = findAnchor(epochs, referenceMs);
  if (anchor === null) return null;
  const timesMs = new Array<number>(epochs.length);
  const place = (index: number, neighbourMs: number): number => {
    const epoch = epochs[index];
    if (epoch === undefined) return neighbourMs;
    const timeMs = timeNear(epoch, neighbourMs);
    timesMs[index] = timeMs;
    return timeMs;
  };
  let lastMs = anchor.timeMs;
  for (let index = anchor.index; index < epochs.length; index += 1) lastMs = place(index, lastMs);
  lastMs = anchor.timeMs;
  for (let index = anchor.index - 1; index >= 0; index -= 1) lastMs = place(index, lastMs);

  const rollovers =
    referenceMs === null ? 0 : Math.round((referenceMs - anchor.timeMs) / ROLLOVER_MS);
  if (rollovers === 0) return { timesMs, rolloverWeeks: 0 };
  return {
    timesMs: timesMs.map((timeMs) => timeMs + rollovers * ROLLOVER_MS),
    rolloverWeeks: rollovers * ROLLOVER_WEEKS,
  };
}

function findAnchor(
  epochs: readonly Undated[],
  referenceMs: number | null,
): { index: number; timeMs: number } | null {
  let index = epochs.findIndex((epoch) => believed(epoch) && epoch.dayMs !== null);
  if (index === -1) index = epochs.findIndex((epoch) => epoch.dayMs !== null);
  const epoch = epochs[index];
  if (epoch !== undefined && epoch.dayMs !== null)
    return { index, timeMs: epoch.dayMs + epoch.timeOfDayMs };
  const first = epochs[0];
  if (referenceMs === null || first === undefined) return null;
  return { index: 0, timeMs: nearestDay(first.timeOfDayMs, referenceMs) };
}

function timeNear(epoch: Undated, neighbourMs: number): number {
  if (epoch.dayMs !== null) {
    const ownMs = epoch.dayMs + epoch.timeOfDayMs;
    if (believed(epoch) || Math.abs(ownMs - neighbourMs) <= DAY_MS) return ownMs;
  }
  return nearestDay(epoch.timeOfDayMs, neighbourMs);
}

const believed = ({ valid, dayDoubtful }: Undated): boolean => valid && !dayDoubtful;

function nearestDay(timeOfDayMs: number, neighbourMs: number): number {
  return timeOfDayMs + Math.round((neighbourMs - timeOfDayMs) / DAY_MS) * DAY_MS;
}
