/** Reads an event of the list or the detail into our shape. */
import { z } from 'zod';
import {
  flagField,
  numberField,
  position,
  recordField,
  required,
  textField,
  textListField,
  timeField,
} from './fields';
import type { FleetEvent, FleetEventDetail } from './types';

const commonFields = {
  ticket: required(textField, 'is missing'),
  timestamp: required(timeField, 'is missing or no time'),
  ticket_linked: textField,
  type: numberField,
  type_name: textField,
  severity_level: numberField,
  driver_id: textField,
  driver_name: textField,
  name: textField,
  car_id: textField,
  device_cid: textField,
  trip_id: textField,
  lat: numberField,
  lng: numberField,
  tag: numberField,
  upload_status: numberField,
  video_uploaded: numberField,
  videos_count: numberField,
  videos_total_count: numberField,
  total_videos: numberField,
  expiry: numberField,
  expired: flagField,
  asset_info: recordField(z.object({ uploading: flagField, has_video: flagField })),
};

const CommonSchema = z.object(commonFields);

function toEvent(record: z.output<typeof CommonSchema>): FleetEvent {
  const videosUploaded = count(record.video_uploaded ?? record.videos_count);
  return {
    ticket: record.ticket,
    ticketLinked: record.ticket_linked,
    timeMs: record.timestamp,
    type: record.type,
    typeName: record.type_name,
    severityLevel: record.severity_level,
    driverId: record.driver_id,
    driverName: record.driver_name,
    vehicleName: record.name,
    carId: record.car_id,
    deviceCid: record.device_cid,
    tripId: record.trip_id,
    ...position(record.lat, record.lng),
    tag: record.tag,
    uploadStatus: record.upload_status,
    videosUploaded,
    videosTotal: Math.max(
      videosUploaded,
      count(record.videos_total_count ?? record.total_videos ?? record.videos_count),
    ),
    uploading: record.asset_info.uploading ?? false,
    hasVideo: record.asset_info.has_video ?? videosUploaded > 0,
    daysLeft: record.expiry === null ? null : Math.max(0, record.expiry),
    expired: record.expired ?? false,
  };
}

export const count = (value: number | null): number => Math.max(0, Math.round(value ?? 0));

/** One record of `/V2/events`. */
export const EventSchema: z.ZodType<FleetEvent> = CommonSchema.transform(toEvent);

const assetModes = recordField(
  z.object({
    capture_mode: recordField(z.object({ snapshot: textListField, video: textListField })),
  }),
);

/** One record of the detail's `data` array. */
export const EventDetailSchema: z.ZodType<FleetEventDetail> = z
  .object({
    ...commonFields,
    coaching_id: textField,
    session_id: textField,
    session_type: textField,
    speed_kph: numberField,
    speed_limit_kph: numberField,
    over_speed_kph: numberField,
    over_speed_severity: numberField,
    speed_data: recordField(
      z.object({
        is_over_speed: flagField,
        over_speed_kph: numberField,
        over_speed_severity: numberField,
        speed_kph: numberField,
        speed_limit_kph: numberField,
      }),
    ),
    event_assets: assetModes,
  })
  .transform((record) => ({
    ...toEvent(record),
    speedKph: record.speed_data.speed_kph ?? record.speed_kph,
    speedLimitKph: record.speed_data.speed_limit_kph ?? record.speed_limit_kph,
    overSpeedKph: record.speed_data.over_speed_kph ?? record.over_speed_kph,
    overSpeedSeverity: record.speed_data.over_speed_severity ?? record.over_speed_severity,
    isOverSpeed: record.speed_data.is_over_speed,
    captureModesVideo: record.event_assets.capture_mode.video,
    captureModesSnapshot: record.event_assets.capture_mode.snapshot,
    coachingId: record.coaching_id,
    sessionId: record.session_id,
    sessionType: record.session_type,
  }));
