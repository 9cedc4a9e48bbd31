/** How far the jobs are, for the screen: bytes and files of each, and the speed of all. */
import type { DownloadJob, DownloadsState, FullDisk } from '@shared/domain/download';
import type { FileRecord, Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { StoredJob } from './job-table';
import { isAhead, queueProgress } from './queue-progress';
import { RateMeter } from './rate-meter';

export class JobProgress {
  readonly #library: Library;
  readonly #clock: Clock;
  readonly #rate = new RateMeter();
  /** Bytes on disk of files that are arriving. */
  readonly #arriving = new Map<string, number>();
  /** Jobs whose numbers are counted again before the next look. */
  readonly #stale = new Set<string>();
  /** What was asked for since the queue was last empty. */
  readonly #round = new Set<string>();
  #jobs = new Map<string, DownloadJob>();

  constructor(library: Library, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  /** Takes over the list; only jobs that changed are counted again. */
  load(stored: readonly StoredJob[]): void {
    this.#jobs = new Map(
      stored.map((job) => {
        const known = this.#jobs.get(job.incidentId);
        const same = known?.state === job.state && job.state !== 'running';
        return [job.incidentId, same ? { ...known, ...job } : this.#count(job)];
      }),
    );
  }

  bytes(incidentId: string, fileId: string, bytes: number): void {
    const before = this.#arriving.get(fileId) ?? null;
    this.#arriving.set(fileId, bytes);
    // The first word of a file is what an earlier run left: no speed.
    if (before !== null) this.#rate.add(bytes - before, this.#clock.monotonic());
    this.recount(incidentId);
  }

  /** The files of this job changed. */
  recount(incidentId: string): void {
    this.#stale.add(incidentId);
  }

  /** Forgets what was arriving for these files. */
  settle(files: readonly FileRecord[]): void {
    for (const file of files) this.#arriving.delete(file.fileId);
  }

  /** @param fullDisk then what is ahead is paused, whether or not its row could still be written. */
  state(fullDisk: FullDisk | null): DownloadsState {
    for (const incidentId of this.#stale) {
      const job = this.#jobs.get(incidentId);
      if (job !== undefined) this.#jobs.set(incidentId, this.#count(job));
    }
    this.#stale.clear();
    const jobs = [...this.#jobs.values()].map((job): DownloadJob =>
      fullDisk !== null && isAhead(job) ? { ...job, state: 'paused' } : job,
    );
    const ahead = jobs.filter(isAhead);
    if (ahead.length === 0) this.#round.clear();
    for (const { incidentId } of ahead) this.#round.add(incidentId);
    const bytesPerSecond =
      ahead.length === 0 ? 0 : this.#rate.bytesPerSecond(this.#clock.monotonic());
    const round = jobs.filter(({ incidentId }) => this.#round.has(incidentId));
    return { jobs, bytesPerSecond, ...queueProgress(round, bytesPerSecond), fullDisk };
  }

  #count(job: StoredJob): DownloadJob {
    const files = this.#library
      .files(job.incidentId)
      .filter((file) => file.kind !== 'service-answer' && file.availability === 'there');
    const done = files.filter((file) => file.state === 'saved');
    const bytesOf = (file: FileRecord): number =>
      file.state === 'saved' ? (file.sizeBytes ?? 0) : (this.#arriving.get(file.fileId) ?? 0);
    const totalOf = (file: FileRecord): number | null =>
      file.state === 'saved' ? file.sizeBytes : (file.announcedBytes ?? file.part.totalBytes);
    const totals = files.map(totalOf);
    return {
      incidentId: job.incidentId,
      title: job.title,
      eventTimeMs: job.eventTimeMs,
      zone: job.zone,
      state: job.state,
      filesDone: done.length,
      filesTotal: files.length,
      bytesDone: files.reduce((sum, file) => sum + bytesOf(file), 0),
      bytesTotal:
        files.length > 0 && totals.every((total) => total !== null)
          ? totals.reduce((sum, total) => sum + total, 0)
          : null,
      error: job.error,
      moved: job.moved,
    };
  }
}
