/** Makes packages off the calling thread, so that the window stays quick while gigabytes are hashed. */
import type { PackageCheckReport } from '@shared/domain/package-check';
import type { CheckOrder, CheckRunner } from '../check/check-job';
import type { KeyFile } from '../signature/read-pkcs12';
import type { SigningKey } from '../signature/sign-manifest';
import type { KeyFileReader } from '../signature/signing-desk';
import type { ReissueOrder, ReissueOutcome, ReissueRunner } from '../reissue/reissue-job';
import type { Scan, ScanRequest, ScanResult } from '../verify/scan';
import type { PackageOrder, PackageProgress, PackageResult, PackageRunner } from './package-job';
import { runInThread } from './thread';

export const PACKAGE_JOB = 'package';
export const REISSUE_JOB = 'reissue';
export const SCAN_JOB = 'scan';
export const CHECK_JOB = 'check';
export const KEY_FILE_JOB = 'key-file';

/** @param workerFile the built `export-worker`. */
export function threadRunner(workerFile: string): PackageRunner {
  return (order, onProgress, signal, stamp) =>
    runInThread<PackageOrder, PackageProgress, PackageResult>(
      { kind: PACKAGE_JOB, input: order, workerFile },
      onProgress,
      signal,
      async (manifestSha256) => (await stamp?.(manifestSha256)) ?? null,
    );
}

/** @param workerFile the built `export-worker`. */
export function threadReissuer(workerFile: string): ReissueRunner {
  return (order, onProgress, signal) =>
    runInThread<ReissueOrder, PackageProgress, ReissueOutcome>(
      { kind: REISSUE_JOB, input: order, workerFile },
      onProgress,
      signal,
    );
}

/** @param workerFile the built `export-worker`. */
export function threadChecker(workerFile: string): CheckRunner {
  return (order, onBytes, signal) =>
    runInThread<CheckOrder, number, PackageCheckReport>(
      { kind: CHECK_JOB, input: order, workerFile },
      onBytes,
      signal,
    );
}

/** @param workerFile the built `export-worker`. */
export function threadKeyFileReader(workerFile: string): KeyFileReader {
  return (file) =>
    runInThread<KeyFile, never, SigningKey>(
      { kind: KEY_FILE_JOB, input: file, workerFile },
      () => undefined,
      new AbortController().signal,
    );
}

export function threadScan(workerFile: string): Scan {
  return ({ filePath, seal, stretches, digests, whole }, onBytes, signal) => {
    const plain = stretches.map(({ offset, sizeBytes }) => ({ offset, sizeBytes }));
    return runInThread<ScanRequest, number, ScanResult>(
      { kind: SCAN_JOB, input: { filePath, seal, stretches: plain, digests, whole }, workerFile },
      onBytes,
      signal,
    );
  };
}
