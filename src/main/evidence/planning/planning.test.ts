/** The plan as a table: each preset and each privacy wish against what then lies in the package. */
import type { EvidencePlan } from '@shared/domain/evidence';
import { holdsEvidence } from '@shared/domain/evidence';
import type { DerivedKind, DerivedParameters } from '@shared/domain/derived';
import {
  EVERYTHING,
  PRESET_CHOICES,
  presetOf,
  rememberedChoice,
  type PackageChoice,
} from '@shared/domain/package-choice';
import { describe, expect, it } from 'vitest';
import { madeIncident, madeTrack, notSaved } from '../../../../test/support/evidence-source';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from '../evidence-source';
import { planEvidence } from '../plan';
import { sourceFor } from './source-for';

const FRONT_SHA = 'f'.repeat(64);

function saved(name: string, kind: EvidenceFile['kind'], mode: string | null): EvidenceFile {
  return {
    ...notSaved(name, kind, mode, 'saved'),
    sizeBytes: 100,
    sha256: FRONT_SHA,
    absolutePath: `/library/${name}`,
  };
}

function clipOf(name: string, captureMode: string, audioCodec: string | null) {
  return {
    clipId: `clip-${name}`,
    fileId: `file-${name}`,
    captureMode,
    startMs: 0,
    startSource: 'service-file',
    correction: null,
    durationMs: 1000,
    widthPx: 16,
    heightPx: 9,
    codec: 'avc1',
    audioCodec,
    frames: { kind: 'constant', firstPtsUs: 0, frameDurationUs: 100_000, count: 10 },
    sizeBytes: 100,
    sha256: FRONT_SHA,
  } as const;
}

function derived(
  derivedId: string,
  kind: DerivedKind,
  parameters: DerivedParameters,
  seconds = 5,
  [firstFrame, lastFrame] = [2, 5],
): EvidenceDerived {
  return {
    derivedId,
    kind,
    title: derivedId,
    displayName: `${derivedId}.mp4`,
    mimeType: 'video/mp4',
    sizeBytes: 50,
    sha256: 'd'.repeat(64),
    sha512: 'd'.repeat(128),
    absolutePath: `/library/${derivedId}`,
    fromMs: 0,
    toMs: seconds * 1000,
    sources: [
      {
        fileId: 'file-C_F.mp4',
        displayName: 'C_F.mp4',
        sha256: FRONT_SHA,
        firstFrame,
        lastFrame,
      },
    ],
    parameters,
    notes: [],
    tool: 'Roadproof',
    toolVersion: '1',
    user: '',
    createdAtMs: 1,
  };
}

const LOUD = derived('loud', 'lossless-clip', { hasSound: true }, 9);
const QUIET = derived('quiet', 'lossless-clip', { hasSound: false }, 7);
const HIDDEN = derived('hidden', 'redacted', { sound: 'left out' }, 3);
const HIDDEN_LOUD = derived('hidden-loud', 'redacted', { sound: 'copied as it is' }, 4);
const WHOLE_SILENT = derived('silent', 'lossless-clip', { hasSound: false }, 1, [0, 9]);

function source(change: Partial<EvidenceSource> = {}): EvidenceSource {
  return {
    incident: { ...madeIncident(), videosRecorded: 2 },
    files: [
      saved('C_F.mp4', 'video', 'C_F'),
      saved('C_R.mp4', 'video', 'C_R'),
      saved('front.jpg', 'snapshot', 'C_F'),
      saved('track.nmea', 'track', null),
      saved('event.json', 'service-answer', null),
    ],
    cameras: [],
    clips: [clipOf('C_F.mp4', 'C_F', 'mp4a.40.2'), clipOf('C_R.mp4', 'C_R', null)],
    track: madeTrack('file-track.nmea'),
    trackMissing: null,
    videoStartMs: null,
    receipts: [],
    derived: [LOUD, QUIET, HIDDEN, HIDDEN_LOUD],
    marks: [
      {
        markId: '1',
        fromMs: 0,
        toMs: null,
        kind: 'impact',
        colour: 'red',
        text: 'hit',
        user: '',
        createdAtMs: 0,
        changedAtMs: 0,
      },
    ],
    custody: [{ timeMs: 0, actor: '', action: 'saved', subject: 'C_F.mp4', line: '{}' }],
    ...change,
  };
}

const planned = (choice: PackageChoice, from: EvidenceSource = source()): EvidencePlan =>
  planEvidence(sourceFor(from, choice), 'CLM', choice);

/** Short names of what a plan holds besides the data files that are always there. */
function held({ files }: EvidencePlan): readonly string[] {
  return files
    .filter(({ path }) => !/metadata\/(claim|incident|files|tools|schema)|HOW-TO/.test(path))
    .map(({ path }) => path.replace(/^data\//, ''))
    .sort();
}

const with_ = (change: Partial<PackageChoice>): PackageChoice => ({ ...EVERYTHING, ...change });
const withoutParts = (...parts: (keyof PackageChoice['parts'])[]): PackageChoice =>
  with_({
    parts: { ...EVERYTHING.parts, ...Object.fromEntries(parts.map((part) => [part, false])) },
  });

const ORIGINALS = ['C_F.mp4', 'C_R.mp4', 'front.jpg', 'track.nmea'].map(
  (name) => `originals/${name}`,
);
const REPORTS = ['report.html', 'report.pdf'];
const TRACK = ['derived/track.csv', 'derived/track.gpx'];
const clips = (...ids: string[]): string[] => ids.map((id) => `derived/clips/${id}.mp4`);
const ALL = [
  ...ORIGINALS,
  ...REPORTS,
  ...TRACK,
  ...clips('loud', 'quiet', 'hidden', 'hidden-loud'),
  'custody/custody.jsonl',
  'metadata/marks.json',
  'service-answers/event.json',
  'viewer.html',
];
const minus = (...gone: string[]): string[] => ALL.filter((path) => !gone.includes(path));

const TABLE: readonly (readonly [string, PackageChoice, readonly string[]])[] = [
  ['everything', PRESET_CHOICES.insurer, ALL],
  [
    'police',
    PRESET_CHOICES.police,
    [...ORIGINALS, ...REPORTS, 'custody/custody.jsonl', 'service-answers/event.json'],
  ],
  ['e-mail', PRESET_CHOICES.email, ['report.pdf', 'metadata/marks.json', ...clips('hidden')]],
  ['one camera out', with_({ withoutCameras: ['C_R'] }), minus('originals/C_R.mp4')],
  [
    'no video: no viewer either',
    withoutParts('videos'),
    minus(...ORIGINALS.slice(0, 2), 'viewer.html'),
  ],
  ['no snapshots', withoutParts('snapshots'), minus('originals/front.jpg')],
  ['no log', withoutParts('track'), minus('originals/track.nmea')],
  ['no forms of the track', withoutParts('track-forms'), minus(...TRACK)],
  ['no marks', withoutParts('marks'), minus('metadata/marks.json')],
  ['no clips', withoutParts('clips'), minus(...clips('loud', 'quiet', 'hidden', 'hidden-loud'))],
  ['one clip out', with_({ withoutClips: ['loud'] }), minus(...clips('loud'))],
  ['no PDF', withoutParts('report-pdf'), minus('report.pdf')],
  ['no page', withoutParts('report-page'), minus('report.html')],
  ['no viewer', withoutParts('viewer'), minus('viewer.html')],
  ['no answers', withoutParts('service-answers'), minus('service-answers/event.json')],
  ['no custody', withoutParts('custody'), minus('custody/custody.jsonl')],
  [
    'no faces',
    with_({ faces: false }),
    minus(...ORIGINALS.slice(0, 3), ...clips('loud', 'quiet'), 'viewer.html'),
  ],
  [
    'no faces, no sound',
    with_({ faces: false, sound: false }),
    minus(...ORIGINALS.slice(0, 3), ...clips('loud', 'quiet', 'hidden-loud'), 'viewer.html'),
  ],
  ['no driver’s name', with_({ driverName: false }), minus('service-answers/event.json')],
];

describe('what goes in', () => {
  it.each(TABLE)('%s', (_name, choice, expected) => {
    const plan = planned(choice);
    expect(held(plan)).toEqual([...expected].sort());
    // What is said to go in and what does are the same number of files.
    const going = plan.offers.filter(({ goesIn }) => goesIn);
    expect(going.reduce((sum, { files }) => sum + files, 0)).toBe(held(plan).length);
    // Whatever is off can be switched on again.
    expect(plan.offers.map(({ title }) => title)).toEqual(
      planned(EVERYTHING).offers.map(({ title }) => title),
    );
    // Nothing stays out in silence.
    const out = plan.offers.filter(({ goesIn }) => !goesIn);
    for (const { title } of out) expect(plan.leftOut.map((one) => one.title)).toContain(title);
  });

  it('without sound: a copy has to be made, and then stands for the original', () => {
    const choice = with_({ sound: false });
    const first = planned(choice);
    expect(first.copiesToMake).toEqual([
      { clipId: 'clip-C_F.mp4', cameraName: 'Front video', lastFrame: 9 },
    ]);
    const from = source({ derived: [LOUD, QUIET, WHOLE_SILENT] });
    const plan = planned(choice, from);
    expect(plan.copiesToMake).toEqual([]);
    expect(held(plan)).toEqual(
      [
        ...minus('originals/C_F.mp4', ...clips('loud', 'hidden', 'hidden-loud')),
        ...clips('silent'),
      ].sort(),
    );
    const front = plan.offers.find(({ of }) => of?.kind === 'camera' && of.captureMode === 'C_F');
    expect(front).toMatchObject({ goesIn: true, sizeBytes: 50 });
    expect(front?.remark).toContain('without its sound');
  });

  it.each([
    ['of other frames', { ...WHOLE_SILENT, sources: QUIET.sources }],
    [
      'of other bytes',
      { ...WHOLE_SILENT, sources: WHOLE_SILENT.sources.map((one) => ({ ...one, sha256: 'e' })) },
    ],
    ['that is encoded again', { ...WHOLE_SILENT, kind: 'exact-clip' as const }],
    ['with sound', { ...WHOLE_SILENT, parameters: {} }],
  ])('a copy %s does not stand for the original', (_name, copy) => {
    expect(planned(with_({ sound: false }), source({ derived: [copy] })).copiesToMake).toHaveLength(
      1,
    );
  });

  it('a video nobody could read stays out when sound may not leave', () => {
    const plan = planned(with_({ sound: false }), source({ clips: [] }));
    expect(held(plan)).not.toContain('originals/C_F.mp4');
    expect(plan.copiesToMake).toEqual([]);
  });

  it('a custody record that names the driver stays out with the name', () => {
    const { driverName } = madeIncident();
    const line = JSON.stringify({ note: driverName });
    const custody = [{ timeMs: 0, actor: '', action: 'saved', subject: '', line }];
    const plan = planned(with_({ driverName: false }), source({ custody }));
    expect(held(plan)).not.toContain('custody/custody.jsonl');
    expect(plan.leftOut.find(({ title }) => title === 'Custody record')?.reason).toMatch(/names/);
  });

  it('an e-mail without any clip still holds the report; a choice of nothing holds nothing', () => {
    const none = planned(PRESET_CHOICES.email, source({ derived: [] }));
    expect(held(none)).toEqual(['metadata/marks.json', 'report.pdf']);
    expect(holdsEvidence(none)).toBe(true);
    const off = with_({
      ...PRESET_CHOICES.email,
      parts: { ...PRESET_CHOICES.email.parts, 'report-pdf': false },
    });
    expect(holdsEvidence(planned(off, source({ derived: [] })))).toBe(false);
  });
});

it('knows its presets, and remembers what holds for any incident', () => {
  for (const [name, choice] of Object.entries(PRESET_CHOICES)) expect(presetOf(choice)).toBe(name);
  expect(presetOf(with_({ sound: false }))).toBeNull();
  const own = with_({ withoutClips: ['a'], withoutCameras: ['C_I'] });
  expect(rememberedChoice(own)).toEqual(with_({ withoutCameras: ['C_I'] }));
});
