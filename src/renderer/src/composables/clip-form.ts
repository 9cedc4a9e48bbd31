/** What is typed when a clip is asked for: as text, as the request it means, and what is wrong with it. */
import type { ClipAsk, RemoteClip } from '@shared/domain/clip-desk';
import { camerasOfClip } from '@shared/domain/clip-explain';
import {
  ALL_CAMERAS,
  describeCameraStage,
  MAX_CLIP_SECONDS,
  MIN_CLIP_SECONDS,
} from '@shared/domain/clip-task';
import { zoneOffsetMinutes } from '@shared/place-time';

/** `local` is the zone of the place, or this computer's where no place is known. */
export type FormZone = 'local' | 'utc';

const MINUTE_MS = 60_000;

export interface ClipForm {
  deviceId: string;
  /** `2026-10-21`, in `zone`. */
  date: string;
  /** `07:42:05`. */
  time: string;
  zone: FormZone;
  /** IANA zone that `local` means; null is this computer's. */
  placeZone: string | null;
  durationSeconds: string;
  allCameras: boolean;
  cameraIds: readonly string[];
  fileName: string;
  singleEvent: boolean;
  saveWhenArrived: boolean;
}

/** The incident that a clip is asked for from. */
export interface AboutIncident {
  readonly incidentId: string;
  readonly eventTimeMs: number;
  /** Where the deck stands; null or absent when no deck is open. */
  readonly playheadMs?: number | null;
}

/** What is known before anything is typed. */
export interface ClipPrefill {
  readonly deviceId: string | null;
  readonly timeMs: number | null;
  /** IANA zone of the place; null when it is not known. */
  readonly zone: string | null;
  readonly durationSeconds: number;
  /** Empty: all of them. */
  readonly cameraIds: readonly string[];
  /** Empty: suggested from vehicle and moment. */
  readonly fileName: string;
  readonly singleEvent: boolean;
  readonly saveWhenArrived: boolean;
  readonly about: AboutIncident | null;
}

export const EMPTY_PREFILL: ClipPrefill = {
  deviceId: null,
  timeMs: null,
  zone: null,
  durationSeconds: 30,
  cameraIds: [],
  fileName: '',
  singleEvent: true,
  saveWhenArrived: true,
  about: null,
};

export const DURATION_PRESETS: readonly { readonly seconds: number; readonly label: string }[] = [
  { seconds: 30, label: '30 s' },
  { seconds: 60, label: '1 min' },
  { seconds: 300, label: '5 min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 h' },
];

/** Spans around an incident that people ask for. */
const ABOUT_PRESETS: readonly {
  readonly label: string;
  readonly offsetSeconds: number;
  readonly seconds: number;
}[] = [
  { label: 'Ten minutes before', offsetSeconds: -600, seconds: 600 },
  { label: 'Minute around', offsetSeconds: -30, seconds: 60 },
  { label: 'Five minutes after', offsetSeconds: 0, seconds: 300 },
];

const TEN_MINUTES_S = 600;
const MINUTE_S = 60;

/** A span that one press fills in. */
export interface ClipPreset {
  readonly label: string;
  readonly timeMs: number;
  readonly seconds: number;
}

/** The usual spans around an incident, and the minute around the picture on the deck. */
export function presetsAbout({ eventTimeMs, playheadMs }: AboutIncident): readonly ClipPreset[] {
  const around = ABOUT_PRESETS.map(({ label, offsetSeconds, seconds }) => ({
    label,
    timeMs: eventTimeMs + offsetSeconds * 1000,
    seconds,
  }));
  if (playheadMs === null || playheadMs === undefined) return around;
  const label = 'Minute around the picture on the deck';
  return [...around, { label, timeMs: minuteAround(playheadMs), seconds: MINUTE_S }];
}

/** Start of the minute with this moment in its middle; devices are asked in whole seconds. */
export function minuteAround(timeMs: number): number {
  return (Math.floor(timeMs / 1000) - MINUTE_S / 2) * 1000;
}

/** "The ten minutes before", of every camera. */
export function prefillAbout(
  incident: {
    readonly incidentId: string;
    readonly eventTimeMs: number;
    readonly deviceId: string | null;
    readonly zone: string | null;
  },
  playheadMs: number | null = null,
): ClipPrefill {
  const { incidentId, deviceId, zone } = incident;
  // The service and the two fields speak whole seconds.
  const eventTimeMs = Math.floor(incident.eventTimeMs / 1000) * 1000;
  return {
    ...EMPTY_PREFILL,
    deviceId,
    zone,
    timeMs: eventTimeMs - TEN_MINUTES_S * 1000,
    durationSeconds: TEN_MINUTES_S,
    about: { incidentId, eventTimeMs, playheadMs },
  };
}

/** The same once more; of a clip that came in part, only the cameras that are missing. */
export function prefillAgain(clip: RemoteClip): ClipPrefill {
  const failed = camerasOfClip(clip.history)
    .filter(({ stage, word }) => describeCameraStage(stage, word).outcome === 'failed')
    .flatMap(({ cameraId }) => cameraId ?? []);
  const asked = clip.cameraId === null || clip.cameraId === ALL_CAMERAS ? [] : [clip.cameraId];
  return {
    ...EMPTY_PREFILL,
    deviceId: clip.deviceId,
    timeMs: clip.timeMs,
    durationSeconds: clip.durationSeconds ?? EMPTY_PREFILL.durationSeconds,
    cameraIds: clip.phase === 'partial' && failed.length > 0 ? failed : asked,
    fileName: clip.askedHere ? clip.name : '',
    singleEvent: clip.singleEvent ?? true,
    saveWhenArrived: clip.saveWhenArrived,
    about:
      clip.aboutIncidentId === null || clip.timeMs === null
        ? null
        : { incidentId: clip.aboutIncidentId, eventTimeMs: clip.timeMs },
  };
}

export function formOf(prefill: ClipPrefill, nowMs: number): ClipForm {
  // Without a moment: the last full minute but ten, which a device has recorded for sure.
  const timeMs = prefill.timeMs ?? Math.floor((nowMs - TEN_MINUTES_S * 1000) / 60_000) * 60_000;
  return {
    deviceId: prefill.deviceId ?? '',
    ...momentText(timeMs, 'local', prefill.zone),
    zone: 'local',
    placeZone: prefill.zone,
    durationSeconds: String(prefill.durationSeconds),
    allCameras: prefill.cameraIds.length === 0,
    cameraIds: prefill.cameraIds,
    fileName: prefill.fileName,
    singleEvent: prefill.singleEvent,
    saveWhenArrived: prefill.saveWhenArrived,
  };
}

/** A moment as the two fields show it; `placeZone` null is this computer's zone. */
export function momentText(
  timeMs: number,
  zone: FormZone,
  placeZone: string | null = null,
): { date: string; time: string } {
  const aheadMs = zone === 'utc' ? 0 : zoneOffsetMinutes(timeMs, placeZone) * MINUTE_MS;
  const iso = new Date(timeMs + aheadMs).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 19) };
}

/**
 * UTC milliseconds of what the fields say; null when they do not say a moment. A local time that came
 * twice or never, at a change of the clock, is one of the two around it: the UTC beside it shows which.
 */
export function momentOf(
  form: Pick<ClipForm, 'date' | 'time' | 'zone' | 'placeZone'>,
): number | null {
  const { date, time } = form;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return null;
  const wallMs = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wallMs)) return null;
  if (form.zone === 'utc') return wallMs;
  const aheadMs = (at: number): number => zoneOffsetMinutes(at, form.placeZone) * MINUTE_MS;
  return wallMs - aheadMs(wallMs - aheadMs(wallMs));
}

/** `Van 07 2026-10-21 07-42-05 UTC`: says what it is in any folder, and is allowed in every one. */
export function suggestedName(vehicle: string, timeMs: number): string {
  const plain = vehicle.replace(/[\\/:*?"<>|\p{C}\s]+/gu, ' ').trim();
  const { date, time } = momentText(timeMs, 'utc');
  return `${plain} ${date} ${time.replaceAll(':', '-')} UTC`.trim();
}

export type FormProblems = Readonly<
  Partial<Record<'device' | 'moment' | 'duration' | 'cameras' | 'name', string>>
>;

export function problemsOf(form: ClipForm, nowMs: number): FormProblems {
  const problems: Record<string, string> = {};
  const timeMs = momentOf(form);
  const seconds = Number(form.durationSeconds);
  if (form.deviceId === '') problems['device'] = 'Choose the device that recorded it.';
  if (timeMs === null) problems['moment'] = 'Give a date and a time.';
  else if (timeMs > nowMs) problems['moment'] = 'This moment has not been recorded yet.';
  if (!Number.isInteger(seconds) || seconds < MIN_CLIP_SECONDS || seconds > MAX_CLIP_SECONDS) {
    problems['duration'] = 'Between 1 second and 24 hours (86,400 s), in whole seconds.';
  }
  if (!form.allCameras && form.cameraIds.length === 0) {
    problems['cameras'] = 'Choose at least one camera.';
  }
  if (form.fileName.trim() === '') problems['name'] = 'Give the clip a name.';
  else if (/[\\/:*?"<>|\p{C}]/u.test(form.fileName)) {
    problems['name'] = 'A file name cannot hold \\ / : * ? " < > |';
  }
  return problems;
}

/** The request that the form means; null while something is wrong with it. */
export function askOf(
  form: ClipForm,
  about: AboutIncident | null,
  nowMs: number,
): Omit<ClipAsk, 'evenIfAskedBefore'> | null {
  const timeMs = momentOf(form);
  if (timeMs === null || Object.keys(problemsOf(form, nowMs)).length > 0) return null;
  return {
    deviceId: form.deviceId,
    cameraIds: form.allCameras ? [ALL_CAMERAS] : form.cameraIds,
    timeMs,
    durationSeconds: Number(form.durationSeconds),
    singleEvent: form.singleEvent,
    fileName: form.fileName.trim(),
    saveWhenArrived: form.saveWhenArrived,
    aboutIncidentId: about?.incidentId ?? null,
  };
}
