/** Reads from a video file what playback needs: size, codecs, and when each frame is shown. */
import { EncodedPacketSink, FilePathSource, Input, MP4, QTFF } from 'mediabunny';
import { AppError } from '@shared/errors';
import type { FrameTable } from '@shared/domain/clip';
import { MOST_PLAIN_FRAMES, packFrames } from '@shared/playback/packed-frames';

export interface VideoProbe {
  /** End of the last frame on the file's presentation time line, milliseconds. */
  readonly durationMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** RFC 6381, e.g. `avc1.64001f`; the container's own name when no such string exists. */
  readonly codec: string;
  readonly audioCodec: string | null;
  /**
   * Presentation times after the edit list, 0 being the file's own start. Chromium shifts a file whose sound has
   * priming samples (64 ms at 16 kHz) so that the first of them is 0: its `mediaTime` is later by that much, for
   * every frame alike. The player calibrates itself on the first frame.
   */
  readonly frames: FrameTable;
}

/** Frame times that differ by less than this from an even grid are even: rounding of file time scales. */
const EVEN_WITHIN_US = 1_100;

/**
 * @throws AppError `media.bad-content` when the file holds no readable video track.
 */
export async function probeVideo(path: string, signal?: AbortSignal): Promise<VideoProbe> {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new AppError('media.bad-content', { detail: 'no video track' });
    const audio = await input.getPrimaryAudioTrack();
    const times = new FrameTimes();
    const sink = new EncodedPacketSink(track);
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
      signal?.throwIfAborted();
      times.add(packet.timestamp * 1e6, (packet.timestamp + packet.duration) * 1e6);
    }
    const table = times.table(await track.getTimeResolution());
    return {
      durationMs: Math.round(tableEndUs(table)) / 1000,
      widthPx: await track.getDisplayWidth(),
      heightPx: await track.getDisplayHeight(),
      codec: (await track.getCodecParameterString()) ?? String(await track.getInternalCodecId()),
      audioCodec: audio === null ? null : await audio.getCodecParameterString(),
      frames: table,
    };
  } catch (caught) {
    signal?.throwIfAborted();
    if (caught instanceof AppError) throw caught;
    throw new AppError('media.bad-content', { detail: 'the video cannot be read', cause: caught });
  } finally {
    input.dispose();
  }
}

/** Packets come in decoding order; pictures are shown in order of their time. */
class FrameTimes {
  readonly #ptsUs: number[] = [];
  #lastPtsUs = -Infinity;
  #endUs = 0;

  add(ptsUs: number, endUs: number): void {
    if (endUs <= 0) return;
    this.#ptsUs.push(ptsUs);
    if (ptsUs < this.#lastPtsUs) return;
    this.#lastPtsUs = ptsUs;
    this.#endUs = endUs;
  }

  table(ticksPerSecond: number): FrameTable {
    const ptsUs = Float64Array.from(this.#ptsUs).sort();
    const [firstUs] = ptsUs;
    if (firstUs === undefined) {
      throw new AppError('media.bad-content', { detail: 'the video has no frames' });
    }
    const endUs = this.#endUs;
    const count = ptsUs.length;
    const stepUs = count > 1 ? (this.#lastPtsUs - firstUs) / (count - 1) : endUs - this.#lastPtsUs;
    const even = ptsUs.every(
      (us, index) => Math.abs(us - (firstUs + index * stepUs)) <= EVEN_WITHIN_US,
    );
    if (even && stepUs > 0) {
      return { kind: 'constant', firstPtsUs: firstUs, frameDurationUs: stepUs, count };
    }
    return count > MOST_PLAIN_FRAMES
      ? packFrames(ptsUs, endUs, ticksPerSecond)
      : { kind: 'variable', ptsUs: [...ptsUs], endUs };
  }
}

function tableEndUs(table: FrameTable): number {
  return table.kind === 'constant'
    ? table.firstPtsUs + table.count * table.frameDurationUs
    : table.endUs;
}
