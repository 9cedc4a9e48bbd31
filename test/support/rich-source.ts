/** An incident of which a report has something to say in every chapter. */
import type { Clip, StartSource } from '@shared/domain/clip';
import type { DerivedFile } from '@shared/domain/derived';
import { DERIVED_KINDS } from '@shared/domain/derived';
import * as derivedWords from '@shared/domain/derived-words';
import type { Mark } from '@shared/domain/mark';
import { MARK_KINDS } from '@shared/domain/mark';
import { describeError } from '@shared/errors';
import { ENGLISH } from '@shared/words/words';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from '@main/evidence';
import { CUSTODY_ACTIONS } from '@main/custody';
import { EVENT_TIME_MS, madeClip, madeIncident, madeTrack, notSaved } from './evidence-source';

const hash = (letter: string): string => letter.repeat(64);

function saved(mode: string, letter: string): EvidenceFile {
  return {
    ...notSaved(`${mode}.mp4`, 'video', mode, 'saved'),
    originalName: `EVT_20260612_101522_${mode}.MP4`,
    sizeBytes: 1_234_567,
    sha256: hash(letter),
    sha512: hash(letter).repeat(2),
    savedAtMs: EVENT_TIME_MS + 3_600_000,
    absolutePath: `/library/${mode}.mp4`,
  };
}

function clipOf(file: EvidenceFile, startSource: StartSource, change: Partial<Clip> = {}): Clip {
  return { ...madeClip(file), startSource, ...change };
}

function madeFile(
  kind: DerivedFile['kind'],
  title: string,
  notes: readonly string[],
  from: EvidenceFile,
  parameters: DerivedFile['parameters'] = {},
): EvidenceDerived {
  return {
    derivedId: `derived-${kind}-${title}`,
    kind,
    title,
    displayName: `${kind}-${title.replaceAll(/[^a-z0-9]+/gi, '-')}.${kind === 'still' ? 'jpg' : 'mp4'}`,
    mimeType: kind === 'still' ? 'image/jpeg' : 'video/mp4',
    sizeBytes: 654_321,
    sha256: hash('e'),
    sha512: hash('e').repeat(2),
    absolutePath: `/library/${kind}`,
    fromMs: EVENT_TIME_MS,
    toMs: EVENT_TIME_MS + 6_700,
    sources: [
      {
        fileId: from.fileId,
        firstFrame: kind === 'still' ? 315 : 300,
        lastFrame: kind === 'still' ? 315 : 500,
        displayName: from.displayName,
        sha256: from.sha256 ?? '',
      },
    ],
    parameters,
    notes,
    tool: 'Roadproof',
    toolVersion: '1.1.0',
    user: 'Ana Novák',
    createdAtMs: EVENT_TIME_MS + 7_200_000,
  };
}

function markOf(kind: Mark['kind'], index: number): Mark {
  const fromMs = EVENT_TIME_MS + index * 500;
  return {
    markId: `mark-${kind}`,
    fromMs,
    toMs: index % 2 === 0 ? null : fromMs + 1500,
    kind,
    colour: 'red',
    text: 'Über die Straße, ¿quién?',
    user: index === 0 ? '' : 'Ana Novák',
    createdAtMs: EVENT_TIME_MS + 7_000_000,
    changedAtMs: EVENT_TIME_MS + 7_000_000,
  };
}

/** Corrected starts, every kind of mark, of made file and of custody entry, clocks that disagree, things missing. */
export function richSource(): EvidenceSource {
  const front = saved('C_F', 'a');
  const cabin = saved('C_I', 'b');
  const rear = saved('C_R', 'c');
  const nmea: EvidenceFile = {
    ...notSaved('track.nmea', 'track', null, 'saved'),
    sizeBytes: 98_765,
    sha256: hash('d'),
    sha512: hash('d').repeat(2),
    savedAtMs: EVENT_TIME_MS + 3_600_000,
    absolutePath: '/library/track.nmea',
  };
  const correction = { user: 'Ana Novák', changedAtMs: EVENT_TIME_MS + 60_000 } as const;
  const ready = (file: EvidenceFile, name: string) => ({
    cameraId: file.captureMode ?? '',
    name,
    captureMode: file.captureMode ?? '',
    status: 'ready' as const,
    clipId: `clip-${file.fileId}`,
    region: { x: 0, y: 0, width: 1, height: 1 },
  });
  const { say } = ENGLISH;
  const frames = (camera: string): string =>
    `${camera}, ${say(derivedWords.FRAMES, { first: 300, last: 500 })}`;
  const notes: Readonly<Record<DerivedFile['kind'], readonly string[]>> = {
    'lossless-clip': [
      derivedWords.PACKET_BY_PACKET,
      say(derivedWords.PREROLL, { count: 12 }),
      derivedWords.SOUND_LEFT_OUT,
      say(derivedWords.TRACK_LEFT_OUT, { type: 'gpmd' }),
    ],
    'exact-clip': [derivedWords.ENCODED_AGAIN],
    composite: [derivedWords.COMPOSED],
    redacted: [derivedWords.ALL_HIDDEN, say(derivedWords.SOME_OPEN, { frames: '310–320' })],
    still: [],
  };
  return {
    incident: {
      ...madeIncident(),
      typeName: 'harsh_braking',
      driverName: 'Jo Park',
      captureModes: ['C_F', 'C_I', 'C_R', 'C_E'],
      videosRecorded: 7,
    },
    files: [
      front,
      cabin,
      rear,
      nmea,
      { ...notSaved('detail.json', 'service-answer', null, 'missing') },
      { ...notSaved('C_F.jpg', 'snapshot', 'C_F', 'failed'), error: describeError('media.gone') },
      notSaved('SIDE_LEFT.mp4', 'video', 'SIDE_LEFT', 'expired'),
    ],
    cameras: [
      ready(front, 'Front'),
      ready(cabin, 'Cabin'),
      ready(rear, 'Rear'),
      {
        cameraId: 'C_E',
        name: 'Extended',
        captureMode: 'C_E',
        status: 'missing',
        reason: 'Not recorded by this device',
      },
    ],
    clips: [
      clipOf(front, 'service-file'),
      clipOf(cabin, 'service-event', {
        startMs: EVENT_TIME_MS - 9_880,
        audioCodec: 'aac',
        correction: {
          ...correction,
          offsetMs: 120,
          method: 'sound',
          basis: 'Sound against Front: alike by 83 %, ± 0.020 s',
        },
      }),
      clipOf(rear, 'assumed', {
        correction: {
          ...correction,
          user: '',
          offsetMs: -1500,
          method: 'gps',
          basis: 'Start of the file 08:15:20.000 UTC; its fixes say 08:15:18.500 UTC ± 0.150 s',
        },
      }),
    ],
    track: madeTrack(nmea.fileId),
    trackMissing: null,
    videoStartMs: EVENT_TIME_MS - 12_000,
    receipts: [{ savedAtMs: EVENT_TIME_MS + 3_600_000, serviceTimeMs: EVENT_TIME_MS + 3_540_000 }],
    derived: [
      ...DERIVED_KINDS.filter((kind) => kind !== 'still').map((kind) =>
        madeFile(
          kind,
          kind === 'composite' ? 'Front, Cabin, 8.0 s' : frames('Front'),
          notes[kind],
          front,
          { shownFrames: 201, hasSound: false, sound: 'left out' },
        ),
      ),
      madeFile('still', 'Front, frame 315, first moment of the range', [], front, {
        markId: 'mark-braking',
        moment: 'first moment of the range',
        cameraId: 'C_F',
        ptsUs: 10_499_895,
        region: '0.000000 0.000000 1.000000 1.000000',
      }),
    ],
    marks: MARK_KINDS.map(markOf),
    custody: CUSTODY_ACTIONS.map((action, index) => ({
      timeMs: EVENT_TIME_MS + 3_600_000 + index * 1000,
      actor: index === 0 ? '' : 'Ana Novák',
      action,
      subject: 'C_F.mp4',
      line: '{}',
    })),
  };
}
