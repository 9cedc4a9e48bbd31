/** Remote clips: the list of manual uploads, asking a device for a clip, the result of such a task. */
import { AppError } from '@shared/errors';
import { answerOf, parsePart, toSeconds, unreadable } from './answer';
import type { Connection } from './connection';
import { isRecord, numberField, textField } from './fields';
import { readRecords } from './records';
import { ManualUploadSchema, TaskResultSchema } from './task-schema';
import type { Answer, ClipRequest, ManualUploadPage, ManualUploadQuery, TaskResult } from './types';

export const MAX_CLIP_SECONDS = 86_400;

export async function listManualUploads(
  connection: Connection,
  query: ManualUploadQuery,
  signal?: AbortSignal,
): Promise<Answer<ManualUploadPage>> {
  const raw = await connection.call(
    {
      path: 'manualUploads',
      method: 'GET',
      query: {
        offset: query.offset,
        limit: query.limit,
        since: query.sinceMs === undefined ? undefined : toSeconds(query.sinceMs),
        until: query.untilMs === undefined ? undefined : Math.ceil(query.untilMs / 1000),
        time_lapse: query.timeLapse,
      },
      auth: 'token',
      repeatable: true,
    },
    signal,
  );
  const records = raw.body['data'] ?? [];
  if (!Array.isArray(records)) throw unreadable(raw, 'data is not a list');
  const { good, unreadable: bad } = readRecords(records, ManualUploadSchema);
  return answerOf(raw, {
    count: Math.max(0, numberField.parse(raw.body['count']) ?? query.offset + records.length),
    uploads: good.map(({ value, raw: record }) => ({ upload: value, raw: record })),
    unreadable: bad,
  });
}

/**
 * Sent once; only a 429 is tried again, since anything else may have reached the device.
 * @throws AppError `input.invalid` before anything is sent.
 */
export async function requestClip(
  connection: Connection,
  request: ClipRequest,
  signal?: AbortSignal,
): Promise<Answer<{ taskId: string }>> {
  const { durationSeconds } = request;
  if (
    !Number.isInteger(durationSeconds) ||
    durationSeconds < 1 ||
    durationSeconds > MAX_CLIP_SECONDS
  ) {
    throw new AppError('input.invalid', { detail: 'A clip is 1 second to 24 hours long.' });
  }
  if (request.cameraId === '' || request.fileName === '' || request.deviceCid === '') {
    throw new AppError('input.invalid', { detail: 'Device, camera and file name are needed.' });
  }
  const raw = await connection.call(
    {
      path: 'requestClip',
      method: 'POST',
      params: { device_cid: request.deviceCid },
      json: {
        cam_id: request.cameraId,
        file_name: request.fileName,
        target_timestamp: toSeconds(request.targetTimeMs),
        single_event: request.singleEvent,
        duration_in_seconds: durationSeconds,
      },
      auth: 'token',
      repeatable: false,
    },
    signal,
  );
  const data = isRecord(raw.body['data']) ? raw.body['data'] : {};
  const taskId = textField.parse(data['task_id']);
  if (taskId === null) throw unreadable(raw, 'task_id is missing');
  return answerOf(raw, { taskId });
}

export async function showTaskResult(
  connection: Connection,
  taskId: string,
  signal?: AbortSignal,
): Promise<Answer<TaskResult>> {
  const raw = await connection.call(
    {
      path: 'taskResult',
      method: 'GET',
      params: { task_id: taskId },
      auth: 'token',
      repeatable: true,
    },
    signal,
  );
  const data = raw.body['data'];
  const part: unknown = Array.isArray(data) ? data[0] : data;
  return answerOf(raw, parsePart(raw, part, TaskResultSchema));
}
