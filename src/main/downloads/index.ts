/** Saving incidents from the cloud into the library: a persistent queue of resumable transfers. */
export { createDownloads, type Downloads, type DownloadsOptions } from './downloads';
export { DEFAULT_LIMITS, type TransferLimits } from './transfer';
