/** Ordinary traffic that makes a road look used. */
import type { ActorPlan } from '../story';
import { PAINT } from './cast';

const COLOURS = Object.values(PAINT);

/**
 * Oncoming vehicles.
 * @param meetings seconds from the event at which each passes the place of the event.
 * @param kph their speed.
 * @param across metres right of the path's line, negative on the other lane.
 */
export function oncoming(meetings: readonly number[], kph: number, across = -1.85): ActorPlan[] {
  const mps = kph / 3.6;
  return meetings.map((meets, index) => ({
    kind:
      index % 4 === 2 ? ('van' as const) : index % 5 === 4 ? ('truck' as const) : ('car' as const),
    colour: COLOURS[(index * 3 + Math.abs(Math.round(meets))) % COLOURS.length] ?? PAINT.silver,
    along: [
      [meets - 60, 60 * mps],
      [meets + 60, -60 * mps],
    ],
    across: [[0, across]],
    turn: [[0, 180]],
  }));
}

/** Parked at the kerb, metres from the place of the event. */
export function parked(places: readonly number[], across: number): ActorPlan[] {
  return places.map((metres, index) => ({
    kind: index % 3 === 1 ? ('van' as const) : ('car' as const),
    colour: COLOURS[(index * 5 + 2) % COLOURS.length] ?? PAINT.silver,
    along: [[0, metres]],
    across: [[0, across]],
    turn: [[0, across < 0 ? 180 : 0]],
  }));
}

/** Oncoming vehicles that meet the own vehicle at these seconds, wherever it is then. */
export function met(meetings: readonly number[], across = -1.85): ActorPlan[] {
  return meetings.map((meets, index) => ({
    kind:
      index % 5 === 3 ? ('van' as const) : index % 7 === 5 ? ('truck' as const) : ('car' as const),
    colour: COLOURS[(index * 3) % COLOURS.length] ?? PAINT.silver,
    gap: [
      [meets - 20, 420],
      [meets + 20, -420],
    ],
    across: [[0, across]],
    turn: [[0, 180]],
  }));
}
