/** A map the app can draw without any network. */
import type { DegreeBox } from '../degree-box';

export interface TileSetInfo {
  /** Stands in the tile address: `app://roadproof/tiles/<id>/{z}/{x}/{y}.mvt`, `.img` for pictures. */
  readonly id: string;
  readonly name: string;
  /** Plain text, no markup. */
  readonly attribution: string;
  /** Vector tiles in the Protomaps schema, or pictures of 256 pixels. */
  readonly kind: 'vector' | 'raster';
  /** Added by the user, as against what comes with the app. */
  readonly own: boolean;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: DegreeBox;
}

/** The app's own map of the world, under all others. */
export function isOverview({ own, minZoom, bounds }: TileSetInfo): boolean {
  return !own && minZoom === 0 && bounds[2] - bounds[0] > 300;
}

/** Fine enough to find a street on it. */
export function showsStreets(set: TileSetInfo): boolean {
  return !isOverview(set) && set.maxZoom >= 12;
}
