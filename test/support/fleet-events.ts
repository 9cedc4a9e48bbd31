/** Builds list records of the service for tests that need no server. */
import type { EventPage, FleetEvent } from '@main/fleet/types';

export function fleetEvent(fields: Partial<FleetEvent> = {}): FleetEvent {
  return {
    ticket: 'T1',
    ticketLinked: null,
    timeMs: Date.UTC(2026, 9, 21, 7, 42),
    type: 1,
    typeName: 'Impact',
    severityLevel: 2,
    driverId: '5',
    driverName: 'Chloé Castillo',
    vehicleName: 'Van 007',
    carId: '7',
    deviceCid: 'SIM000007',
    tripId: '9',
    latitudeDeg: 48.1,
    longitudeDeg: 11.5,
    tag: 0,
    uploadStatus: 1,
    videosUploaded: 2,
    videosTotal: 2,
    uploading: false,
    hasVideo: true,
    daysLeft: 10,
    expired: false,
    ...fields,
  };
}

/** A page whose raw records are the events themselves. */
export function eventPage(events: readonly FleetEvent[]): EventPage {
  return {
    count: events.length,
    events: events.map((event) => ({ event, raw: { ...event } })),
    unreadable: [],
  };
}
