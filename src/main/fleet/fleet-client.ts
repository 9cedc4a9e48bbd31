/** The signed-in service as one object: every endpoint bound to one connection. */
import { listManualUploads, requestClip, showTaskResult } from './clip-calls';
import type { Connection } from './connection';
import { discardEvent, listEventAssets, listEvents, showEvent } from './event-calls';
import { showConfiguration, showSafetyReport } from './report-calls';
import { verifyToken } from './sign-in-calls';
import type { FleetClient } from './types';

export function createFleetClient(connection: Connection): FleetClient {
  return {
    verifyToken: (signal) => verifyToken(connection, signal),
    events: (query, signal) => listEvents(connection, query, signal),
    event: (ticket, signal) => showEvent(connection, ticket, signal),
    eventAssets: (ticket, signal) => listEventAssets(connection, ticket, signal),
    discardEvent: (ticket, signal) => discardEvent(connection, ticket, signal),
    manualUploads: (query, signal) => listManualUploads(connection, query, signal),
    requestClip: (request, signal) => requestClip(connection, request, signal),
    taskResult: (taskId, signal) => showTaskResult(connection, taskId, signal),
    safetyReport: (query, signal) => showSafetyReport(connection, query, signal),
    configuration: (signal) => showConfiguration(connection, signal),
  };
}
