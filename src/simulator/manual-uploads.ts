/** The list of manually uploaded videos: remote clip commands under way, and what came of them. */
import type { Json } from './envelope';
import type { UrlOf } from './event-assets';
import { pageOf } from './events';
import { MANUAL_UPLOAD_TYPE } from './event-types';
import { answer, type Ask, type Reply, wholeNumber } from './exchange';
import type { FleetEvent } from './fleet-event';
import type { FleetState } from './fleet-state';
import { ackOf, type Task, type TaskDesk } from './tasks';

export function listManualUploads(
  ask: Ask,
  fleetId: number,
  state: FleetState,
  desk: TaskDesk,
  urlOf: UrlOf,
): Reply {
  const since = wholeNumber(ask, 'since', -Infinity);
  const until = wholeNumber(ask, 'until', Infinity);
  const timeLapse = ask.query.get('time_lapse');
  const tasks = desk.tasks(fleetId);
  const ofTasks = new Set(tasks.flatMap((task) => task.tickets));
  const rows = [
    ...state
      .events(fleetId)
      .filter((event) => event.manualUpload && !ofTasks.has(event.ticket))
      .map((event) => ({
        at: event.timestamp,
        lapse: false,
        record: eventRow(event, state, urlOf),
      })),
    ...tasks.map((task) => ({
      at: task.targetTimestamp,
      lapse: isTimeLapse(task),
      record: taskRow(task, state, desk, urlOf),
    })),
  ]
    .filter(({ at }) => at >= since && at <= until)
    .filter(({ lapse }) => timeLapse === null || lapse === (timeLapse === 'true'))
    .sort((a, b) => b.at - a.at)
    .map(({ record }) => record);
  return answer({ count: rows.length, data: pageOf(ask, rows) });
}

/** A command whose file name says so counts as time lapse; the reference does not say what makes one. */
const isTimeLapse = (task: Task): boolean => /time.?lapse/i.test(task.fileName);

function eventRow(event: FleetEvent, state: FleetState, urlOf: UrlOf): Json {
  return {
    clicked_count: 0,
    device_cid: event.deviceCid,
    event_name: event.typeName,
    expired: event.expired,
    expiry: event.expiryDays,
    id: event.id,
    images: state.assets(event).snapshots.map(({ media }) => ({ url: urlOf(media) })),
    is_new: false,
    lat: event.latitude,
    lng: event.longitude,
    name: event.vehicleName,
    recording_id: event.id,
    tag: 0,
    ticket: event.ticket,
    timestamp: event.timestamp,
    trip_id: event.tripId,
    type: event.type,
    type_name: event.typeName,
    uuid: event.uuid,
    last_ack_message: {
      code: 'D_S00000',
      desc: null,
      state: 'Success',
      report_at: event.timestamp,
      state_desc: null,
      progress_status: [],
    },
    video_data: { time_lapse_rate: 0, time_lapse: false },
    task_state: 2,
    recording_start_time: state.assets(event).startAt,
  };
}

function taskRow(task: Task, state: FleetState, desk: TaskDesk, urlOf: UrlOf): Json {
  const last = desk.reports(task).at(-1);
  const event = state.find(task.fleetId, task.tickets[0] ?? '');
  const done: Json = event
    ? eventRow(event, state, urlOf)
    : {
        clicked_count: 0,
        device_cid: task.deviceCid,
        expired: false,
        expiry: null,
        id: task.number,
        images: [],
        is_new: true,
        lat: null,
        lng: null,
        name: null,
        recording_id: null,
        tag: 0,
        ticket: null,
        timestamp: task.targetTimestamp,
        trip_id: null,
        type: MANUAL_UPLOAD_TYPE.type,
        type_name: MANUAL_UPLOAD_TYPE.name,
        uuid: task.id,
        recording_start_time: null,
      };
  return {
    ...done,
    event_name: task.fileName,
    last_ack_message: ackOf(task, last),
    video_data: {
      time_lapse_rate: isTimeLapse(task) ? 30 : 0,
      time_lapse: isTimeLapse(task),
    },
    task_state: last?.taskState ?? 0,
  };
}
