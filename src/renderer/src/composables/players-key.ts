/** What the players of a deck depend on: a new file or another layout means new ones, an order does not. */
import type { ReviewMaterial } from '@shared/domain/incident';

export function playersKey({ incident, clips, cameras }: ReviewMaterial): string {
  return JSON.stringify([
    incident.incidentId,
    clips.map((clip) => clip.clipId),
    cameras
      .map(({ cameraId, name, ...camera }) =>
        JSON.stringify([cameraId, name, camera.status === 'ready' ? camera.region : null]),
      )
      .sort(),
  ]);
}
