/** Several incidents handed over in one go: a package of each, one after the other, all into one folder. */
import type { AppErrorData } from '../errors';
import type { ExportState } from './evidence';

export interface BatchItem {
  readonly incidentId: string;
  /** As planned: on the disk a number is added where a file of this name was there; null when no plan could be made. */
  readonly packageName: string | null;
  /** As planned. */
  readonly knownBytes: number;
  readonly status: 'waiting' | ExportState['status'];
  /** Its latest export; null before the first. */
  readonly export: ExportState | null;
  /** Why there is no package. */
  readonly error: AppErrorData | null;
}

export interface BatchState {
  readonly batchId: string;
  /** The claim that they are handed over for. */
  readonly claimId: string;
  readonly running: boolean;
  /** All with one passphrase, which is not kept: what makes the rest asks for it again. */
  readonly encrypted: boolean;
  /** In the order in which they are made. */
  readonly items: readonly BatchItem[];
}
