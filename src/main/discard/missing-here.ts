/** What of an event the cloud has and this disk has not: what a discard would lose. */
import type { IncidentDetail } from '@shared/domain/incident';
import { plural } from '@shared/units';
import type { FleetEventAssets } from '@main/fleet/types';

/**
 * Plain words for each kind of media that is not all here; empty when nothing would be lost.
 * @param assets the service's list at this moment; null when it could not be read.
 */
export function missingHere(
  incident: IncidentDetail,
  assets: FleetEventAssets | null,
): readonly string[] {
  const saved = (kind: 'video' | 'snapshot' | 'track'): number =>
    incident.files.filter((file) => file.kind === kind && file.state === 'saved').length;
  const known = (kind: 'video' | 'snapshot' | 'track'): number =>
    incident.files.filter((file) => file.kind === kind).length;
  const videos = Math.max(
    incident.videosRecorded,
    known('video'),
    assets?.videosTotal ?? 0,
    assets?.videos.length ?? 0,
  );
  const snapshots = Math.max(known('snapshot'), assets?.snapshots.length ?? 0);
  const track = known('track') > 0 || (assets !== null && assets.nmeaUrl !== null);
  const missing: string[] = [];
  if (saved('video') < videos) {
    missing.push(`${videos - saved('video')} of ${plural(videos, 'video')}`);
  }
  if (saved('snapshot') < snapshots) {
    missing.push(`${snapshots - saved('snapshot')} of ${plural(snapshots, 'snapshot')}`);
  }
  if (track && saved('track') === 0) missing.push('the GPS track');
  if (missing.length === 0 && assets === null && incident.saveState !== 'saved') {
    missing.push('its list of files, which was never read');
  }
  return missing;
}
