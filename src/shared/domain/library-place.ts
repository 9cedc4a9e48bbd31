/** Where the library is, and whether it is open: what the window shows before anything else. */
import type { AppErrorData } from '../errors';

/** Why nothing in it can be changed: a newer program wrote it, or its folder takes no writing. */
export type ReadOnlyReason = 'newer' | 'folder';

/** How far a move is; sizes in bytes. */
export interface MoveProgress {
  readonly step: 'copying' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** The index was made anew at the start. */
export interface RebuiltNotice {
  readonly incidents: number;
  /** Events without a folder of their own. */
  readonly events: number;
  /** Name of the old index; null when there was none. */
  readonly backup: string | null;
  /** The first few things that could not be read; paths below the library's folder. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  /** How many more there are; the log has them. */
  readonly more: number;
}

export interface OpenPlace {
  readonly status: 'open';
  /** The last folders of its path, to be read, not to be opened. */
  readonly place: string;
  readonly readOnly: ReadOnlyReason | null;
  readonly rebuilt: RebuiltNotice | null;
  /** The demo's own library, because the user's could not be opened. */
  readonly demo: boolean;
  /** Where it was before it was moved: that folder is still there. Null when it was not moved since the start. */
  readonly movedFrom: string | null;
  /** It was moved just now, and nobody has read that yet. */
  readonly justMoved: boolean;
  /** Why the last choice or move did not succeed; null when it did. */
  readonly problem: AppErrorData | null;
}

export type LibraryPlace =
  | OpenPlace
  | { readonly status: 'closed'; readonly place: string; readonly error: AppErrorData }
  | {
      readonly status: 'moving';
      readonly place: string;
      readonly target: string;
      readonly progress: MoveProgress;
    };
