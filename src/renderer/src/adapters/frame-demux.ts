/** The encoded pictures of a file, by time, without ever reading more of it than is needed. */
import { EncodedPacketSink, Input, MP4, QTFF, type EncodedPacket } from 'mediabunny';
import { createRangeSource } from './range-source';

export interface PacketReader {
  readonly config: VideoDecoderConfig;
  /** By how much a player's time of this file is later than the presentation time, microseconds. */
  readonly playerShiftUs: number;
  /** The last key packet at or before this presentation time; the first one of all before that. */
  keyAt(ptsUs: number): Promise<EncodedPacket | null>;
  /** The next one in decoding order; null at the end. */
  next(packet: EncodedPacket): Promise<EncodedPacket | null>;
  close(): void;
}

/** @throws when the file has no picture this platform decodes, or shows it turned. */
export async function openPackets(url: string): Promise<PacketReader> {
  const control = new AbortController();
  const source = createRangeSource(url, control.signal);
  const input = new Input({ source, formats: [MP4, QTFF] });
  const close = (): void => {
    control.abort();
    input.dispose();
  };
  try {
    const track = await input.getPrimaryVideoTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw new Error('the file has no pictures');
    if ((await track.getRotation()) !== 0) throw new Error('turned pictures are not decoded here');
    const audio = await input.getPrimaryAudioTrack();
    const soundStartUs = ((await audio?.getFirstTimestamp()) ?? 0) * 1e6;
    const sink = new EncodedPacketSink(track);
    return {
      config,
      playerShiftUs: Math.max(0, -soundStartUs),
      keyAt: async (ptsUs) =>
        // Half a microsecond: times were rounded on their way here.
        (await sink.getKeyPacket((ptsUs + 0.5) / 1e6)) ?? (await sink.getFirstKeyPacket()),
      next: (packet) => sink.getNextPacket(packet),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
