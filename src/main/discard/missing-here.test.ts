/** Tests of what a discard would lose. */
import type { IncidentDetail, IncidentFile } from '@shared/domain/incident';
import type { FleetEventAssets, FleetVideo } from '@main/fleet';
import { expect, test } from 'vitest';
import { missingHere } from './missing-here';

const file = (kind: IncidentFile['kind'], state: IncidentFile['state']): IncidentFile => ({
  fileId: `${kind}-${state}`,
  kind,
  displayName: kind,
  originalName: null,
  captureMode: null,
  state,
  sizeBytes: 1,
  sha256: null,
  sha512: null,
  savedAtMs: null,
  error: null,
});

type Known = Pick<IncidentDetail, 'files' | 'videosRecorded' | 'saveState'>;
// What is judged is in these three; the rest of an incident makes no difference.
const incident = (known: Known): IncidentDetail => known as IncidentDetail;

const video = { captureMode: 'C_F', url: 'http://127.0.0.1/v' } as FleetVideo;
const assets = (fields: Partial<FleetEventAssets>): FleetEventAssets =>
  ({ videos: [], snapshots: [], nmeaUrl: null, videosTotal: 0, ...fields }) as FleetEventAssets;

const WHOLE = incident({
  saveState: 'saved',
  videosRecorded: 1,
  files: [file('video', 'saved'), file('track', 'saved'), file('service-answer', 'saved')],
});

test('nothing is missing when every kind of media is here', () => {
  const all = assets({ videos: [video], videosTotal: 1, nmeaUrl: 'http://127.0.0.1/n' });
  expect(missingHere(WHOLE, all)).toEqual([]);
  expect(missingHere(WHOLE, null)).toEqual([]);
});

test('what arrived after saving counts, and so does what is still on the device', () => {
  const more = assets({
    videos: [video, video],
    videosTotal: 3,
    snapshots: [{ captureMode: 'C_F', url: 'http://127.0.0.1/s' }],
  });
  expect(missingHere(WHOLE, more)).toEqual(['2 of 3 videos', '1 of 1 snapshot']);
});

test('a failed track is missing', () => {
  const broken = incident({
    saveState: 'partly-saved',
    videosRecorded: 1,
    files: [file('video', 'saved'), file('track', 'failed')],
  });
  expect(missingHere(broken, assets({ videosTotal: 1 }))).toEqual(['the GPS track']);
});

test('an incident whose files were never listed is not taken for complete', () => {
  const unread = incident({ saveState: 'not-saved', videosRecorded: 0, files: [] });
  expect(missingHere(unread, null)).toHaveLength(1);
});
