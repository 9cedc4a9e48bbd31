/** What files an incident should have, read from the service's answers; pure. */
import type { FleetEventAssets, FleetVideo } from '@main/fleet/types';
import { portableName, type ExpectedFile } from '@main/library';

/** A file to have, and the address it lies at now (null while the cloud does not have it). */
export interface PlannedAsset {
  readonly expected: ExpectedFile;
  readonly url: string | null;
}

/** @param gone whether the cloud deleted the media: what has no address then never comes. */
export function planAssets(assets: FleetEventAssets, gone: boolean): readonly PlannedAsset[] {
  const slots = new Map<string, number>();
  const unique = (slot: string): string => {
    const count = (slots.get(slot) ?? 0) + 1;
    slots.set(slot, count);
    return count === 1 ? slot : `${slot}#${count}`;
  };
  const availability = (url: string | null): ExpectedFile['availability'] => {
    if (url !== null) return 'there';
    return gone ? 'gone' : 'on-its-way';
  };

  const videos = assets.videos.map((video): PlannedAsset => ({
    url: video.url,
    expected: {
      slot: unique(videoSlot(video)),
      kind: 'video',
      captureMode: video.captureMode,
      originalName: video.originalName,
      stem: portableName(video.captureMode, 'camera'),
      ending: '.mp4',
      mimeType: 'video/mp4',
      announcedBytes: video.sizeBytes !== null && video.sizeBytes > 0 ? video.sizeBytes : null,
      serviceStartMs: video.startMs,
      serviceEndMs: video.endMs,
      availability: availability(video.url),
    },
  }));
  const picture = (slot: string, stem: string, captureMode: string | null, url: string) => ({
    url,
    expected: {
      slot: unique(slot),
      kind: 'snapshot' as const,
      captureMode,
      originalName: lastPathPart(url),
      stem,
      ending: '.jpg',
      mimeType: 'image/jpeg',
      announcedBytes: null,
      serviceStartMs: null,
      serviceEndMs: null,
      availability: 'there' as const,
    },
  });
  const snapshots = assets.snapshots.map((snapshot, index) =>
    picture(`snapshot:${index + 1}`, `snapshot-${index + 1}`, snapshot.captureMode, snapshot.url),
  );
  // The same picture is often listed as a snapshot and as a video's screenshot.
  const known = new Set(assets.snapshots.map((snapshot) => withoutQuery(snapshot.url)));
  const screenshots = assets.videos.flatMap((video) =>
    video.screenshotUrl === null || known.has(withoutQuery(video.screenshotUrl))
      ? []
      : [
          picture(
            `screenshot:${video.captureMode}`,
            `screenshot-${portableName(video.captureMode, 'camera')}`,
            video.captureMode,
            video.screenshotUrl,
          ),
        ],
  );
  const track: readonly PlannedAsset[] =
    assets.nmeaUrl === null
      ? []
      : [
          {
            url: assets.nmeaUrl,
            expected: {
              slot: 'track',
              kind: 'track',
              captureMode: null,
              originalName: lastPathPart(assets.nmeaUrl),
              stem: 'track',
              ending: '.nmea',
              mimeType: 'text/plain; charset=utf-8',
              announcedBytes: null,
              serviceStartMs: assets.nmeaStartMs,
              serviceEndMs: assets.nmeaEndMs,
              availability: 'there',
            },
          },
        ];
  // Small files first: the track and a poster are there while the videos still come.
  return [...track, ...snapshots, ...screenshots, ...videos];
}

/** The same file keeps its slot when others arrive before it. */
function videoSlot(video: FleetVideo): string {
  return `video:${video.captureMode}:${video.originalName ?? ''}`;
}

/** Where a file came from, without the signature that opened it. */
export function withoutQuery(url: string): string {
  try {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
  } catch {
    return url.split(/[?#]/, 1)[0] ?? '';
  }
}

function lastPathPart(url: string): string | null {
  const part = withoutQuery(url).split('/').at(-1);
  return part === undefined || part === '' ? null : part;
}
