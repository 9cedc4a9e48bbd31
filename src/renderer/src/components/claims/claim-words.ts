/** How a claim's state looks, and its sums in words. */
import { hasSavedMedia } from '@renderer/components/incidents/save-state';
import type { ClaimIncident, ClaimStatus } from '@shared/domain/claim';
import { formatBytes, plural } from '@shared/units';

export const CLAIM_STATUS_TONES: Readonly<
  Record<ClaimStatus, 'action' | 'info' | 'good' | 'neutral'>
> = {
  open: 'action',
  submitted: 'info',
  settled: 'good',
  denied: 'neutral',
};

/** Why nothing of a claim can be handed over yet; empty when something can. */
export function whyNotHandedOver(incidents: readonly ClaimIncident[]): string {
  if (incidents.length === 0) return 'Add an incident first.';
  if (incidents.some(hasSavedMedia)) return '';
  return 'Nothing of this claim is saved on this computer yet.';
}

export interface ClaimSum {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Something is still to be done about it. */
  readonly open: boolean;
}

/** What is collected, missing, marked, exported and released of a claim's incidents. */
export function claimSums(incidents: readonly ClaimIncident[]): readonly ClaimSum[] {
  const sum = (of: (incident: ClaimIncident) => number): number =>
    incidents.reduce((total, incident) => total + of(incident), 0);
  const recorded = sum((incident) => incident.videosRecorded);
  const saved = sum((incident) => incident.videosSaved);
  const missing = Math.max(0, recorded - saved);
  const files = sum((incident) => incident.filesMissing);
  const exported = incidents.filter((incident) => incident.exports > 0).length;
  const released = incidents.filter((incident) => incident.releases > 0).length;
  const ofAll = `of ${plural(incidents.length, 'incident')}`;
  return [
    {
      label: 'Collected',
      value: `${saved} of ${plural(recorded, 'video')}`,
      note: formatBytes(sum((incident) => incident.savedBytes)),
      open: false,
    },
    {
      label: 'Missing',
      value: missing === 0 ? 'No video' : plural(missing, 'video'),
      note: filesNote(files, missing),
      open: missing > 0 || files > 0,
    },
    {
      label: 'Marked',
      value: plural(
        sum((incident) => incident.marks),
        'mark',
      ),
      note: `in ${incidents.filter((incident) => incident.marks > 0).length} ${ofAll}`,
      open: false,
    },
    {
      label: 'Exported',
      value: plural(
        sum((incident) => incident.exports),
        'package',
      ),
      note: `${exported} ${ofAll}`,
      open: false,
    },
    {
      label: 'Released',
      value: plural(
        sum((incident) => incident.releases),
        'release',
      ),
      note: `${released} ${ofAll}`,
      open: false,
    },
  ];
}

function filesNote(filesMissing: number, videosMissing: number): string {
  if (filesMissing > 0) return `${plural(filesMissing, 'known file')} not saved`;
  return videosMissing > 0 ? 'files not listed yet' : 'every known file is here';
}
