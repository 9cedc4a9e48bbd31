/** Reads from a video file what playback needs: size, codecs, and when each frame is shown. */
import { EncodedPacketSink, FilePathSource, Input, MP4, QTFF } from 'mediabunny';
import { AppError } from '@shared/errors';
import type { FrameTable } from '@shared/domain/clip';

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
    const frames: { ptsUs: number; endUs: number }[] = [];
    const sink = new EncodedPacketSink(track);
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
      signal?.throwIfAborted();
      const ptsUs = packet.timestamp * 1e6;
      const endUs = (packet.timestamp + packet.duration) * 1e6;
      if (endUs > 0) frames.push({ ptsUs, endUs });
    }
    const table = frameTable(frames);
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
function frameTable(packets: { ptsUs: number; endUs: number }[]): FrameTable {
  const ordered = [...packets].sort((a, b) => a.ptsUs - b.ptsUs);
  const first = ordered[0];
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) {
    throw new AppError('media.bad-content', { detail: 'the video has no frames' });
  }
  const count = ordered.length;
  const step = count > 1 ? (last.ptsUs - first.ptsUs) / (count - 1) : last.endUs - last.ptsUs;
  const even = ordered.every(
    (frame, index) => Math.abs(frame.ptsUs - (first.ptsUs + index * step)) <= EVEN_WITHIN_US,
  );
  if (even && step > 0) {
    return { kind: 'constant', firstPtsUs: first.ptsUs, frameDurationUs: step, count };
  }
  return { kind: 'variable', ptsUs: ordered.map((frame) => frame.ptsUs), endUs: last.endUs };
}

function tableEndUs(table: FrameTable): number {
  return table.kind === 'variable'
    ? table.endUs
    : table.firstPtsUs + table.count * table.frameDurationUs;
}
