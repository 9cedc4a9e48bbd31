/** Saving for tests: little patience, and what goes wrong is seen. */
import type { TransferLimits } from '@main/downloads';
import { silentLog, type Log } from '@main/platform/log';

export const QUICK_LIMITS: TransferLimits = {
  stallMs: 300,
  retryDelaysMs: [5, 5, 5, 5, 5],
  longestWaitMs: 50,
};

/** Only what nobody foresaw. */
export const stderrLog: Log = {
  ...silentLog,
  error: (message, data) => void process.stderr.write(`${message} ${JSON.stringify(data)}\n`),
};
