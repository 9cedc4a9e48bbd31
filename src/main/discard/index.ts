/** Discarding events in the cloud, with everything that must be sure before. */
export { createDiscards, type Discards, type DiscardsOptions } from './discards';
