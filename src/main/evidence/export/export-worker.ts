/** Entry of the export thread: makes or checks a package, takes half of its checksums, or opens a key file. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckOrder } from '../check/check-job';
import type { KeyFile } from '../signature/read-pkcs12';
import type { ReissueOrder } from '../reissue/reissue-job';
import { scanFile, type ScanRequest, type Digest, type Scan } from '../verify/scan';
import type { PackageOrder, PackageProgress } from './package-job';
import { CANCEL, toFailure, type Answer, type FromThread, type ThreadJob } from './thread';
import { CHECK_JOB, KEY_FILE_JOB, REISSUE_JOB, SCAN_JOB, threadScan } from './thread-runner';

/** Messages are cheap but not free; progress is shown a dozen times a second at most. */
const REPORT_EVERY_BYTES = 8 * 1024 * 1024;

const job = workerData as ThreadJob<unknown>;
const abort = new AbortController();

function tell(message: FromThread<unknown, unknown>): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: unknown) => {
  if (message === CANCEL) {
    abort.abort();
    answered(null);
  } else answered((message as Answer).answer);
});

/** Takes the answer to the one question that is open. */
let answered: (answer: unknown) => void = () => undefined;

/** Only the app's own thread reaches the network. */
function stamp(manifestSha256: string): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    answered = (answer) => {
      resolve(answer instanceof Uint8Array ? answer : null);
    };
    tell({ type: 'ask', question: manifestSha256 });
  });
}

/** Each job is loaded when it is asked for: a thread that only takes checksums starts at once. */
async function run(): Promise<unknown> {
  if (job.kind === SCAN_JOB) return scan(job.input as ScanRequest);
  if (job.kind === CHECK_JOB) return check(job.input as CheckOrder);
  if (job.kind === KEY_FILE_JOB) {
    const { readKeyFile } = await import('../signature/read-key-file');
    return readKeyFile(job.input as KeyFile);
  }
  if (job.kind === REISSUE_JOB) {
    const { runReissueJob } = await import('../reissue/reissue-job');
    const order = job.input as ReissueOrder;
    return runReissueJob(order, tellSometimes(), abort.signal, sharedScans());
  }
  const { runPackageJob } = await import('./package-job');
  const order = job.input as PackageOrder;
  return runPackageJob(order, tellSometimes(), abort.signal, stamp, sharedScans());
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

async function check({ path, passphrase }: CheckOrder): Promise<unknown> {
  const { runCheckJob } = await import('../check/check-job');
  const scans = sharedScans();
  const opened = passphrase === null ? {} : { passphrase };
  return counted((onBytes) =>
    runCheckJob(path, { onBytes, scans, signal: abort.signal, ...opened }),
  );
}

/** SHA-512 costs about twice what SHA-256 does: it and the CRC go to a second thread. */
function sharedScans(): readonly { readonly scan: Scan; readonly digests: readonly Digest[] }[] {
  return [
    { scan: scanFile, digests: ['sha256'] },
    { scan: threadScan(job.workerFile), digests: ['sha512', 'crc32'] },
  ];
}

/** Passes progress on: each new step, and within one every few megabytes. */
function tellSometimes(): (progress: PackageProgress) => void {
  let told: PackageProgress | null = null;
  return (progress) => {
    const newStep = progress.step !== told?.step;
    const bytes = progress.bytesDone - (told?.bytesDone ?? 0);
    if (!newStep && bytes < REPORT_EVERY_BYTES && progress.bytesDone < progress.bytesTotal) return;
    told = progress;
    tell({ type: 'progress', progress });
  };
}

run()
  .then(
    (output) => tell({ type: 'done', output }),
    (caught: unknown) => tell({ type: 'failed', failure: toFailure(caught) }),
  )
  .finally(() => parentPort?.close());
