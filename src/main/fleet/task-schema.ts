/** Reads manual uploads, device reports and task results; every part of a report may be null. */
import { z } from 'zod';
import { readVideos } from './assets-schema';
import {
  flagField,
  isRecord,
  listField,
  numberField,
  position,
  recordField,
  textField,
  timeField,
  urlField,
} from './fields';
import { readRecords } from './records';
import type { CameraProgress, ManualUpload, TaskReport, TaskResult } from './types';

const CameraProgressSchema: z.ZodType<CameraProgress> = z
  .object({
    camId: textField,
    state: textField,
    state_number: numberField,
    report_at: timeField,
  })
  .transform((record) => ({
    cameraId: record.camId,
    state: record.state,
    stage: record.state_number,
    reportedAtMs: record.report_at,
  }));

const TaskReportSchema: z.ZodType<TaskReport> = z
  .object({
    code: textField,
    desc: textField,
    state: textField,
    state_desc: textField,
    report_at: timeField,
    progress_status: listField,
  })
  .transform((record) => ({
    code: record.code,
    description: record.desc,
    state: record.state,
    stateDescription: record.state_desc,
    reportedAtMs: record.report_at,
    cameras: readRecords(record.progress_status, CameraProgressSchema).good.map(
      ({ value }) => value,
    ),
  }));

/** One record of the manual uploads. A command under way has no ticket yet. */
export const ManualUploadSchema: z.ZodType<ManualUpload> = z
  .object({
    ticket: textField,
    event_name: textField,
    name: textField,
    device_cid: textField,
    timestamp: timeField,
    recording_start_time: timeField,
    expiry: numberField,
    expired: flagField,
    task_state: numberField,
    last_ack_message: z.unknown().optional(),
    video_data: recordField(z.object({ time_lapse: flagField, time_lapse_rate: numberField })),
    images: listField,
    lat: numberField,
    lng: numberField,
  })
  .transform((record) => ({
    ticket: record.ticket,
    name: record.event_name,
    deviceCid: record.device_cid,
    vehicleName: record.name,
    timeMs: record.timestamp,
    recordingStartMs: record.recording_start_time,
    daysLeft: record.expiry === null ? null : Math.max(0, record.expiry),
    expired: record.expired ?? false,
    taskState: record.task_state,
    report: isRecord(record.last_ack_message)
      ? TaskReportSchema.parse(record.last_ack_message)
      : null,
    timeLapse: record.video_data.time_lapse ?? false,
    timeLapseRate: record.video_data.time_lapse_rate,
    imageUrls: readRecords(record.images, z.object({ url: urlField })).good.flatMap(({ value }) =>
      value.url === null ? [] : [value.url],
    ),
    ...position(record.lat, record.lng),
  }))
  .refine(
    (upload) => upload.ticket !== null || upload.deviceCid !== null,
    'names neither a ticket nor a device',
  );

/** `data` of a task's result. */
export const TaskResultSchema: z.ZodType<TaskResult> = z
  .object({
    process_state: textField,
    process_history: listField,
    event_info: recordField(z.object({ display_name: textField })),
    video_info: recordField(
      z.object({
        ticket: textField,
        video_start_timestamp: timeField,
        video_end_timestamp: timeField,
        expiry: numberField,
      }),
    ),
    videos: listField,
  })
  .transform((data) => ({
    state: data.process_state,
    history: readRecords(data.process_history, TaskReportSchema).good.map(({ value }) => value),
    displayName: data.event_info.display_name,
    ticket: data.video_info.ticket,
    videoStartMs: data.video_info.video_start_timestamp,
    videoEndMs: data.video_info.video_end_timestamp,
    daysLeft: data.video_info.expiry,
    videos: readVideos(data.videos),
  }));
