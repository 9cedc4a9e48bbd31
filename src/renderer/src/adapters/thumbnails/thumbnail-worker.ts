/** The worker that decodes single pictures of one file and makes them small; it ends with its page's interest. */
import { EncodedPacketSink, Input, MP4, QTFF, VideoSampleSink, type VideoSample } from 'mediabunny';
import { createRangeSource } from '../range-source';
import type { FromThumbnailWorker, ToThumbnailWorker } from './thumbnail-job';

type Opening = Extract<ToThumbnailWorker, { readonly type: 'open' }>;
type Order = Extract<ToThumbnailWorker, { readonly type: 'make' }>;

const JPEG_QUALITY = 0.7;
/** Times were rounded on their way here. */
const ROUNDING_S = 0.000_001;

type MakePicture = (order: Order) => Promise<Uint8Array | null>;

const post = (message: FromThumbnailWorker, transfer: Transferable[] = []): void => {
  self.postMessage(message, { transfer });
};

async function open({ url, region, widthPx, heightPx }: Opening): Promise<MakePicture> {
  const source = createRangeSource(url, new AbortController().signal, 'asked');
  const input = new Input({ source, formats: [MP4, QTFF] });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('the file has no pictures');
  if (!(await track.canDecode())) throw new Error('this kind of video is not decoded here');
  const packets = new EncodedPacketSink(track);
  const samples = new VideoSampleSink(track);
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  const shape = (region.height * height) / (region.width * width);
  const canvas = new OffscreenCanvas(widthPx, heightPx ?? heightFor(widthPx * shape));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('nothing can be drawn here');

  const sampleAt = async ({ timeUs, keyOnly }: Order): Promise<VideoSample | null> => {
    const timeS = timeUs / 1e6 + ROUNDING_S;
    const key = keyOnly
      ? ((await packets.getKeyPacket(timeS)) ?? (await packets.getFirstKeyPacket()))
      : null;
    if (key !== null) return samples.getSample(key.timestamp + ROUNDING_S);
    const first = await track.getFirstTimestamp();
    return samples.getSample(Math.max(timeS, first + ROUNDING_S));
  };

  return async (order) => {
    const sample = await sampleAt(order);
    if (sample === null) return null;
    const { displayWidth: width, displayHeight: height } = sample;
    try {
      sample.draw(
        context,
        region.x * width,
        region.y * height,
        region.width * width,
        region.height * height,
        0,
        0,
        canvas.width,
        canvas.height,
      );
    } finally {
      sample.close();
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
    return new Uint8Array(await blob.arrayBuffer());
  };
}

/** Also of pictures that are very high or flat. */
const heightFor = (px: number): number => Math.max(16, Math.min(512, Math.round(px)));

let making: Promise<MakePicture> | null = null;

async function answer(message: ToThumbnailWorker): Promise<void> {
  if (message.type === 'open') {
    making = open(message);
    await making;
    return;
  }
  const make = (await making) ?? undefined;
  const jpeg = make === undefined ? null : await make(message);
  const { timeUs, keyOnly } = message;
  post({ type: 'made', timeUs, keyOnly, jpeg }, jpeg === null ? [] : [jpeg.buffer]);
}

self.addEventListener('message', ({ data }: MessageEvent<ToThumbnailWorker>) => {
  answer(data).catch((caught: unknown) => {
    post({ type: 'failed', detail: caught instanceof Error ? caught.message : '' });
  });
});
