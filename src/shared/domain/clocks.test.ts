/** Clocks side by side: silence where they fit, plain words where they do not. */
import { describe, expect, it } from 'vitest';
import { compareClocks, fileNameTime, type ClockFacts, type ClockFile } from './clocks';

const START = Date.UTC(2026, 9, 19, 6, 12, 28, 600);
const HOUR_MS = 3_600_000;
const file = (change: Partial<ClockFile> = {}): ClockFile => ({
  name: 'Front',
  originalName: 'EVT_20261019_061228_C_F.MP4',
  startMs: START,
  endMs: START + 10_000,
  startSource: 'service-file',
  correction: null,
  frameMs: 100,
  ...change,
});
const facts = (change: Partial<ClockFacts> = {}): ClockFacts => ({
  eventTimeMs: START + 5000,
  videoStartMs: START,
  zone: 'Europe/Amsterdam',
  files: [file()],
  gps: { firstMs: START - 4000, lastMs: START + 14_000 },
  receipts: [{ savedAtMs: START + HOUR_MS, serviceTimeMs: START + HOUR_MS - 600 }],
  ...change,
});
const warned = (change: Partial<ClockFacts>): readonly string[] =>
  compareClocks(facts(change)).warnings.map(({ size, text }) => `${size}: ${text}`);

describe('compareClocks', () => {
  it('says nothing where the clocks fit, and lists them all', () => {
    const { rows, warnings } = compareClocks(facts());
    expect(warnings).toEqual([]);
    expect(new Set(rows.map(({ whose }) => whose))).toEqual(
      new Set(['cloud', 'device', 'satellites', 'this-computer']),
    );
  });

  it('finds a start that is more than a frame late against the service’s other word', () => {
    const late = file({ startMs: START + 640, originalName: null });
    expect(warned({ files: [late] })).toEqual([expect.stringContaining('frame: ')]);
    expect(warned({ files: [late] })[0]).toContain('0.640 s apart (6 frames)');
    expect(warned({ files: [file({ startMs: START + 90 })] })).toEqual([]);
  });

  it('names local time in file names for what it is', () => {
    const local = file({ originalName: 'EVT_20261019_081228_C_F.MP4' });
    expect(warned({ files: [local] })[0]).toContain('local time in Europe/Amsterdam');
    const other = file({ originalName: 'EVT_20261019_051228_C_F.MP4' });
    expect(warned({ files: [other] })[0]).toMatch(/^hour: .*typical of local time/);
  });

  it('finds a late start by the second in the file’s name, when the service agrees with itself', () => {
    const late = { startMs: START + 640, endMs: START + 10_640 };
    expect(warned({ files: [file(late)], videoStartMs: late.startMs })).toEqual([
      expect.stringMatching(/^frame: Front: .*0\.240 s outside that second/),
    ]);
  });

  it('tells a file name that is seconds off, but no fraction of its whole second', () => {
    const name = 'EVT_20261019_061220_C_F.MP4';
    expect(warned({ files: [file({ originalName: name })] })[0]).toMatch(/^second: /);
  });

  it('tells GPS and event that lie an hour beside the pictures as a zone mistake', () => {
    const gps = { firstMs: START + HOUR_MS, lastMs: START + HOUR_MS + 10_000 };
    expect(warned({ gps })[0]).toMatch(/^hour: All GPS fixes lie .* after the pictures/);
    expect(warned({ eventTimeMs: START - 2 * HOUR_MS + 5000 })[0]).toMatch(/^hour: The event/);
    expect(warned({ eventTimeMs: START - 3000 })).toEqual([
      'second: The event’s moment lies 3.000 s before the pictures.',
    ]);
  });

  it('holds this computer’s clock against the service’s', () => {
    const behind = [{ savedAtMs: START + HOUR_MS, serviceTimeMs: START + HOUR_MS + 60_000 }];
    expect(warned({ receipts: behind })[0]).toContain('60.0 s behind');
    expect(warned({ receipts: [{ savedAtMs: 0, serviceTimeMs: null }] })[0]).toContain('wrong');
  });

  it('never shows an assumed start as measured', () => {
    const assumed = file({ startSource: 'assumed', originalName: null });
    const { rows, warnings } = compareClocks(facts({ files: [assumed], videoStartMs: null }));
    expect(rows.find(({ name }) => name === 'Front')?.how).toContain('Assumed');
    expect(warnings.map(({ size }) => size)).toEqual(['unknown']);
  });

  it('takes a name for the start it gave, not for a second clock beside it', () => {
    const named = file({ startSource: 'file-name', startMs: START - 600 });
    const { rows, warnings } = compareClocks(facts({ files: [named], videoStartMs: null }));
    expect(rows.filter(({ name }) => name.startsWith('Front'))).toMatchObject([
      { whose: 'device', wholeSeconds: true },
    ]);
    expect(warnings).toEqual([]);
    const guessed = file({ startSource: 'file-time', originalName: 'claim.mp4' });
    expect(warned({ files: [guessed], videoStartMs: null })[0]).toContain('last changed');
  });
});

describe('fileNameTime', () => {
  it('reads times in the usual spellings and nothing else', () => {
    expect(fileNameTime('EVT_20261019_061228_C_F.MP4')).toBe(Date.UTC(2026, 9, 19, 6, 12, 28));
    expect(fileNameTime('20261019061228.mp4')).toBe(Date.UTC(2026, 9, 19, 6, 12, 28));
    expect(fileNameTime('clip_20269919_061228.mp4')).toBeNull();
    expect(fileNameTime('FRONT_1.mp4')).toBeNull();
  });
});
