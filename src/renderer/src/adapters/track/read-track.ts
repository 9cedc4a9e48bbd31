/** Reads the big track files of an incident in a worker, so that the deck is there before they are. */
import type { ReadTrack } from '@shared/domain/incident';
import type { AccelerationSample, Track, TrackSample } from '@shared/domain/track';
import type { FromTrackWorker, TrackJob } from './track-job';

/** Never fails for what the files hold. @throws the signal's reason */
export async function readTrack(job: TrackJob, signal: AbortSignal): Promise<ReadTrack> {
  try {
    const track = await readInWorker(job, signal);
    return track === null || track.samples.length === 0
      ? { track: null, trackMissing: 'The track file holds no position' }
      : { track, trackMissing: null };
  } catch {
    signal.throwIfAborted();
    return { track: null, trackMissing: 'The saved track file could not be read' };
  }
}

function readInWorker(job: TrackJob, signal: AbortSignal): Promise<Track | null> {
  const worker = new Worker(new URL('./track-worker.ts', import.meta.url), { type: 'module' });
  const samples: TrackSample[] = [];
  const acceleration: AccelerationSample[] = [];
  return new Promise<Track | null>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromTrackWorker>) => {
      if (data.type === 'samples') samples.push(...data.samples);
      else if (data.type === 'acceleration') acceleration.push(...data.acceleration);
      else if (data.type === 'failed') reject(new Error('the track could not be read'));
      else resolve(data.rest === null ? null : { ...data.rest, samples, acceleration });
    });
    worker.postMessage(job);
  }).finally(() => {
    worker.terminate();
  });
}
