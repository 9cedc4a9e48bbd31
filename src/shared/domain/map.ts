/** A map the app can draw without any network. */

export interface TileSetInfo {
  /** Stands in the tile address: `app://roadproof/tiles/<id>/{z}/{x}/{y}.mvt`. */
  readonly id: string;
  readonly name: string;
  /** Plain text, no markup. */
  readonly attribution: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
}
