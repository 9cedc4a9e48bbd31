/** Makes packages off the calling thread, so that the window stays quick while gigabytes are hashed. */
import type { PackageCheckReport } from '@shared/domain/package-check';
import type { CheckRunner } from '../check/check-job';
import type { Scan, ScanRequest, ScanResult } from '../verify/scan';
import type { PackageOrder, PackageProgress, PackageResult, PackageRunner } from './package-job';
import { runInThread } from './thread';

export const PACKAGE_JOB = 'package';
export const SCAN_JOB = 'scan';
export const CHECK_JOB = 'check';

/** @param workerFile the built `export-worker`. */
export function threadRunner(workerFile: string): PackageRunner {
  return (order, onProgress, signal) =>
    runInThread<PackageOrder, PackageProgress, PackageResult>(
      { kind: PACKAGE_JOB, input: order, workerFile },
      onProgress,
      signal,
    );
}

/** @param workerFile the built `export-worker`. */
export function threadChecker(workerFile: string): CheckRunner {
  return (path, onBytes, signal) =>
    runInThread<string, number, PackageCheckReport>(
      { kind: CHECK_JOB, input: path, workerFile },
      onBytes,
      signal,
    );
}

export function threadScan(workerFile: string): Scan {
  return ({ filePath, stretches, digests, whole }, onBytes, signal) => {
    const plain = stretches.map(({ offset, sizeBytes }) => ({ offset, sizeBytes }));
    return runInThread<ScanRequest, number, ScanResult>(
      { kind: SCAN_JOB, input: { filePath, stretches: plain, digests, whole }, workerFile },
      onBytes,
      signal,
    );
  };
}
