import { expect, it } from 'vitest';
import type { IncidentFile } from '@shared/domain/incident';
import { snapshotBeside, snapshotOrigin, snapshotsOf, snapshotsTip } from './snapshots';

const file = (fileId: string): IncidentFile => ({
  fileId,
  kind: 'snapshot',
  displayName: `${fileId}.jpg`,
  originalName: null,
  captureMode: null,
  state: 'saved',
  sizeBytes: 1200,
  sha256: 'ab',
  sha512: null,
  savedAtMs: null,
  error: null,
});

function found(...modes: readonly (readonly [fileId: string, mode: string | null])[]) {
  const incident = { files: modes.map(([fileId]) => file(fileId)) };
  const snapshots = modes.map(([fileId, captureMode]) => ({ fileId, captureMode }));
  return snapshotsOf({ incident, snapshots });
}

it('stand in the order of the cameras under their names, each with its file', () => {
  const snapshots = found(['d', 'C_X'], ['c', 'S_F_I'], ['b', 'C_R'], ['a', 'C_F']);
  expect(snapshots.map(({ name }) => name)).toEqual(['Front', 'Rear', 'Front + Cabin', 'C_X']);
  expect(snapshots[0]).toEqual({
    fileId: 'a',
    name: 'Front',
    fileName: 'a.jpg',
    sizeBytes: 1200,
    sha256: 'ab',
  });
});

it('are numbered where one camera took several, and named where it is not known', () => {
  const snapshots = found(['b', 'C_R'], ['a', 'C_R'], ['f', 'C_F'], ['x', null]);
  expect(snapshots.map(({ fileId, name }) => [fileId, name])).toEqual([
    ['f', 'Front'],
    ['b', 'Rear, 1 of 2'],
    ['a', 'Rear, 2 of 2'],
    ['x', 'Unknown camera'],
  ]);
});

it('are walked round and round', () => {
  const snapshots = found(['a', 'C_F'], ['b', 'C_R']);
  expect(snapshotBeside(snapshots, 'a', 1)?.fileId).toBe('b');
  expect(snapshotBeside(snapshots, 'b', 1)?.fileId).toBe('a');
  expect(snapshotBeside(snapshots, 'a', -1)?.fileId).toBe('b');
  expect(snapshotBeside(found(['a', 'C_F']), 'a', 1)?.fileId).toBe('a');
  expect(snapshotBeside(snapshots, 'gone', 1)).toBeNull();
});

it('say what is not known of them, and blame the service only for its own', () => {
  expect(snapshotsTip(2, false)).toBe(
    '2 snapshots of this event; the service does not say when they were taken',
  );
  expect(snapshotsTip(1, false)).toBe(
    '1 snapshot of this event; the service does not say when it was taken',
  );
  expect(snapshotsTip(1, true)).not.toContain('service');
  expect(snapshotOrigin(false)).toContain('The service gives a snapshot no time or place');
  expect(snapshotOrigin(true)).not.toContain('service');
});
