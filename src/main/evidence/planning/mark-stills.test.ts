/** Stills in the plan: what is to be made, what lies here already, and what is said of the rest. */
import type { Mark } from '@shared/domain/mark';
import { EVERYTHING, PRESET_CHOICES } from '@shared/domain/package-choice';
import { MOST_STILLS, stillContent, type StillToMake } from '@shared/domain/still';
import { frameCount } from '@shared/playback/frame-table';
import { buildTimeline } from '@shared/playback/timeline';
import { describe, expect, it } from 'vitest';
import {
  EVENT_TIME_MS,
  madeClip,
  madeIncident,
  notSaved,
} from '../../../../test/support/evidence-source';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from '../evidence-source';
import { planEvidence } from '../plan';
import { unmadeStills, withoutUnmade } from './mark-stills';

const mark = (markId: string, fromMs: number, toMs: number | null = null): Mark => ({
  markId,
  fromMs,
  toMs,
  kind: 'impact',
  colour: 'red',
  text: 'Hits the gate',
  user: 'Ana',
  createdAtMs: 1,
  changedAtMs: 1,
});

const video = (mode: string): EvidenceFile => ({
  ...notSaved(`${mode}.mp4`, 'video', mode, 'saved'),
  sizeBytes: 100,
  sha256: mode === 'C_F' ? 'f'.repeat(64) : 'a'.repeat(64),
  absolutePath: `/library/${mode}.mp4`,
});

function sourceWith(marks: readonly Mark[], derived: readonly EvidenceDerived[]): EvidenceSource {
  const files = [video('C_F'), video('C_R')];
  const ready = (cameraId: string, name: string) => ({
    cameraId,
    name,
    captureMode: cameraId,
    status: 'ready' as const,
    clipId: `clip-file-${cameraId}.mp4`,
    region: { x: 0, y: 0, width: 1, height: 1 },
  });
  return {
    incident: madeIncident(),
    files,
    cameras: [ready('C_F', 'Front'), ready('C_R', 'Rear')],
    clips: files.map(madeClip),
    track: null,
    trackMissing: null,
    videoStartMs: null,
    receipts: [],
    derived,
    marks,
    custody: [],
  };
}

/** As the library keeps it once the window has made it. */
function made(still: StillToMake, sourceSha256: string): EvidenceDerived {
  const { parts, ...content } = stillContent(still, 0.95);
  return {
    ...content,
    derivedId: `made-${still.cameraId}-${still.moment}`,
    displayName: `${still.cameraId}.jpg`,
    mimeType: 'image/jpeg',
    sizeBytes: 40,
    sha256: 'd'.repeat(64),
    sha512: 'd'.repeat(128),
    absolutePath: `/library/${still.cameraId}.jpg`,
    sources: parts.map((part) => ({ ...part, displayName: 'x', sha256: sourceSha256 })),
    tool: 'Roadproof',
    toolVersion: '1',
    user: '',
    createdAtMs: 1,
  };
}

const planOf = (
  marks: readonly Mark[],
  derived: readonly EvidenceDerived[] = [],
  choice = EVERYTHING,
) => planEvidence(sourceWith(marks, derived), '', choice);
const stillsOf = (plan: ReturnType<typeof planOf>) =>
  plan.files.filter(({ kind }) => kind === 'still');

describe('stills of marks', () => {
  const impact = mark('m1', EVENT_TIME_MS);

  it('are made of each camera, frame and time named, and said beside the switch', () => {
    const plan = planOf([impact]);
    expect(plan.stillsToMake).toMatchObject([
      { markId: 'm1', cameraId: 'C_F', frame: 300, ptsUs: 9_999_900 },
      { markId: 'm1', cameraId: 'C_R', frame: 300, ptsUs: 9_999_900 },
    ]);
    expect(stillsOf(plan).map(({ path }) => path)).toEqual([
      'data/derived/stills/Front_frame-300_still.jpg',
      'data/derived/stills/Rear_frame-300_still.jpg',
    ]);
    const offer = plan.offers.find(({ part }) => part === 'stills');
    expect(offer).toMatchObject({ files: 2, sizeBytes: null, goesIn: true });
    expect(offer?.remark).toMatch(/^2 stills will be made: 1 mark/);
  });

  it('are taken when they were made before, unless the mark or the file is another now', () => {
    const [front] = planOf([impact]).stillsToMake;
    if (!front) throw new Error('no still');
    const here = made(front, 'f'.repeat(64));
    expect(planOf([impact], [here]).stillsToMake.map(({ cameraId }) => cameraId)).toEqual(['C_R']);
    expect(planOf([impact], [made(front, 'e'.repeat(64))]).stillsToMake).toHaveLength(2);
    const moved = planOf([mark('m1', EVENT_TIME_MS + 500)], [here]);
    expect(moved.stillsToMake).toHaveLength(2);
    expect(moved.leftOut).toContainEqual({
      title: 'Still: Front, frame 300',
      reason: 'Its mark was moved, changed or deleted after it was made.',
    });
    expect(moved.files.some(({ sourceFileId }) => sourceFileId === here.derivedId)).toBe(false);
  });

  it('that no camera can give are missed by name; those that failed too', () => {
    const plan = planOf([mark('m2', EVENT_TIME_MS + 60_000)]);
    expect(plan.stillsToMake).toEqual([]);
    expect(plan.missing.map(({ title }) => title).join()).toMatch(/Still of the mark “Impact”/);

    const wanted = planOf([impact]);
    const outcomes = [
      { markId: 'm1', moment: 'only', cameraId: 'C_F', reason: 'It can not be decoded.' },
    ] as const;
    const after = withoutUnmade(wanted, unmadeStills(wanted, outcomes));
    expect(stillsOf(after)).toEqual([]);
    expect(after.missing.slice(wanted.missing.length)).toEqual([
      { title: 'Still: Front, frame 300', reason: 'It can not be decoded.' },
      { title: 'Still: Rear, frame 300', reason: 'It was not made.' },
    ]);
  });

  it('of a range are made of its first and of its last moment, each named as such', () => {
    const range = mark('m1', EVENT_TIME_MS, EVENT_TIME_MS + 1000);
    const plan = planOf([range]);
    expect(
      plan.stillsToMake.map(({ cameraId, moment, frame }) => [cameraId, moment, frame]),
    ).toEqual([
      ['C_F', 'first', 300],
      ['C_R', 'first', 300],
      ['C_F', 'last', 330],
      ['C_R', 'last', 330],
    ]);
    const stills = stillsOf(plan);
    expect(stills.map(({ title }) => title)).toContain(
      'Still: Front, frame 330, last moment of the range',
    );
    expect(stills.map(({ path }) => path)).toContain(
      'data/derived/stills/Rear_frame-300_first-moment_still.jpg',
    );
    expect(plan.offers.find(({ part }) => part === 'stills')?.remark).toMatch(
      /^4 stills will be made: 1 mark, .*; of a range the first and the last\.$/,
    );
    const [first] = plan.stillsToMake;
    if (!first) throw new Error('no still');
    const here = made(first, 'f'.repeat(64));
    expect(here.parameters['moment']).toBe('first moment of the range');
    expect(planOf([range], [here]).stillsToMake).toHaveLength(3);
    // A moment that became a range: what was made of the moment does not say which end it shows.
    expect(planOf([impact], [here]).stillsToMake).toHaveLength(2);
  });

  it('of a range within one frame are one picture of both its moments', () => {
    const plan = planOf([mark('m1', EVENT_TIME_MS, EVENT_TIME_MS + 1)]);
    expect(plan.stillsToMake.map(({ moment }) => moment)).toEqual([
      'first-and-last',
      'first-and-last',
    ]);
    expect(plan.missing.filter(({ title }) => title.startsWith('Still'))).toEqual([]);
  });

  it('of a range that ends with the video show its last frame; beyond it the last moment is missed', () => {
    const [clip] = sourceWith([], []).clips;
    const lane = clip && buildTimeline([clip]).lanes[0];
    if (!lane) throw new Error('no lane');
    const [, , last] = planOf([mark('m1', EVENT_TIME_MS, lane.endMs)]).stillsToMake;
    expect(last).toMatchObject({ moment: 'last', frame: frameCount(lane.clip.frames) - 1 });
    const beyond = planOf([mark('m1', EVENT_TIME_MS, lane.endMs + 500)]);
    expect(beyond.stillsToMake.map(({ moment }) => moment)).toEqual(['first', 'first']);
    expect(beyond.missing.map(({ title }) => title).join()).toMatch(
      /Still of the mark “Impact”, last moment, at/,
    );
  });

  it('are no more than a package holds; what stays out is named, ends of ranges first', () => {
    const ranges = Array.from({ length: 40 }, (_, index) =>
      mark(`m${index}`, EVENT_TIME_MS + index * 40, EVENT_TIME_MS + 5000 + index * 40),
    );
    const plan = planOf(ranges);
    expect(plan.stillsToMake).toHaveLength(MOST_STILLS);
    expect(plan.stillsToMake.filter(({ moment }) => moment === 'first')).toHaveLength(80);
    const over = plan.missing.filter(({ reason }) => reason.startsWith('A package holds 100'));
    expect(over).toHaveLength(1);
    expect(over[0]?.title).toBe('60 stills');
    const named = /Front, last moment of the range: frames ([^;]*); Rear, last moment/.exec(
      over[0]?.reason ?? '',
    );
    expect(named?.[1]?.split(', ')).toHaveLength(30);
    expect(plan.offers.find(({ part }) => part === 'stills')?.remark).toMatch(
      /60 more stills would be too many: a package holds 100 at most/,
    );
    expect(planOf(ranges, [], { ...EVERYTHING, faces: false }).missing).not.toContainEqual(over[0]);
  });

  it('stay out with the faces and by preset', () => {
    for (const choice of [{ ...EVERYTHING, faces: false }, PRESET_CHOICES.police]) {
      const plan = planOf([impact], [], choice);
      expect(plan.stillsToMake).toEqual([]);
      expect(stillsOf(plan)).toEqual([]);
      expect(plan.leftOut.map(({ title }) => title)).toContain('Stills of the marks');
    }
  });
});
