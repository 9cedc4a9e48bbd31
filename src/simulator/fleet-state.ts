/** All that the simulated fleet knows: fleets, events in order of time, their media, what was discarded. */
import type { DemoFleet } from './demo-folder';
import type { FleetAssets, FleetEvent } from './fleet-event';
import type { MediaFile } from './media-files';
import { syntheticAssets, syntheticEvents } from './synthetic';

export interface SimulatedFleet {
  readonly id: number;
  readonly name: string;
  readonly depth: number;
}

export interface FleetState {
  readonly fleets: readonly SimulatedFleet[];
  /** The fleet's own time, unix seconds, possibly fractional. */
  nowSeconds(): number;
  /** Oldest first. */
  events(fleetId: number): readonly FleetEvent[];
  find(fleetId: number, ticket: string): FleetEvent | undefined;
  assets(event: FleetEvent): FleetAssets;
  /** What a device has sent before, to be sent again as a remote clip; undefined when nothing. */
  recordedBy(deviceCid: string, captureMode: string): FleetAssets['videos'][number] | undefined;
  add(event: FleetEvent, assets: FleetAssets): void;
  discard(event: FleetEvent): void;
  nextId(): number;
  media(key: string): MediaFile | undefined;
}

export interface FleetStateOptions {
  readonly demo: DemoFleet | null;
  readonly syntheticCount: number;
  readonly seed: number;
  readonly nowSeconds: () => number;
}

const DEFAULT_FLEETS: readonly SimulatedFleet[] = [
  { id: 1, name: 'Harbour City Deliveries', depth: 0 },
  { id: 2, name: 'Harbour City Night Shift', depth: 1 },
];
/** Each further fleet has a few events of its own, so that a switch shows. */
const OTHER_FLEET_EVENTS = 20;

export function createFleetState(options: FleetStateOptions): FleetState {
  const fleets = options.demo?.manifest.fleets ?? DEFAULT_FLEETS;
  const mainFleetId = fleets[0]?.id ?? 1;
  const untilSeconds = Math.floor(options.nowSeconds());
  const made = fleets.flatMap(({ id }, index) =>
    syntheticEvents({
      count: id === mainFleetId ? options.syntheticCount : OTHER_FLEET_EVENTS,
      seed: options.seed + index,
      fleetId: id,
      untilSeconds,
      prefix: `SYN${id}-`,
    }),
  );
  const events = new Map<string, FleetEvent>();
  const assetsByTicket = new Map<string, FleetAssets>(options.demo?.assetsByTicket);
  const lists = new Map<number, readonly FleetEvent[]>();
  for (const event of [...(options.demo?.events ?? []), ...made]) events.set(event.ticket, event);
  let lastId = events.size;

  function assets(event: FleetEvent): FleetAssets {
    return assetsByTicket.get(event.ticket) ?? syntheticAssets(event);
  }

  return {
    fleets,
    nowSeconds: options.nowSeconds,
    events(fleetId) {
      let list = lists.get(fleetId);
      if (!list) {
        list = [...events.values()]
          .filter((event) => event.fleetId === fleetId)
          .sort((a, b) => a.timestamp - b.timestamp || (a.ticket < b.ticket ? -1 : 1));
        lists.set(fleetId, list);
      }
      return list;
    },
    find(fleetId, ticket) {
      const event = events.get(ticket);
      return event?.fleetId === fleetId ? event : undefined;
    },
    assets,
    recordedBy(deviceCid, captureMode) {
      for (const [ticket, recorded] of assetsByTicket) {
        if (events.get(ticket)?.deviceCid !== deviceCid) continue;
        const video = recorded.videos.find((one) => one.captureMode === captureMode && one.media);
        if (video) return video;
      }
      return undefined;
    },
    add(event, itsAssets) {
      events.set(event.ticket, event);
      assetsByTicket.set(event.ticket, itsAssets);
      lists.clear();
    },
    discard(event) {
      events.delete(event.ticket);
      lists.clear();
    },
    nextId: () => ++lastId,
    media(key) {
      const owner = [...ownersOf(key, events, assetsByTicket)].flatMap((one) => filesOf(one));
      return owner.find((file) => file.key === key);
    },
  };
}

/** Which assets may hold a file: made-up keys name their ticket, demo files are looked for. */
function* ownersOf(
  key: string,
  events: ReadonlyMap<string, FleetEvent>,
  assetsByTicket: ReadonlyMap<string, FleetAssets>,
): Generator<FleetAssets> {
  const event = events.get(key.split('/')[1] ?? '');
  if (event && !assetsByTicket.has(event.ticket)) yield syntheticAssets(event);
  yield* assetsByTicket.values();
}

function filesOf(assets: FleetAssets): readonly MediaFile[] {
  return [
    ...assets.videos.flatMap((video) => [video.media, video.screenshot]),
    ...assets.snapshots.map((snapshot) => snapshot.media),
    assets.nmea,
  ].filter((file) => file !== null);
}
