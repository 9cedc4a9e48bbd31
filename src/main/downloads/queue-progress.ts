/** How far everything is that was asked for together; pure. */
import type { DownloadJob, QueueProgress } from '@shared/domain/download';

/**
 * @param jobs those of this round: asked for since the queue was last empty. What the user holds, cancelled
 * or what failed is not ahead any more and does not count.
 */
export function queueProgress(jobs: readonly DownloadJob[], bytesPerSecond: number): QueueProgress {
  const done = jobs.filter((job) => job.state === 'done');
  const ahead = jobs.filter(isAhead);
  const counts = { jobsDone: done.length, jobsTotal: done.length + ahead.length };
  const known = [...done, ...ahead].flatMap((job) => sizeOf(job) ?? []);
  if (ahead.length === 0 || known.length === 0) {
    return { ...counts, part: null, bytesLeft: null, secondsLeft: null };
  }
  const usualBytes = sum(known) / known.length;
  const aheadBytes = sum(ahead.map((job) => Math.max(sizeOf(job) ?? usualBytes, job.bytesDone)));
  const arrivedBytes = sum(ahead.map((job) => job.bytesDone));
  const doneBytes = sum(done.map((job) => job.bytesDone));
  const allBytes = doneBytes + aheadBytes;
  const bytesLeft = aheadBytes - arrivedBytes;
  return {
    ...counts,
    part: allBytes === 0 ? null : (doneBytes + arrivedBytes) / allBytes,
    bytesLeft,
    secondsLeft: bytesPerSecond > 0 ? bytesLeft / bytesPerSecond : null,
  };
}

/** Waiting, running, or stopped by something that passes. */
export function isAhead(job: Pick<DownloadJob, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running' || job.state === 'paused';
}

function sizeOf(job: DownloadJob): number | null {
  return job.state === 'done' ? job.bytesDone : job.bytesTotal;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
