/** What the evidence capability asks of the offline maps. */
import type { TileSetInfo } from '@shared/domain/map';

/** As `media/tiles` has it. */
export interface TileReader {
  /** One MVT tile, decompressed; null when there is none. */
  tile(id: string, z: number, x: number, y: number): Promise<Uint8Array | null>;
  /** Overview first. */
  describe(): Promise<readonly TileSetInfo[]>;
}
