/** The worker that compares the sound of files and ends with it; its page can stop it at any moment. */
import { soundOffset, type PlacedSound } from '@shared/playback/sound-offset';
import { readEnvelope } from './read-envelope';
import type { ComparedSound, FromSoundWorker, SoundFile, SoundJob } from './sound-job';

const post = (message: FromSoundWorker): void => {
  self.postMessage(message);
};

async function run({ files, fromMs, toMs }: SoundJob): Promise<readonly ComparedSound[]> {
  const placed: PlacedSound[] = [];
  for (const [index, { url, startMs }] of files.entries()) {
    const us = (timeMs: number): number => (timeMs - startMs) * 1000;
    const envelope = await readEnvelope(url, us(fromMs), us(toMs), (part) => {
      post({ type: 'progress', part: (index + part) / files.length });
    });
    placed.push({ startMs, envelope });
  }
  const [first] = placed;
  return files.slice(1).map(({ clipId }: SoundFile, index) => {
    const other = placed[index + 1];
    return { clipId, match: first && other ? soundOffset(first, other) : null };
  });
}

self.addEventListener('message', ({ data }: MessageEvent<SoundJob>) => {
  run(data).then(
    (compared) => {
      post({ type: 'done', compared });
    },
    (caught: unknown) => {
      post({ type: 'failed', detail: caught instanceof Error ? caught.message : '' });
    },
  );
});
