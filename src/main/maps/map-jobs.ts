/** What takes long: one at a time, with how far it is, and an end by order. */
import type { MapJob } from '@shared/domain/map-file';
import { AppError } from '@shared/errors';
import type { Clock } from '@main/platform/clock';

export type OnProgress = (done: number, total: number) => void;

export interface MapJobs {
  /** Null while nothing runs. */
  running(): MapJob | null;
  /** @throws AppError `map.busy` */
  refuseIfBusy(): void;
  /** @throws AppError `map.busy`, and what the work throws */
  run<T>(
    kind: MapJob['kind'],
    name: string,
    work: (onProgress: OnProgress, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  cancel(): void;
}

/** Often enough for a smooth bar. */
const TELL_EVERY_MS = 100;

export function createMapJobs(clock: Clock, onProgress: () => void): MapJobs {
  let job: MapJob | null = null;
  let control: AbortController | null = null;
  let toldMs = 0;

  function refuseIfBusy(): void {
    if (control !== null) throw new AppError('map.busy');
  }

  return {
    running: () => job,
    refuseIfBusy,
    async run(kind, name, work) {
      refuseIfBusy();
      control = new AbortController();
      try {
        return await work((done, total) => {
          job = { kind, name, done, total };
          if (clock.now() - toldMs < TELL_EVERY_MS) return;
          toldMs = clock.now();
          onProgress();
        }, control.signal);
      } finally {
        control = null;
        job = null;
      }
    },
    cancel() {
      control?.abort();
    },
  };
}
