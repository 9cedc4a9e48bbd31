/** The safety report of a period: counts by category, trips, and trends over days of the asked zone. */
import type { Json } from './envelope';
import { EVENT_CATEGORIES, type EventCategory } from './event-types';
import { answer, type Ask, refuse, type Reply, wholeNumber } from './exchange';
import type { FleetEvent } from './fleet-event';
import type { FleetState } from './fleet-state';
import { seededRandom } from './random';

export function showSafetyReport(ask: Ask, fleetId: number, state: FleetState): Reply {
  const since = wholeNumber(ask, 'since', -Infinity);
  const until = wholeNumber(ask, 'until', Infinity);
  const dayOf = dayNames(ask.query.get('tz') ?? 'UTC');
  if (!dayOf) return refuse('badRequest', 'tz');
  const events = state
    .events(fleetId)
    .filter(({ timestamp }) => timestamp >= since && timestamp <= until);
  return answer({
    summary: {
      event_category: EVENT_CATEGORIES.map((category) => ({
        category,
        count: events.filter((event) => event.category === category).length,
      })),
      trip: tripTotals(events),
    },
    trend: EVENT_CATEGORIES.map((category) => trendOf(category, events, dayOf)),
  });
}

/**
 * Names the day of a moment in a zone: an IANA name, or an offset such as `+02:00`.
 * @returns null for a zone nobody knows.
 */
function dayNames(zone: string): ((timestamp: number) => string) | null {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone.trim());
  if (offset) {
    const [, sign, hours, minutes] = offset;
    const seconds = (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1);
    return (timestamp) => new Date((timestamp + seconds) * 1000).toISOString().slice(0, 10);
  }
  try {
    // The Swedish form of a date is the ISO one.
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    return (timestamp) => format.format(timestamp * 1000);
  } catch {
    return null;
  }
}

/** Each trip drives the same made-up way whenever it is asked for; metres and seconds. */
function tripTotals(events: readonly FleetEvent[]): Json {
  const trips = [...new Set(events.map((event) => event.tripId))];
  const made = trips.map((trip) => {
    const random = seededRandom(trip);
    const seconds = 900 + Math.round(random() * 6300);
    return {
      seconds,
      metres: Math.round(seconds * (6 + random() * 10)),
      idle: Math.round(seconds * random() * 0.2),
    };
  });
  const sum = (of: (trip: (typeof made)[number]) => number): number =>
    made.reduce((total, trip) => total + of(trip), 0);
  return {
    total_distance: sum((trip) => trip.metres),
    total_idling: sum((trip) => trip.idle),
    total_time: sum((trip) => trip.seconds),
    total_trips: trips.length,
  };
}

function trendOf(
  category: EventCategory,
  events: readonly FleetEvent[],
  dayOf: (timestamp: number) => string,
): Json {
  const days = new Map<string, FleetEvent[]>();
  for (const event of events) {
    if (event.category !== category) continue;
    const day = dayOf(event.timestamp);
    const list = days.get(day);
    if (list) list.push(event);
    else days.set(day, [event]);
  }
  return {
    events: [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, list]) => ({ date, types: countTypes(list), severity: countLevels(list) })),
    trend_type: category,
  };
}

function countTypes(events: readonly FleetEvent[]): Json[] {
  const counts = new Map<number, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
}

function countLevels(events: readonly FleetEvent[]): Json {
  const at = (level: number) => events.filter((event) => event.severityLevel === level).length;
  return { lv_1: at(1), lv_2: at(2), lv_3: at(3) };
}
