/** Remote clip commands: taken, answered by the made-up device as time passes, turned into events. */
import { randomUUID } from 'node:crypto';
import { jsonBody } from './auth';
import type { Json } from './envelope';
import { type UrlOf, videoRecord } from './event-assets';
import { MANUAL_UPLOAD_TYPE } from './event-types';
import { answer, type Ask, refuse, type Reply } from './exchange';
import type { FleetAssets, FleetEvent } from './fleet-event';
import type { FleetState } from './fleet-state';
import { type CheckedScenario, TASK_OUTCOMES, type TaskOutcome } from './scenario';
import { syntheticAssets } from './synthetic';
import { CAMERA_STAGES, courseOf, DEVICE_CODES, TASK_STATES, type TaskReport } from './task-course';

export interface Task {
  readonly id: string;
  readonly number: number;
  readonly fleetId: number;
  readonly deviceCid: string;
  readonly cameras: readonly string[];
  readonly fileName: string;
  /** Unix seconds. */
  readonly targetTimestamp: number;
  readonly singleEvent: boolean;
  readonly durationSeconds: number;
  readonly sentAt: number;
  readonly course: readonly TaskReport[];
  /** Tickets of the events it became; empty until it ends well. */
  readonly tickets: string[];
}

export interface TaskDesk {
  request(ask: Ask, fleetId: number): Reply;
  result(ask: Ask, fleetId: number, urlOf: UrlOf): Reply;
  tasks(fleetId: number): readonly Task[];
  /** Reports that have come in by now, oldest first. */
  reports(task: Task): readonly (TaskReport & { readonly at: number })[];
  /** Turns every command that has ended well by now into events. */
  settle(): void;
}

const DEFAULT_STEP_SECONDS = 4;
const MAX_DURATION_SECONDS = 86_400;

export function createTaskDesk(state: FleetState, scenario: CheckedScenario): TaskDesk {
  const tasks = new Map<string, Task>();
  const stepSeconds = scenario.taskStepSeconds ?? DEFAULT_STEP_SECONDS;

  function reports(task: Task) {
    return task.course
      .map((report) => ({ ...report, at: Math.floor(task.sentAt + report.step * stepSeconds) }))
      .filter((report) => report.at <= state.nowSeconds());
  }

  function camerasOf(fleetId: number, deviceCid: string): readonly string[] {
    const event = state.events(fleetId).find((one) => one.deviceCid === deviceCid);
    const modes = event ? state.assets(event).videos.map((video) => video.captureMode) : [];
    return modes.length > 0 ? modes : ['C_F', 'C_I'];
  }

  return {
    reports,
    tasks: (fleetId) => [...tasks.values()].filter((task) => task.fleetId === fleetId),
    request(ask, fleetId) {
      const body = jsonBody(ask);
      const deviceCid = ask.params['device_cid'] ?? '';
      const camera = body?.['cam_id'];
      const fileName = body?.['file_name'];
      const target = body?.['target_timestamp'];
      const duration = body?.['duration_in_seconds'] ?? 30;
      if (typeof camera !== 'string' || camera === '') return refuse('badRequest', 'cam_id');
      if (typeof fileName !== 'string' || fileName === '') return refuse('badRequest', 'file_name');
      if (!isWhole(target)) return refuse('badRequest', 'target_timestamp');
      if (!isWhole(duration) || duration < 1 || duration > MAX_DURATION_SECONDS) {
        return refuse('badRequest', 'duration_in_seconds');
      }
      const cameras = camera === 'ALL' ? camerasOf(fleetId, deviceCid) : [camera];
      const outcome = outcomeOf(deviceCid, fileName, scenario);
      const task: Task = {
        id: randomUUID(),
        number: state.nextId(),
        fleetId,
        deviceCid,
        cameras,
        fileName,
        targetTimestamp: target,
        singleEvent: body?.['single_event'] !== false,
        durationSeconds: duration,
        sentAt: state.nowSeconds(),
        course: courseOf(outcome, cameras.length, stepSeconds),
        tickets: [],
      };
      tasks.set(task.id, task);
      return answer({ data: { task_id: task.id } });
    },
    result(ask, fleetId, urlOf) {
      const task = tasks.get(ask.params['task_id'] ?? '');
      if (task?.fleetId !== fleetId) return refuse('unknownTask');
      return answer({ data: resultOf(task, reports(task), state, urlOf) });
    },
    settle() {
      for (const task of tasks.values()) {
        const last = reports(task).at(-1);
        const endedWell = last?.taskState === 2 || last?.taskState === 6;
        if (!endedWell || task.tickets.length > 0) continue;
        const arrived = task.cameras.filter((_, index) => last.stages[index] === 6);
        const groups = task.singleEvent ? [arrived] : arrived.map((camera) => [camera]);
        for (const cameras of groups) addEvent(task, cameras, state);
      }
    },
  };
}

const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value);

/** A file name that holds an outcome (`test D_E20003`) orders it, so that every one can be seen. */
function outcomeOf(deviceCid: string, fileName: string, scenario: CheckedScenario): TaskOutcome {
  const named = TASK_OUTCOMES.find((outcome) => fileName.split(/[^\w]+/).includes(outcome));
  return named ?? scenario.tasks[deviceCid] ?? scenario.tasks['*'] ?? 'success';
}

function addEvent(task: Task, cameras: readonly string[], state: FleetState): void {
  const id = state.nextId();
  const known = state.events(task.fleetId).find((one) => one.deviceCid === task.deviceCid);
  const event: FleetEvent = {
    id,
    fleetId: task.fleetId,
    ticket: `CLIP-${String(id).padStart(8, '0')}`,
    uuid: randomUUID(),
    type: MANUAL_UPLOAD_TYPE.type,
    typeName: MANUAL_UPLOAD_TYPE.name,
    category: null,
    severityLevel: null,
    timestamp: task.targetTimestamp,
    latitude: known?.latitude ?? null,
    longitude: known?.longitude ?? null,
    vehicleName: known?.vehicleName ?? task.deviceCid,
    carId: known?.carId ?? 0,
    driverName: known?.driverName ?? null,
    driverId: known?.driverId ?? null,
    deviceCid: task.deviceCid,
    deviceName: known?.deviceName ?? task.deviceCid,
    tripId: known?.tripId ?? 0,
    speedKph: null,
    speedLimitKph: null,
    linkedTicket: null,
    expiryDays: 30,
    expired: false,
    uploading: false,
    manualUpload: true,
    videosTotal: task.cameras.length,
    videosUploaded: cameras.length,
  };
  state.add(event, clipAssets(event, task, cameras, state));
  task.tickets.push(event.ticket);
}

/** Sends again what the device has sent before (so that it plays), else made-up bytes. */
function clipAssets(
  event: FleetEvent,
  task: Task,
  cameras: readonly string[],
  state: FleetState,
): FleetAssets {
  const made = syntheticAssets(event, cameras, task.durationSeconds);
  const videos = made.videos.map((video) => {
    const recorded = state.recordedBy(task.deviceCid, video.captureMode);
    return recorded ? { ...recorded, startAt: video.startAt, endAt: null } : video;
  });
  return { ...made, videos };
}

function resultOf(
  task: Task,
  reports: readonly (TaskReport & { readonly at: number })[],
  state: FleetState,
  urlOf: UrlOf,
): Json {
  const last = reports.at(-1);
  const events = task.tickets.flatMap((ticket) => state.find(task.fleetId, ticket) ?? []);
  const first = events[0];
  const videos = events.flatMap((event) => state.assets(event).videos);
  return {
    process_history: reports.map((report) => ackOf(task, report)),
    process_state: TASK_STATES[last?.taskState ?? 0],
    event_info: { display_name: task.fileName, video_count: videos.length },
    video_info: first
      ? {
          duration: task.durationSeconds,
          device_name: first.deviceName,
          video_start_timestamp: state.assets(first).startAt,
          video_end_timestamp: state.assets(first).endAt,
          title: task.fileName,
          ticket: first.ticket,
          expiry: first.expiryDays,
        }
      : null,
    videos: videos.map((video) => videoRecord(video, urlOf)),
  };
}

/** A report in the words of `last_ack_message` and `process_history`. */
export function ackOf(
  task: Task,
  report: (TaskReport & { readonly at: number }) | undefined,
): Json {
  return {
    code: report?.code ?? null,
    desc: report?.code ? (DEVICE_CODES[report.code] ?? null) : null,
    state: report ? (TASK_STATES[report.taskState] ?? null) : null,
    report_at: report?.at ?? null,
    state_desc: report?.stateDesc ?? null,
    progress_status: (report?.stages ?? []).map((stage, index) => ({
      camId: task.cameras[index] ?? null,
      state: CAMERA_STAGES[stage] ?? null,
      report_at: report?.at ?? null,
      state_number: stage,
    })),
  };
}
