/** Cuts a stretch out of a video without decoding it: the packets stay byte for byte what the camera wrote. */
import {
  Conversion,
  EncodedPacketSink,
  FilePathSource,
  FilePathTarget,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  type EncodedPacket,
} from 'mediabunny';
import { AppError } from '@shared/errors';

export interface LosslessCut {
  /** Frames that a player shows. */
  readonly shownFrames: number;
  /** Frames before the first shown one, back to its key frame: in the file, hidden by its edit list. */
  readonly prerollFrames: number;
  readonly hasSound: boolean;
  /** Tracks of the original that are not in the clip, e.g. a camera's own GPS data. */
  readonly leftOut: readonly string[];
}

/** The end is asked for this much early: rounded up, it would let the next frame in. */
const BEFORE_NEXT_US = 1000;

/** Half a frame of the fastest camera; times in files are rounded. */
const SAME_TIME_S = 0.004;

export interface Cut {
  /** Presentation time of the first frame to show, and of the end of the last one. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly sound: boolean;
}

/**
 * @param onProgress told 0…1
 * @throws AppError `derived.failed` when the cut does not hold what was asked for
 */
export async function cutLossless(
  sourcePath: string,
  targetPath: string,
  { fromUs, toUs, sound }: Cut,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<LosslessCut> {
  const input = openVideo(sourcePath);
  try {
    const output = new Output({
      format: new Mp4OutputFormat({ fastStart: false }),
      target: new FilePathTarget(targetPath),
    });
    const conversion = await Conversion.init({
      input,
      output,
      audio: { discard: !sound },
      trim: { start: fromUs / 1e6, end: (toUs - BEFORE_NEXT_US) / 1e6 },
    });
    if (!conversion.isValid) {
      throw new AppError('derived.failed', { detail: 'the video can not be cut as it is' });
    }
    conversion.onProgress = onProgress;
    const stop = (): void => void conversion.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await conversion.execute();
    } finally {
      signal.removeEventListener('abort', stop);
    }
    signal.throwIfAborted();
    const leftOut = conversion.discardedTracks
      .filter(({ reason }) => reason !== 'discarded_by_user')
      .map(({ track }) => track.type);
    return { ...(await compare(input, targetPath, fromUs, signal)), leftOut };
  } catch (caught) {
    signal.throwIfAborted();
    if (caught instanceof AppError) throw caught;
    throw new AppError('derived.failed', { detail: 'the video can not be cut', cause: caught });
  } finally {
    input.dispose();
  }
}

function openVideo(path: string): Input {
  return new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] });
}

/** Proof instead of trust: every picture in the cut is the original's packet, at its own moment. */
async function compare(
  original: Input,
  cutPath: string,
  fromUs: number,
  signal: AbortSignal,
): Promise<Omit<LosslessCut, 'leftOut'>> {
  const cut = openVideo(cutPath);
  try {
    const [source, copy] = [
      await original.getPrimaryVideoTrack(),
      await cut.getPrimaryVideoTrack(),
    ];
    if (!source || !copy) throw new AppError('derived.failed', { detail: 'the cut is empty' });
    const sourceSink = new EncodedPacketSink(source);
    let shownFrames = 0;
    let prerollFrames = 0;
    let expected: EncodedPacket | null = null;
    for await (const packet of new EncodedPacketSink(copy).packets()) {
      signal.throwIfAborted();
      const wantedAtS = packet.timestamp + fromUs / 1e6;
      expected =
        expected === null
          ? await sourceSink.getKeyPacket(wantedAtS + SAME_TIME_S)
          : await sourceSink.getNextPacket(expected);
      if (
        expected === null ||
        Math.abs(expected.timestamp - wantedAtS) > SAME_TIME_S ||
        !Buffer.from(expected.data).equals(packet.data)
      ) {
        throw new AppError('derived.failed', { detail: 'the cut differs from the original' });
      }
      if (packet.timestamp < -SAME_TIME_S) prerollFrames += 1;
      else shownFrames += 1;
    }
    return { shownFrames, prerollFrames, hasSound: (await cut.getPrimaryAudioTrack()) !== null };
  } finally {
    cut.dispose();
  }
}
