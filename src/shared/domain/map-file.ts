/** The user's own map files: PMTiles archives drawn over the app's overview. */
import type { AppErrorData } from '../errors';
import type { TileSetInfo } from './map';
import type { MapSource } from './map-source';

/** Linked: read where it lies. Copied and saved: in the app's own folder. */
export type MapPlace = 'linked' | 'copied' | 'saved';

export interface MapFile extends Omit<TileSetInfo, 'own'> {
  /** Without its folder. */
  readonly fileName: string;
  readonly place: MapPlace;
  readonly on: boolean;
  readonly sizeBytes: number;
  /** Why it is not drawn although it is on, or what of it cannot be; null when all is well. */
  readonly problem: AppErrorData | null;
}

/** What runs just now, one at a time. */
export interface MapJob {
  /** A copy counts bytes, an area its tiles. */
  readonly kind: 'copy' | 'save';
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

export interface MapsState {
  /** The first is drawn on top. */
  readonly files: readonly MapFile[];
  readonly job: MapJob | null;
  /** An area that stopped before its end; what has arrived of it is kept. */
  readonly unfinished: { readonly name: string; readonly error: AppErrorData | null } | null;
  readonly source: MapSource;
}

export interface MapsAdded {
  readonly added: readonly MapFile[];
  readonly refused: readonly { readonly fileName: string; readonly error: AppErrorData }[];
}
