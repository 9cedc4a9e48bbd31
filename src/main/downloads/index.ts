/** Saving incidents from the cloud into the library: a persistent queue of resumable transfers. */
export {
  createDownloads,
  type Downloads,
  type DownloadsOptions,
  type DownloadWishes,
} from './downloads';
export { partDone } from './job-progress';
export { DEFAULT_LIMITS, type TransferLimits } from './transfer';
