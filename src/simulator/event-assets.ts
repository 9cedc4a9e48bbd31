/** The media of one event as the service lists them: videos, snapshots, track, times. */
import { answer, type Ask, refuse, type Reply } from './exchange';
import { assetCounts, captureModes } from './events';
import type { Json } from './envelope';
import type { FleetAssets, FleetVideo } from './fleet-event';
import type { FleetState } from './fleet-state';
import type { MediaFile } from './media-files';

/** Makes the signed URL of a file; null stays null. */
export type UrlOf = (file: MediaFile | null) => string | null;

export function showEventAssets(ask: Ask, fleetId: number, state: FleetState, urlOf: UrlOf): Reply {
  const event = state.find(fleetId, ask.params['ticket'] ?? '');
  if (!event) return refuse('unknownEvent');
  const assets = state.assets(event);
  const times = videoTimes(assets);
  return answer({
    data: {
      device_name: event.deviceName,
      duration: assets.endAt - assets.startAt,
      end_timestamp: assets.endAt,
      event_timestamp: event.timestamp,
      expiry: event.expiryDays,
      id: event.id,
      nmea_should_end_at: assets.nmeaEndAt,
      nmea_should_start_at: assets.nmeaStartAt,
      nmea_url: urlOf(assets.nmea),
      organization_id: event.fleetId,
      snapshots: assets.snapshots.map(({ captureMode, media }) => ({
        capture_mode: captureMode,
        ticket: event.ticket,
        url: urlOf(media),
      })),
      start_timestamp: assets.startAt,
      ticket: event.ticket,
      ticket_linked: event.linkedTicket,
      timestamp: event.timestamp,
      title: `${event.typeName} ${event.vehicleName}`,
      type: event.type,
      video_end_timestamp: times.end,
      video_start_timestamp: times.start,
      video_triggered_timestamp: event.timestamp,
      videos: assets.videos.map((video, index) => ({
        ...videoRecord(video, urlOf),
        video_id: event.id * 10 + index,
      })),
      video_uploaded: event.videosUploaded,
      videos_total_count: event.videosTotal,
      videos_count: event.videosUploaded,
      event_assets: assetCounts(captureModes(event, state)),
    },
  });
}

function videoTimes(assets: FleetAssets): { start: number; end: number } {
  const starts = assets.videos.flatMap(({ startAt }) => (startAt ? [startAt] : []));
  const ends = assets.videos.flatMap(({ endAt }) => (endAt ? [endAt] : []));
  return {
    start: starts.length > 0 ? Math.min(...starts) : assets.startAt,
    end: ends.length > 0 ? Math.max(...ends) : assets.endAt,
  };
}

export function videoRecord(video: FleetVideo, urlOf: UrlOf): Json {
  const durationMs = Math.round(video.durationSeconds * 1000);
  const bitrate = Math.round((video.sizeBytes * 8) / Math.max(1, video.durationSeconds));
  const hasAudio = video.audioCodec !== null;
  return {
    video_url: urlOf(video.media),
    screenshot_url: urlOf(video.screenshot),
    origin_file_name: video.originalName,
    general_format: 'MPEG-4',
    general_filesize: video.sizeBytes,
    general_duration: durationMs,
    video_streamorder: 0,
    video_codecid: video.videoCodec,
    video_duration: durationMs,
    video_bitrate: bitrate,
    video_width: video.width,
    video_height: video.height,
    video_framerate: video.framesPerSecond,
    video_colorspace: 'YUV',
    audio_streamorder: hasAudio ? 1 : null,
    audio_format: hasAudio ? 'AAC' : null,
    audio_codecid: video.audioCodec,
    audio_duration: hasAudio ? durationMs : null,
    audio_bitrate: hasAudio ? 64_000 : null,
    audio_bitrate_nominal: hasAudio ? 64_000 : null,
    video_start_at: video.startAt,
    video_end_at: video.endAt,
    capture_mode: video.captureMode,
  };
}
