/** Sends what was asked for: one request a camera, each written down before it leaves. */
import { randomUUID } from 'node:crypto';
import type { ClipAsk } from '@shared/domain/clip-desk';
import { MAX_CLIP_SECONDS, MIN_CLIP_SECONDS } from '@shared/domain/clip-task';
import { AppError, type ErrorCode } from '@shared/errors';
import { APP_CHAIN } from '@main/custody';
import type { FleetClient } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import type { ClipLibrary } from './join-library';
import type { NewClipRequest, RequestTable } from './request-table';

/** After these nobody knows whether the service has taken the request. */
const UNCLEAR: ReadonlySet<ErrorCode> = new Set([
  'network.timeout',
  'network.interrupted',
  'service.failed',
  'service.unreadable',
]);

export interface SendTools {
  readonly library: ClipLibrary;
  readonly table: RequestTable;
  readonly clock: Clock;
  readonly user: () => string;
  readonly changed: () => void;
}

/** @throws AppError `input.invalid` before anything is written or sent. */
export function checkAsk(ask: ClipAsk, nowMs: number): void {
  const refuse = (detail: string): never => {
    throw new AppError('input.invalid', { detail });
  };
  const { durationSeconds } = ask;
  if (ask.deviceId.trim() === '') refuse('No device was chosen.');
  if (ask.cameraIds.length === 0) refuse('No camera was chosen.');
  if (ask.fileName.trim() === '') refuse('The clip needs a name.');
  if (ask.timeMs > nowMs) refuse('This moment has not been recorded yet.');
  if (
    !Number.isInteger(durationSeconds) ||
    durationSeconds < MIN_CLIP_SECONDS ||
    durationSeconds > MAX_CLIP_SECONDS
  ) {
    refuse('A clip is 1 second to 24 hours long.');
  }
}

/**
 * Returns the ids of the requests that left. A refused one leaves nothing behind; one whose answer
 * got lost stays as `unclear`.
 * @throws AppError of the client for the first that surely did not arrive
 */
export async function sendAsk(
  tools: SendTools,
  service: FleetClient,
  partitionId: string,
  ask: ClipAsk,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const sent: string[] = [];
  for (const cameraId of ask.cameraIds) {
    const request = newRequest(tools, partitionId, ask, cameraId);
    tools.table.add(request);
    tools.changed();
    await sendOne(tools, service, request, signal);
    sent.push(request.requestId);
    await noteCustody(tools, request);
    tools.changed();
  }
  return sent;
}

function newRequest(
  { library, clock, user }: SendTools,
  partitionId: string,
  ask: ClipAsk,
  cameraId: string,
): NewClipRequest {
  const vehicle = library.database.get(
    `SELECT vehicle_name FROM incidents WHERE partition_id = ? AND device_id = ?
     ORDER BY event_time_ms DESC LIMIT 1`,
    partitionId,
    ask.deviceId,
  );
  const vehicleName = vehicle?.['vehicle_name'];
  return {
    requestId: randomUUID(),
    partitionId,
    deviceId: ask.deviceId,
    vehicleName: typeof vehicleName === 'string' ? vehicleName : null,
    cameraId,
    fileName: ask.fileName.trim(),
    timeMs: ask.timeMs,
    durationSeconds: ask.durationSeconds,
    singleEvent: ask.singleEvent,
    saveWhenArrived: ask.saveWhenArrived,
    aboutIncidentId: ask.aboutIncidentId,
    askedBy: user(),
    askedAtMs: clock.now(),
  };
}

async function sendOne(
  { table, clock, changed }: SendTools,
  service: FleetClient,
  request: NewClipRequest,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { value } = await service.requestClip(
      {
        deviceCid: request.deviceId,
        cameraId: request.cameraId,
        fileName: request.fileName,
        targetTimeMs: request.timeMs,
        singleEvent: request.singleEvent,
        durationSeconds: request.durationSeconds,
      },
      signal,
    );
    table.update(request.requestId, {
      taskId: value.taskId,
      phase: 'waiting',
      nextCheckMs: clock.now(),
    });
  } catch (caught) {
    const isUnclear = signal.aborted || (caught instanceof AppError && UNCLEAR.has(caught.code));
    if (isUnclear) {
      table.update(request.requestId, { phase: 'unclear', nextCheckMs: clock.now() });
      return;
    }
    table.remove(request.requestId);
    changed();
    throw caught;
  }
}

/** In the chain of the incident it was asked for from, else in the app's own. */
async function noteCustody({ library }: SendTools, request: NewClipRequest): Promise<void> {
  const about = request.aboutIncidentId;
  const known =
    about !== null &&
    library.database.get('SELECT 1 FROM incidents WHERE incident_id = ?', about) !== undefined;
  library.custody.append(known ? about : APP_CHAIN, {
    action: 'clip-requested',
    user: request.askedBy,
    data: {
      device: request.deviceId,
      camera: request.cameraId,
      timeMs: request.timeMs,
      durationSeconds: request.durationSeconds,
      fileName: request.fileName,
    },
  });
  if (known) await library.saving.repairCustodyCopies();
}
