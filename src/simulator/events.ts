/** The event list with its filters, order and pages, the detail of one event, and discarding it. */
import { answer, type Ask, commaList, refuse, type Reply, wholeNumber } from './exchange';
import type { FleetEvent } from './fleet-event';
import type { FleetState } from './fleet-state';
import type { Json } from './envelope';

/** Documented: without `limit` a page holds five. */
const DEFAULT_LIMIT = 5;
/** Ours: a page never holds more, whatever is asked for. */
const MAX_LIMIT = 1000;

/** `offset` and `limit` of a list, held inside what the service gives. */
export function pageOf<T>(ask: Ask, list: readonly T[]): readonly T[] {
  const offset = Math.max(0, wholeNumber(ask, 'offset', 0));
  const limit = Math.min(MAX_LIMIT, Math.max(0, wholeNumber(ask, 'limit', DEFAULT_LIMIT)));
  return list.slice(offset, offset + limit);
}

export function listEvents(ask: Ask, fleetId: number, state: FleetState): Reply {
  const since = wholeNumber(ask, 'since', -Infinity);
  const until = wholeNumber(ask, 'until', Infinity);
  const types = commaList(ask, 'type');
  const devices = commaList(ask, 'device_cids');
  const serial = ask.query.get('serial_number');
  const keyword = (ask.query.get('keyword') ?? '').trim().toLowerCase();
  const matching = state
    .events(fleetId)
    .filter(
      (event) =>
        event.timestamp >= since &&
        event.timestamp <= until &&
        (types === null || types.has(String(event.type))) &&
        (devices === null || devices.has(event.deviceCid)) &&
        (serial === null || serial === '' || serial === event.deviceCid) &&
        (keyword === '' || hasKeyword(event, keyword)),
    );
  const ascending = ask.query.get('order')?.toUpperCase() === 'ASC';
  const ordered = ascending ? matching : matching.reverse();
  return answer({ count: matching.length, data: pageOf(ask, ordered).map(listRecord) });
}

function hasKeyword(event: FleetEvent, keyword: string): boolean {
  return (
    (event.driverName?.toLowerCase().includes(keyword) ?? false) ||
    event.vehicleName.toLowerCase().includes(keyword)
  );
}

export function showEvent(ask: Ask, fleetId: number, state: FleetState): Reply {
  const event = state.find(fleetId, ask.params['ticket'] ?? '');
  if (!event) return refuse('unknownEvent');
  return answer({ data: [detailRecord(event, captureModes(event, state))] });
}

export function discardEvent(ask: Ask, fleetId: number, state: FleetState): Reply {
  const event = state.find(fleetId, ask.params['ticket'] ?? '');
  if (!event) return refuse('unknownEvent');
  state.discard(event);
  return answer({});
}

/** What lists and details have in common. */
function commonFields(event: FleetEvent): Json {
  return {
    car_id: event.carId,
    clicked_count: 0,
    device_cid: event.deviceCid,
    driver_avatar: null,
    driver_id: event.driverId,
    driver_name: event.driverName,
    driver_status: event.driverName === null ? 0 : 1,
    expired: event.expired,
    expiry: event.expiryDays,
    is_new: event.expiryDays > 28,
    lat: event.latitude,
    lng: event.longitude,
    name: event.vehicleName,
    recording_id: event.id,
    severity_level: event.severityLevel,
    tag: 0,
    ticket: event.ticket,
    ticket_linked: event.linkedTicket,
    timestamp: event.timestamp,
    trip_id: event.tripId,
    type: event.type,
    type_name: event.typeName,
    upload_status: event.uploading ? 1 : 2,
    uuid: event.uuid,
    video_uploaded: event.videosUploaded,
    videos_count: event.videosUploaded,
    videos_total_count: event.videosTotal,
  };
}

function listRecord(event: FleetEvent): Json {
  return {
    asset_info: { uploading: event.uploading, has_video: event.videosUploaded > 0 },
    ...commonFields(event),
  };
}

function detailRecord(event: FleetEvent, modes: CaptureModes): Json {
  const over =
    event.speedKph !== null && event.speedLimitKph !== null
      ? Math.max(0, event.speedKph - event.speedLimitKph)
      : null;
  const overSeverity = over === null ? null : Math.min(3, Math.ceil(over / 10));
  return {
    ...commonFields(event),
    coaching_id: null,
    comments_count: 0,
    is_highlight: 'false',
    organization_id: event.fleetId,
    over_speed_kph: over,
    over_speed_severity: overSeverity,
    session_id: null,
    session_type: null,
    speed_data: {
      is_over_speed: over === null ? null : over > 0,
      over_speed_kph: over,
      over_speed_severity: overSeverity,
      speed_kph: event.speedKph,
      speed_limit_kph: event.speedLimitKph,
    },
    speed_kph: event.speedKph,
    speed_limit_kph: event.speedLimitKph,
    total_videos: event.videosTotal,
    event_assets: assetCounts(modes),
  };
}

export interface CaptureModes {
  readonly snapshot: readonly string[];
  readonly video: readonly string[];
}

export function captureModes(event: FleetEvent, state: FleetState): CaptureModes {
  const assets = state.assets(event);
  return {
    snapshot: assets.snapshots.map((snapshot) => snapshot.captureMode),
    video: assets.videos.map((video) => video.captureMode),
  };
}

export function assetCounts(modes: CaptureModes): Json {
  return {
    capture_mode: modes,
    total_snapshots: modes.snapshot.length,
    total_videos: modes.video.length,
  };
}
