/** Entry of the export thread: makes a package, or takes the second half of its checksums. */
import { parentPort, workerData } from 'node:worker_threads';
import { scanFile, type ScanRequest } from '../verify/scan';
import { runPackageJob, type PackageOrder, type PackageProgress } from './package-job';
import { CANCEL, toFailure, type FromThread, type ThreadJob } from './thread';
import { SCAN_JOB, threadScan } from './thread-runner';

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
  return job.kind === SCAN_JOB ? scan(job.input as ScanRequest) : make(job.input as PackageOrder);
}

async function scan(request: ScanRequest): Promise<unknown> {
  let waiting = 0;
  const flush = (): void => {
    tell({ type: 'progress', progress: waiting });
    waiting = 0;
  };
  const result = await scanFile(
    request,
    (bytes) => {
      waiting += bytes;
      if (waiting >= REPORT_EVERY_BYTES) flush();
    },
    abort.signal,
  );
  flush();
  return result;
}

/** SHA-512 costs about twice what SHA-256 does: it and the CRC go to a second thread. */
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
    [
      { scan: scanFile, digests: ['sha256'] },
      { scan: threadScan(job.workerFile), digests: ['sha512', 'crc32'] },
    ],
  );
}

run()
  .then(
    (output) => tell({ type: 'done', output }),
    (caught: unknown) => tell({ type: 'failed', failure: toFailure(caught) }),
  )
  .finally(() => parentPort?.close());
