/** Names as makers write them, and names that only look like it. */
import { describe, expect, it } from 'vitest';
import { recognise, type Recognised } from './recognise';

function known(name: string): Recognised {
  const found = recognise(name);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const clock = (text: string): number => Date.parse(`${text}Z`);

describe('names of makers', () => {
  it.each([
    ['20260115_123456_NF.mp4', 'BlackVue', '2026-01-15T12:34:56', 'C_F', 'normal'],
    ['20260115_123456_ER.mp4', 'BlackVue', '2026-01-15T12:34:56', 'C_R', 'event'],
    ['20260115_123456_PI.mp4', 'BlackVue', '2026-01-15T12:34:56', 'C_I', 'parking'],
    ['20260115_123456_MO.mp4', 'BlackVue', '2026-01-15T12:34:56', 'C_E', 'manual'],
    ['20260115123456_000123F.MP4', 'Viofo', '2026-01-15T12:34:56', 'C_F', null],
    ['20260115123456_000124PR.MP4', 'Viofo', '2026-01-15T12:34:56', 'C_R', 'parking'],
    ['2026_0115_123456_001I.MP4', 'Viofo', '2026-01-15T12:34:56', 'C_I', null],
    ['2026_0115_123456_0123.MP4', 'Viofo', '2026-01-15T12:34:56', 'C_F', null],
    ['2026-01-15_12-34-56-front.mp4', 'Tesla', '2026-01-15T12:34:56', 'C_F', null],
    ['2026-01-15_12-34-56-back.mp4', 'Tesla', '2026-01-15T12:34:56', 'C_R', null],
    ['2026-01-15_12-34-56-left_repeater.mp4', 'Tesla', '2026-01-15T12:34:56', 'SIDE_LEFT', null],
    ['2026-01-15_12-34-56-right_pillar.mp4', 'Tesla', '2026-01-15T12:34:56', 'PILLAR_RIGHT', null],
    ['260115_123456_012_FH.MP4', 'Nextbase', '2026-01-15T12:34:56', 'C_F', null],
    ['260115_123456_012_RH.MP4', 'Nextbase', '2026-01-15T12:34:56', 'C_R', null],
    ['EMER260115-123456F.MOV', 'Nextbase', '2026-01-15T12:34:56', 'C_F', 'event'],
    ['REC_2026_01_15_12_34_56_F.MP4', 'Thinkware', '2026-01-15T12:34:56', 'C_F', 'normal'],
    ['EVT_2026_01_15_12_34_56_R.MP4', 'Thinkware', '2026-01-15T12:34:56', 'C_R', 'event'],
    ['EV20260115-123456-000123B.MP4', '70mai', '2026-01-15T12:34:56', 'C_R', 'event'],
    ['20260115123456_0060.mp4', 'DDPAI', '2026-01-15T12:34:56', 'C_F', null],
    ['EVT_20261019_061228_S_F_I.MP4', 'fleet service', '2026-10-19T06:12:28', 'S_F_I', null],
  ])('%s', (name, maker, time, captureMode, trigger) => {
    expect(known(`card/${name}`)).toMatchObject({
      maker,
      clockMs: clock(time),
      clock: maker === 'fleet service' ? 'utc' : 'local',
      captureMode,
      trigger,
      lowerQuality: false,
    });
  });

  it('knows names without a time, and smaller copies', () => {
    expect(known('GRMN0012.MP4')).toMatchObject({ maker: 'Garmin', clockMs: null });
    expect(known('C_F.mp4')).toMatchObject({ captureMode: 'C_F', clockMs: null });
    expect(known('260115_123456_012_FL.MP4')).toMatchObject({ lowerQuality: true });
    expect(known('20260115_123456_NFS.mp4')).toMatchObject({
      captureMode: 'C_F',
      lowerQuality: true,
    });
  });

  it('finds a time and a camera in names of no known maker', () => {
    const day = clock('2026-01-15T12:34:56');
    for (const [name, captureMode] of [
      ['Unfall 2026-01-15 12.34.56 hinten rear.mp4', 'C_R'],
      ['VID_20260115_123456.mp4', null],
      ['FrontCam-2026-01-15T12-34-56.MOV', 'C_F'],
      ['20260115-123456_R.mp4', 'C_R'],
    ] as const) {
      expect(known(name), name).toMatchObject({ maker: null, clockMs: day, captureMode });
    }
  });

  it('takes no digits for a time that are none', () => {
    for (const name of [
      '20261315_123456_NF.mp4',
      '20260230_123456_EF.mp4',
      '20260115_246060.mp4',
    ]) {
      expect(known(name).clockMs, name).toBeNull();
    }
    expect(known('claim 4711202601151234567890.mp4').clockMs).toBeNull();
  });
});

describe('folders', () => {
  it('say why it was recorded and which camera it was', () => {
    expect(known('card/Movie/RO/2026_0115_123456_001F.MP4').trigger).toBe('event');
    expect(known('card/DCIM/102SAVED/GRMN0001.MP4').trigger).toBe('manual');
    expect(known('card/parking_rec/REC_2026_01_15_12_34_56_F.MP4').trigger).toBe('normal');
    expect(known('claim/Rear/video.mp4').captureMode).toBe('C_R');
    expect(known('claim/F/video.mp4').captureMode).toBe('C_F');
  });

  it('hold one event of a Tesla each', () => {
    const folder = 'TeslaCam/SentryClips/2026-01-15_12-35-56';
    expect(known(`${folder}/2026-01-15_12-34-56-front.mp4`)).toMatchObject({
      unit: folder,
      trigger: 'event',
    });
    expect(known(`${folder}/event.json`)).toMatchObject({ kind: 'device-data', unit: folder });
  });
});

it('says why a file is none to take in', () => {
  expect(recognise('card/readme.txt')).toContain('no recording');
  expect(recognise('card/settings.json')).toContain('no recording');
  expect(recognise('card/.mp4')).toContain('no recording');
  expect(recognise('card/20260115.AVI')).toContain('AVI');
});

it('never throws, whatever the name', () => {
  for (const name of [
    '',
    '/',
    '.',
    'a/b/',
    '\u202e4pm.exe',
    'x'.repeat(5000) + '.mp4',
    '💥/💥.mp4',
  ])
    expect(() => recognise(name), JSON.stringify(name.slice(0, 40))).not.toThrow();
});
