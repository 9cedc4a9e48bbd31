/** Reads the media lists of an event or a finished clip into our shape. */
import { z } from 'zod';
import { count } from './event-schema';
import { listField, numberField, textField, timeField, urlField } from './fields';
import { readRecords } from './records';
import type { FleetEventAssets, FleetVideo } from './types';

const VideoSchema: z.ZodType<FleetVideo> = z
  .object({
    capture_mode: textField,
    video_url: urlField,
    screenshot_url: urlField,
    origin_file_name: textField,
    general_filesize: numberField,
    general_duration: numberField,
    video_duration: numberField,
    video_width: numberField,
    video_height: numberField,
    video_start_at: timeField,
    video_end_at: timeField,
  })
  .transform((record) => ({
    captureMode: record.capture_mode ?? 'unknown',
    url: record.video_url,
    screenshotUrl: record.screenshot_url,
    originalName: record.origin_file_name,
    sizeBytes: positive(record.general_filesize),
    durationMs: durationMs(
      positive(record.general_duration ?? record.video_duration),
      record.video_start_at,
      record.video_end_at,
    ),
    widthPx: positive(record.video_width),
    heightPx: positive(record.video_height),
    startMs: record.video_start_at,
    endMs: record.video_end_at,
  }));

const positive = (value: number | null): number | null =>
  value !== null && value > 0 ? value : null;

/**
 * The unit of the durations is not documented. Where the file's own start and end are known the
 * nearer reading wins; otherwise a thousand and more are milliseconds, less are seconds.
 */
function durationMs(
  value: number | null,
  startMs: number | null,
  endMs: number | null,
): number | null {
  if (value === null) return null;
  if (startMs !== null && endMs !== null && endMs > startMs) {
    const spanMs = endMs - startMs;
    return Math.abs(value - spanMs) <= Math.abs(value * 1000 - spanMs) ? value : value * 1000;
  }
  return value >= 1000 ? value : value * 1000;
}

/** Entries that are no records are left out: there is nothing to fetch in them. */
export function readVideos(list: readonly unknown[]): readonly FleetVideo[] {
  return readRecords(list, VideoSchema).good.map(({ value }) => value);
}

const SnapshotSchema = z.object({ capture_mode: textField, url: urlField });

function readSnapshots(list: readonly unknown[]): FleetEventAssets['snapshots'] {
  return readRecords(list, SnapshotSchema).good.flatMap(({ value }) =>
    value.url === null ? [] : [{ captureMode: value.capture_mode, url: value.url }],
  );
}

/** `data` of an event's video assets. `ticket` stands in where the answer does not name it. */
export function eventAssetsSchema(ticket: string): z.ZodType<FleetEventAssets> {
  return z
    .object({
      ticket: textField,
      device_name: textField,
      event_timestamp: timeField,
      timestamp: timeField,
      start_timestamp: timeField,
      end_timestamp: timeField,
      video_start_timestamp: timeField,
      video_end_timestamp: timeField,
      nmea_url: urlField,
      nmea_should_start_at: timeField,
      nmea_should_end_at: timeField,
      videos: listField,
      snapshots: listField,
      videos_total_count: numberField,
      videos_count: numberField,
      expiry: numberField,
    })
    .transform((data) => {
      const videos = readVideos(data.videos);
      return {
        ticket: data.ticket ?? ticket,
        deviceName: data.device_name,
        eventTimeMs: data.event_timestamp ?? data.timestamp,
        videoStartMs: data.video_start_timestamp ?? data.start_timestamp,
        videoEndMs: data.video_end_timestamp ?? data.end_timestamp,
        nmeaUrl: data.nmea_url,
        nmeaStartMs: data.nmea_should_start_at,
        nmeaEndMs: data.nmea_should_end_at,
        videos,
        snapshots: readSnapshots(data.snapshots),
        videosTotal: Math.max(videos.length, count(data.videos_total_count ?? data.videos_count)),
        daysLeft: data.expiry === null ? null : Math.max(0, data.expiry),
      };
    });
}
