/** The plan: everything saved goes in once, everything else is named with its reason. */
import { describe, expect, it } from 'vitest';
import { madeIncident, madeTrack, notSaved } from '../../../test/support/evidence-source';
import type { EvidenceFile, EvidenceSource } from './evidence-source';
import { isPortablePath } from './portable-name';
import { planEvidence } from './plan';

function saved(
  fileId: string,
  displayName: string,
  kind: EvidenceFile['kind'] = 'video',
): EvidenceFile {
  return {
    ...notSaved(displayName, kind, 'C_F', 'saved'),
    fileId,
    sizeBytes: 10,
    sha256: 'a'.repeat(64),
    absolutePath: `/library/${fileId}`,
  };
}

function source(change: Partial<EvidenceSource> = {}): EvidenceSource {
  return {
    incident: madeIncident(),
    files: [saved('1', 'C_F.mp4'), saved('2', 'C_R.mp4')],
    cameras: [],
    clips: [],
    track: null,
    trackMissing: 'The device had no GPS.',
    videoStartMs: null,
    receipts: [],
    derived: [],
    marks: [],
    custody: [],
    ...change,
  };
}

describe('planEvidence', () => {
  it('gives every file a path of its own, portable and safe, whatever it was called', () => {
    const odd = ['../../x.mp4', 'X.mp4', 'x.mp4', 'CON.mp4', 'a%b.mp4', 'line\nbreak.mp4', ''];
    const files = odd.map((name, index) => saved(String(index), name));
    const plan = planEvidence(source({ files }), 'CLM');
    const paths = plan.files.map(({ path }) => path);
    expect(plan.files.filter(({ sourceFileId }) => sourceFileId !== null)).toHaveLength(odd.length);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of paths) expect(isPortablePath(path), path).toBe(true);
  });

  it('does not depend on the order the library lists files in', () => {
    const files = [saved('1', 'a.mp4'), saved('2', 'a.mp4'), saved('3', 'b.nmea', 'track')];
    const one = planEvidence(source({ files }), '');
    expect(planEvidence(source({ files: [...files].reverse() }), '')).toEqual(one);
  });

  it('names what is not saved, each with its own reason and once', () => {
    const files = [
      saved('1', 'C_F.mp4'),
      notSaved('C_R.mp4', 'video', 'C_R', 'expired'),
      notSaved('C_I.mp4', 'video', 'C_I', 'queued'),
      notSaved('C_E.mp4', 'video', 'C_E', 'failed'),
      { ...saved('9', 'gone.jpg', 'snapshot'), absolutePath: null },
    ];
    const camera = {
      cameraId: 'C_R',
      name: 'Rear',
      captureMode: 'C_R',
      status: 'missing',
      reason: 'x',
    } as const;
    const { missing } = planEvidence(source({ files, cameras: [camera] }), '');
    expect(missing.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
      'Extended video: Saving failed.',
      'Cabin video: It is still being saved.',
      'Rear video: The cloud deleted it before it was saved here.',
      'Front snapshot: It is recorded as saved but not on this disk.',
      'GPS track: The device had no GPS.',
    ]);
  });

  it('names videos the service counts but does not list', () => {
    const incident = { ...madeIncident(), videosRecorded: 4, uploading: true };
    const { missing } = planEvidence(source({ incident }), '');
    expect(missing[0]).toEqual({
      title: '2 more videos',
      reason: 'Recorded, but still on its way from the device to the cloud.',
    });
  });

  it('plans the derived track only when there is one', () => {
    const without = planEvidence(source(), '').files.map(({ kind }) => kind);
    const withTrack = planEvidence(source({ track: madeTrack('1') }), '').files.map(
      ({ kind }) => kind,
    );
    expect(without).not.toContain('track-gpx');
    expect(withTrack).toEqual(expect.arrayContaining(['track-gpx', 'track-csv']));
  });

  it.each([
    ['CLM 47/11', 'CLM_47_11_2026-06-12_T-1002'],
    ['', 'incident_2026-06-12_T-1002'],
    ['../../etc', 'etc_2026-06-12_T-1002'],
    ['赔案', 'incident_2026-06-12_T-1002'],
  ])('claim %j names the package %s', (claimNumber, name) => {
    expect(planEvidence(source(), claimNumber).packageName).toBe(name);
  });

  it('refuses when only service answers are saved', () => {
    const files = [saved('1', 'detail.json', 'service-answer')];
    expect(() => planEvidence(source({ files }), '')).toThrow(
      expect.objectContaining({ code: 'evidence.nothing-to-export' }),
    );
  });
});
