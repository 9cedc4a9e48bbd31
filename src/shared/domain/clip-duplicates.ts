/** Finds clips that were asked for before: same device, a camera in common, times that overlap, not failed. */
import type { ClipAsk, RemoteClip } from './clip-desk';
import { ALL_CAMERAS } from './clip-task';

type Wanted = Pick<ClipAsk, 'deviceId' | 'cameraIds' | 'timeMs' | 'durationSeconds'>;

/**
 * [Note: where a clip begins] The service only promises that the clip holds the moment; it is taken
 * as the beginning on both sides, so that two clips are compared alike.
 */
export function findDuplicates(ask: Wanted, clips: readonly RemoteClip[]): readonly RemoteClip[] {
  return clips.filter(
    (clip) =>
      clip.deviceId === ask.deviceId &&
      !['failed', 'expired', 'lost'].includes(clip.phase) &&
      !clip.expired &&
      overlaps(ask, clip) &&
      sharesCamera(ask.cameraIds, clip.cameraId),
  );
}

function overlaps(ask: Wanted, clip: RemoteClip): boolean {
  if (clip.timeMs === null) return false;
  const askEndMs = ask.timeMs + ask.durationSeconds * 1000;
  // An upload of unknown length counts as the moment it names.
  const clipEndMs = clip.timeMs + Math.max(1, (clip.durationSeconds ?? 0) * 1000);
  return ask.timeMs < clipEndMs && clip.timeMs < askEndMs;
}

/** A clip whose camera is not known may hold any of them. */
function sharesCamera(cameraIds: readonly string[], known: string | null): boolean {
  return (
    known === null ||
    known === ALL_CAMERAS ||
    cameraIds.includes(ALL_CAMERAS) ||
    cameraIds.includes(known)
  );
}
