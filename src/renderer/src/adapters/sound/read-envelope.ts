/** Decodes a stretch of a file's sound and keeps how loud it is. */
import { EnvelopeMeter, type SoundEnvelope } from '@shared/playback/sound-envelope';
import { AudioSampleSink, Input, MP4, QTFF } from 'mediabunny';
import { createRangeSource } from '../range-source';

/**
 * @param fromUs @param toUs presentation times of the stretch.
 * @param onProgress hears how much of it is read, 0…1.
 * @throws when the file has no sound this platform decodes
 */
export async function readEnvelope(
  url: string,
  fromUs: number,
  toUs: number,
  onProgress: (part: number) => void,
): Promise<SoundEnvelope> {
  const control = new AbortController();
  const input = new Input({ source: createRangeSource(url, control.signal), formats: [MP4, QTFF] });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new Error('the file has no sound');
    if (!(await track.canDecode())) throw new Error('this sound cannot be decoded here');
    const startUs = Math.max(fromUs, (await track.getFirstTimestamp()) * 1e6);
    const endUs = Math.min(toUs, (await track.computeDuration()) * 1e6);
    const meter = new EnvelopeMeter(startUs, endUs);
    for await (const sample of new AudioSampleSink(track).samples(startUs / 1e6, endUs / 1e6)) {
      const { numberOfFrames, sampleRate, microsecondTimestamp } = sample;
      const channel = new Float32Array(numberOfFrames);
      sample.copyTo(channel, { planeIndex: 0, format: 'f32-planar' });
      sample.close();
      meter.add(microsecondTimestamp, channel, sampleRate);
      onProgress((microsecondTimestamp - startUs) / Math.max(1, endUs - startUs));
    }
    return meter.envelope();
  } finally {
    control.abort();
    input.dispose();
  }
}
