/** What the playback benchmark was asked to measure; wrong arguments are named with what is right. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MAX_RATE, MIN_RATE } from '@shared/playback/sync-controller';
import type { TrackKind } from './bench-types';

export interface PlaybackOptions {
  /** 1…8, those inside a composite file counted. */
  readonly cameras: number;
  readonly framesPerSecond: number;
  /** The first two cameras are one side-by-side file. */
  readonly composite: boolean;
  /** Negative: backwards. */
  readonly rates: readonly number[];
  /** Of playing at each rate, at most; clips are a minute long. */
  readonly seconds: number;
  readonly seeks: number;
  /** Forward, and as many back. */
  readonly steps: number;
  readonly track: TrackKind;
  /** MP4 files to measure instead of made clips. */
  readonly folder: string | null;
  /** Seconds by which a file of the folder begins later than its time line's start. */
  readonly offsets: ReadonlyMap<string, number>;
  /** All configurations that have marks. */
  readonly suite: boolean;
}

export const USAGE = `npm run bench -- playback [options]
  --cameras 4            1 to 8 cameras, each a minute long, with bar codes
  --fps 10               frames a second, 1 to 60
  --composite            the first two cameras are one side-by-side file
  --rate 1               0.1 to 16, negative for backwards; several: --rate 1,2,-4
  --folder <folder>      measure the MP4 files of a folder instead
  --offsets a=0,b=0.35   with --folder: seconds by which a.mp4, b.mp4 … begin later
  --seconds 12           of playing at each rate
  --seeks 40 --steps 100 how many jumps, and steps each way
  --track frames         frames (as in the app) or video (what it falls back to)
  --suite                every configuration that has a mark, in one table`;

export class UsageError extends Error {}

/** @throws UsageError naming the argument that is wrong. */
export function readOptions(argv: readonly string[]): PlaybackOptions {
  const values = parsed(argv);
  const folder = values.folder ?? null;
  if (folder !== null && !isFolder(folder)) throw new UsageError(`there is no folder ${folder}`);
  if (values.offsets !== undefined && folder === null) {
    throw new UsageError('--offsets says how files of a --folder lie: no folder was given');
  }
  const composite = values.composite === true;
  const track = values.track ?? 'frames';
  if (track !== 'frames' && track !== 'video') throw new UsageError('--track is frames or video');
  return {
    cameras: whole('cameras', values.cameras ?? '4', composite ? 2 : 1, 8),
    framesPerSecond: whole('fps', values.fps ?? '10', 1, 60),
    composite,
    rates: (values.rate ?? '1').split(',').map(rateOf),
    seconds: whole('seconds', values.seconds ?? '12', 1, 50),
    seeks: whole('seeks', values.seeks ?? '40', 1, 1000),
    steps: whole('steps', values.steps ?? '100', 1, 1000),
    track,
    folder,
    offsets: new Map((values.offsets ?? '').split(',').filter(Boolean).map(offsetOf)),
    suite: values.suite === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      // `--rate -2` reads like an option of its own.
      args: argv.flatMap((part, index) => {
        if (argv[index - 1] === '--rate' && part.startsWith('-')) return [];
        return part === '--rate' && argv[index + 1]?.startsWith('-') === true
          ? [`--rate=${argv[index + 1]}`]
          : [part];
      }),
      options: {
        cameras: { type: 'string' },
        fps: { type: 'string' },
        rate: { type: 'string' },
        seconds: { type: 'string' },
        seeks: { type: 'string' },
        steps: { type: 'string' },
        track: { type: 'string' },
        folder: { type: 'string' },
        offsets: { type: 'string' },
        composite: { type: 'boolean' },
        suite: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not “${text}”`);
}

function rateOf(text: string): number {
  const rate = Number(text);
  const size = Math.abs(rate);
  if (text.trim() !== '' && size >= MIN_RATE && size <= MAX_RATE) return rate;
  throw new UsageError(`--rate is ${MIN_RATE} to ${MAX_RATE}, or the same negative, not “${text}”`);
}

function offsetOf(part: string): readonly [string, number] {
  const at = part.lastIndexOf('=');
  const seconds = Number(part.slice(at + 1));
  if (at > 0 && part.length > at + 1 && Number.isFinite(seconds)) {
    return [part.slice(0, at), seconds];
  }
  throw new UsageError(`--offsets is name=seconds, with commas between, not “${part}”`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
