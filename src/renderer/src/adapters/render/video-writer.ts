/** Encodes pictures as H.264 into an MP4 that leaves in pieces; sound is copied, never encoded. */
import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  Quality,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
  type InputAudioTrack,
} from 'mediabunny';
import { createRangeSource } from '../range-source';

export type WritePiece = (position: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

export interface SoundStretch {
  readonly url: string;
  /** In the file's own presentation time, seconds. */
  readonly fromS: number;
  readonly toS: number;
}

export interface VideoWriter {
  /** Whether the sound asked for is in the new file. */
  readonly hasSound: boolean;
  /** @param timeS and @param durationS in the new file, seconds. */
  add(picture: OffscreenCanvas, timeS: number, durationS: number): Promise<void>;
  finish(): Promise<void>;
  cancel(): Promise<void>;
}

export class NoEncoder extends Error {}

const PIECE_BYTES = 4 * 1024 * 1024;
const BITS_PER_PIXEL = 0.2;
const LEAST_BITRATE = 2_000_000;
/** H.264 constrained baseline, the one profile every software encoder has; its level by size. */
const LEVELS: readonly { readonly upToPixels: number; readonly codec: string }[] = [
  { upToPixels: 1280 * 720, codec: 'avc1.42e01f' },
  { upToPixels: 2048 * 1088, codec: 'avc1.42e028' },
  { upToPixels: 4096 * 2304, codec: 'avc1.42e033' },
];

/** @throws NoEncoder when this platform encodes no such pictures */
export async function openWriter(
  size: { readonly width: number; readonly height: number; readonly framesPerSecond: number },
  sound: SoundStretch | null,
  writePiece: WritePiece,
): Promise<VideoWriter> {
  const { width, height, framesPerSecond } = size;
  const level = LEVELS.find(({ upToPixels }) => width * height <= upToPixels);
  const bitrate = Math.max(
    LEAST_BITRATE,
    Math.round(width * height * Math.min(60, framesPerSecond) * BITS_PER_PIXEL),
  );
  const config = { codec: level?.codec ?? '', width, height, bitrate, framerate: framesPerSecond };
  const support = level && (await VideoEncoder.isConfigSupported(config).catch(() => null));
  if (!level || support?.supported !== true) {
    throw new NoEncoder(`no H.264 encoder for ${width} × ${height}`);
  }
  const writable = new WritableStream<{ data: Uint8Array<ArrayBuffer>; position: number }>({
    // A copy: the writer uses its buffer again.
    write: ({ data, position }) => writePiece(position, data.slice()),
  });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: false }),
    target: new StreamTarget(writable, { chunked: true, chunkSize: PIECE_BYTES }),
  });
  const video = new VideoSampleSource({
    codec: 'avc',
    fullCodecString: level.codec,
    quality: new Quality({ bitrate }),
    keyFrameInterval: 1,
  });
  output.addVideoTrack(video, { frameRate: framesPerSecond });
  const heard = sound === null ? null : await openSound(sound.url);
  const audio = heard && new EncodedAudioPacketSource(heard.codec);
  if (audio !== null) output.addAudioTrack(audio);
  await output.start();

  const copySound = async (): Promise<void> => {
    if (sound === null || heard === null || audio === null) return;
    let meta: EncodedAudioChunkMetadata | undefined = { decoderConfig: heard.config };
    const sink = new EncodedPacketSink(heard.track);
    let packet = (await sink.getPacket(sound.fromS)) ?? (await sink.getFirstPacket());
    for (; packet && packet.timestamp < sound.toS; packet = await sink.getNextPacket(packet)) {
      const timestamp = packet.timestamp - sound.fromS;
      if (timestamp < 0) continue;
      await audio.add(packet.clone({ timestamp }), meta);
      meta = undefined;
    }
    audio.close();
  };
  // Both go on side by side: the writer waits for the slower one.
  const soundCopied = copySound();
  soundCopied.catch(() => undefined);

  return {
    hasSound: heard !== null,
    add: async (picture, timeS, durationS) => {
      const sample = new VideoSample(picture, { timestamp: timeS, duration: durationS });
      try {
        await video.add(sample);
      } finally {
        sample.close();
      }
    },
    finish: async () => {
      video.close();
      await soundCopied;
      await output.finalize();
      heard?.close();
    },
    cancel: async () => {
      heard?.close();
      if (output.state === 'started' || output.state === 'pending') await output.cancel();
    },
  };
}

interface HeardFile {
  readonly track: InputAudioTrack;
  readonly codec: 'aac' | 'opus' | 'mp3';
  readonly config: AudioDecoderConfig;
  close(): void;
}

/** Null when the file has no sound that an MP4 takes over as it is. */
async function openSound(url: string): Promise<HeardFile | null> {
  const control = new AbortController();
  const input = new Input({ source: createRangeSource(url, control.signal), formats: [MP4, QTFF] });
  const close = (): void => {
    control.abort();
    input.dispose();
  };
  const track = await input.getPrimaryAudioTrack();
  const codec = await track?.getCodec();
  const config = await track?.getDecoderConfig();
  if (!track || !config || (codec !== 'aac' && codec !== 'opus' && codec !== 'mp3')) {
    close();
    return null;
  }
  return { track, codec, config, close };
}
