/** Entry of the export thread: makes or checks a package, or takes the second half of its checksums. */
import { parentPort, workerData } from 'node:worker_threads';
import { runCheckJob } from '../check/check-job';
import { scanFile, type ScanRequest, type Digest, type Scan } from '../verify/scan';
import { runPackageJob, type PackageOrder, type PackageProgress } from './package-job';
import { CANCEL, toFailure, type FromThread, type ThreadJob } from './thread';
import { CHECK_JOB, SCAN_JOB, threadScan } from './thread-runner';

/** Messages are cheap but not free; progress is shown a dozen times a second at most. */
const REPORT_EVERY_BYTES = 8 * 1024 * 1024;

const job = workerData as ThreadJob<unknown>;
const abort = new AbortController();

function tell(message: FromThread<unknown, unknown>): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: unknown) => {
  if (message === CANCEL) abort.abort();
});

function run(): Promise<unknown> {
  if (job.kind === SCAN_JOB) return scan(job.input as ScanRequest);
  if (job.kind === CHECK_JOB) return check(job.input as string);
  return make(job.input as PackageOrder);
}

/** Runs work that counts bytes, and passes the counts on in few messages. */
async function counted<T>(work: (onBytes: (bytes: number) => void) => Promise<T>): Promise<T> {
  let waiting = 0;
  const flush = (): void => {
    tell({ type: 'progress', progress: waiting });
    waiting = 0;
  };
  const result = await work((bytes) => {
    waiting += bytes;
    if (waiting >= REPORT_EVERY_BYTES) flush();
  });
  flush();
  return result;
}

function scan(request: ScanRequest): Promise<unknown> {
  return counted((onBytes) => scanFile(request, onBytes, abort.signal));
}

function check(path: string): Promise<unknown> {
  return counted((onBytes) =>
    runCheckJob(path, { onBytes, scans: sharedScans(), signal: abort.signal }),
  );
}

/** SHA-512 costs about twice what SHA-256 does: it and the CRC go to a second thread. */
function sharedScans(): readonly { readonly scan: Scan; readonly digests: readonly Digest[] }[] {
  return [
    { scan: scanFile, digests: ['sha256'] },
    { scan: threadScan(job.workerFile), digests: ['sha512', 'crc32'] },
  ];
}

function make(order: PackageOrder): Promise<unknown> {
  let told: PackageProgress | null = null;
  return runPackageJob(
    order,
    (progress) => {
      const newStep = progress.step !== told?.step;
      const bytes = progress.bytesDone - (told?.bytesDone ?? 0);
      if (!newStep && bytes < REPORT_EVERY_BYTES && progress.bytesDone < progress.bytesTotal)
        return;
      told = progress;
      tell({ type: 'progress', progress });
    },
    abort.signal,
    sharedScans(),
  );
}

run()
  .then(
    (output) => tell({ type: 'done', output }),
    (caught: unknown) => tell({ type: 'failed', failure: toFailure(caught) }),
  )
  .finally(() => parentPort?.close());
