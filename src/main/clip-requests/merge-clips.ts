/** Puts the requests made here and the service's uploads together: one row a clip, newest first. */
import { isOpen, type ClipReport, type RemoteClip } from '@shared/domain/clip-desk';
import { deadlineOf, phaseOfTask } from '@shared/domain/clip-explain';
import type { ManualUpload, TaskReport } from '@main/fleet/types';
import type { ClipRequestRow } from './request-table';

/** Which upload a request became, as an index into `uploads`; every upload belongs to one request at most. */
export function matchUploads(
  requests: readonly ClipRequestRow[],
  uploads: readonly ManualUpload[],
): ReadonlyMap<string, number> {
  const matches = new Map<string, number>();
  const taken = new Set<number>();
  const take = (requestId: string, index: number): void => {
    matches.set(requestId, index);
    taken.add(index);
  };
  for (const request of requests) {
    const index = uploads.findIndex(
      (upload, at) => !taken.has(at) && upload.ticket !== null && upload.ticket === request.ticket,
    );
    if (index >= 0) take(request.requestId, index);
  }
  // The list names no task: the device and the file name have to do, the nearest moment first.
  for (const request of requests) {
    if (matches.has(request.requestId)) continue;
    const best = uploads
      .map((upload, index) => ({ upload, index }))
      .filter(
        ({ upload, index }) =>
          !taken.has(index) &&
          upload.deviceCid === request.deviceId &&
          sameName(upload.name, request.fileName) &&
          (request.ticket === null || upload.ticket === null),
      )
      .sort((a, b) => distance(a.upload, request) - distance(b.upload, request))[0];
    if (best) take(request.requestId, best.index);
  }
  return matches;
}

export interface KnownIncidents {
  /** The library's incident of a ticket; null when it has none. */
  readonly ofTicket: (ticket: string) => string | null;
  readonly isSaved: (incidentId: string) => boolean;
  /** IANA zone of an incident's place; null when it is not known. */
  readonly zoneOf: (incidentId: string) => string | null;
}

export function mergeClips(
  requests: readonly ClipRequestRow[],
  uploads: readonly ManualUpload[],
  incidents: KnownIncidents,
): readonly RemoteClip[] {
  const matches = matchUploads(requests, uploads);
  const matched = new Set(matches.values());
  const idsOf = (ticket: string | null): readonly string[] => {
    const id = ticket === null ? null : incidents.ofTicket(ticket);
    return id === null ? [] : [id];
  };
  const own = requests.map((request) => {
    const index = matches.get(request.requestId);
    const upload = index === undefined ? null : (uploads[index] ?? null);
    return ofRequest(request, upload, idsOf(request.ticket ?? upload?.ticket ?? null));
  });
  const others = uploads.flatMap((upload, index) =>
    matched.has(index) ? [] : [ofUpload(upload, index, idsOf(upload.ticket))],
  );
  return [...own, ...others]
    .map((clip) => ({
      ...clip,
      saved: allSaved(clip.incidentIds, incidents),
      zone: zoneOfClip(clip, incidents),
    }))
    .sort((a, b) => newest(b) - newest(a));
}

export function reportOf(report: TaskReport): ClipReport {
  return {
    code: report.code,
    description: report.description,
    state: report.state,
    stateDescription: report.stateDescription,
    reportedAtMs: report.reportedAtMs,
    cameras: report.cameras.map((camera) => ({
      cameraId: camera.cameraId,
      stage: camera.stage,
      word: camera.state,
      reportedAtMs: camera.reportedAtMs,
    })),
  };
}

type Merged = Omit<RemoteClip, 'saved' | 'zone'>;

function ofRequest(
  request: ClipRequestRow,
  upload: ManualUpload | null,
  incidentIds: readonly string[],
): Merged {
  return {
    clipId: request.requestId,
    askedHere: true,
    name: request.fileName,
    deviceId: request.deviceId,
    vehicleName: request.vehicleName ?? upload?.vehicleName ?? null,
    cameraId: request.cameraId,
    timeMs: request.timeMs,
    durationSeconds: request.durationSeconds,
    singleEvent: request.singleEvent,
    saveWhenArrived: request.saveWhenArrived,
    askedAtMs: request.askedAtMs,
    askedBy: request.askedBy,
    aboutIncidentId: request.aboutIncidentId,
    phase: request.phase,
    taskState: request.taskState,
    history: request.history,
    deadlineMs: isOpen(request.phase) ? deadlineOf(request.askedAtMs) : null,
    checkedAtMs: request.checkedAtMs,
    nextCheckMs: request.nextCheckMs,
    problem: request.problem,
    timeLapse: upload?.timeLapse ?? false,
    timeLapseRate: upload?.timeLapseRate ?? null,
    incidentIds: [...new Set([...request.incidentIds, ...incidentIds])],
    daysLeft: upload?.daysLeft ?? request.daysLeft,
    expired: upload?.expired ?? false,
  };
}

function ofUpload(upload: ManualUpload, index: number, incidentIds: readonly string[]): Merged {
  const history = upload.report === null ? [] : [reportOf(upload.report)];
  return {
    clipId: uploadClipId(upload, index),
    askedHere: false,
    name: upload.name ?? upload.vehicleName ?? upload.ticket ?? 'Clip without a name',
    deviceId: upload.deviceCid,
    vehicleName: upload.vehicleName,
    cameraId: null,
    timeMs: upload.recordingStartMs ?? upload.timeMs,
    durationSeconds: null,
    singleEvent: null,
    saveWhenArrived: false,
    askedAtMs: null,
    askedBy: '',
    aboutIncidentId: null,
    phase:
      upload.taskState === null && upload.ticket !== null
        ? 'done'
        : phaseOfTask(upload.taskState, history),
    taskState: upload.taskState,
    history,
    deadlineMs: null,
    checkedAtMs: null,
    nextCheckMs: null,
    problem: null,
    timeLapse: upload.timeLapse,
    timeLapseRate: upload.timeLapseRate,
    incidentIds,
    daysLeft: upload.daysLeft,
    expired: upload.expired,
  };
}

/** The same from one reading of the list to the next, so that the chosen row stays chosen. */
export function uploadClipId(upload: ManualUpload, index: number): string {
  const name = upload.ticket ?? [upload.deviceCid, upload.name, upload.timeMs ?? index].join(' ');
  return `upload:${name.slice(0, 180)}`;
}

function allSaved(incidentIds: readonly string[], { isSaved }: KnownIncidents): boolean {
  return incidentIds.length > 0 && incidentIds.every(isSaved);
}

function zoneOfClip(
  { incidentIds, aboutIncidentId }: Merged,
  { zoneOf }: KnownIncidents,
): string | null {
  const ids = aboutIncidentId === null ? incidentIds : [...incidentIds, aboutIncidentId];
  return ids.map(zoneOf).find((zone) => zone !== null) ?? null;
}

const newest = (clip: Merged): number => clip.askedAtMs ?? clip.timeMs ?? 0;

const sameName = (given: string | null, asked: string): boolean =>
  given !== null && plainName(given) === plainName(asked);

const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/\.(mp4|avi|ts)$/, '');

const distance = (upload: ManualUpload, request: ClipRequestRow): number =>
  upload.timeMs === null ? Number.MAX_SAFE_INTEGER : Math.abs(upload.timeMs - request.timeMs);
