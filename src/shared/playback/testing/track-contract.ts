/** What every camera track must do, told as checks that run on the fake and in a real window alike. */
import type { FrameTable } from '@shared/domain/clip';
import type { CameraTrack } from '../camera-track';
import { frameCount, frameMiddleUs } from '../frame-table';

export interface ContractSubject {
  readonly track: CameraTrack;
  /** The table of the file it plays: at least 20 frames. */
  readonly frames: FrameTable;
  /** Monotonic milliseconds of the track's own world. */
  readonly nowMs: () => number;
  /** Lets time pass, real or fake. */
  readonly pass: (durationMs: number) => Promise<void>;
}

export interface ContractCheck {
  readonly name: string;
  /** @returns null when it holds, otherwise what was seen instead. */
  readonly run: (subject: ContractSubject) => Promise<string | null>;
}

const PATIENCE_MS = 4000;
const LOOK_EVERY_MS = 20;

async function until(subject: ContractSubject, holds: () => boolean): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
    if (holds()) return true;
    await subject.pass(LOOK_EVERY_MS);
  }
  return holds();
}

async function shows(subject: ContractSubject, frame: number): Promise<string | null> {
  subject.track.seek(frameMiddleUs(subject.frames, frame));
  const reached = await until(subject, () => subject.track.painted()?.frame === frame);
  return reached ? null : `frame ${subject.track.painted()?.frame} instead of ${frame}`;
}

/** Run in this order on one loaded track. */
export const TRACK_CONTRACT: readonly ContractCheck[] = [
  {
    name: 'is ready with a frame on screen once loaded',
    run: ({ track }: ContractSubject): Promise<string | null> =>
      Promise.resolve(
        track.status === 'ready' && track.painted() !== null ? null : `it is ${track.status}`,
      ),
  },
  {
    name: 'paints exactly the frame that is aimed at, forwards, back, first and last',
    run: async (subject: ContractSubject): Promise<string | null> => {
      const last = frameCount(subject.frames) - 1;
      for (const frame of [7, 8, 7, 0, 15, 1, last]) {
        const seen = await shows(subject, frame);
        if (seen !== null) return seen;
      }
      return null;
    },
  },
  {
    name: 'tells its listeners also when a seek ends on the frame already shown',
    run: async (subject: ContractSubject): Promise<string | null> => {
      const missed = await shows(subject, 5);
      if (missed !== null) return missed;
      await subject.pass(300);
      let told = 0;
      const off = subject.track.listen({ painted: () => (told += 1) });
      subject.track.seek(frameMiddleUs(subject.frames, 5));
      const heard = await until(subject, () => told > 0);
      off();
      return heard ? null : 'nothing was told';
    },
  },
  {
    name: 'moves while it plays and stands still once paused',
    run: async (subject: ContractSubject): Promise<string | null> => {
      const missed = await shows(subject, 2);
      if (missed !== null) return missed;
      const fromUs = subject.track.positionUs();
      subject.track.play(1);
      const moved = await until(subject, () => subject.track.positionUs() > fromUs + 50_000);
      subject.track.pause();
      await subject.pass(100);
      const standsUs = subject.track.positionUs();
      await subject.pass(200);
      if (!moved) return 'it does not move';
      return subject.track.positionUs() === standsUs ? null : 'it goes on after the pause';
    },
  },
  {
    name: 'comes to where the clock is when it follows',
    run: async (subject: ContractSubject): Promise<string | null> => {
      const missed = await shows(subject, 2);
      if (missed !== null) return missed;
      const startUs = subject.track.positionUs() + 40_000;
      const startMs = subject.nowMs();
      const clockUs = (): number => startUs + (subject.nowMs() - startMs) * 1000;
      subject.track.play(1);
      while (subject.nowMs() - startMs < 1200) {
        await subject.pass(LOOK_EVERY_MS);
        subject.track.follow(clockUs(), 1);
      }
      const errorMs = (subject.track.positionUs() - clockUs()) / 1000;
      subject.track.pause();
      return Math.abs(errorMs) < 40 ? null : `it is ${errorMs.toFixed(0)} ms off`;
    },
  },
];
