/** Saving incidents from the cloud into the library: a persistent queue of resumable transfers. */
export { contentProblem } from './check-content';
export { createDownloads } from './downloads';
export { createRoom, SPARE_BYTES } from './free-space';
export { diskError, partFilesHere, type OpenPart, type PartFiles } from './part-file';
export { partThreads } from './part-threads';
export { PART_ENDING } from './save-file';
export { DEFAULT_LIMITS, type TransferLimits } from './transfer';
export type { Downloads, DownloadsOptions, DownloadWishes } from './types';
