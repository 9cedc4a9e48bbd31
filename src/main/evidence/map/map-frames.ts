/** Sizes of the report's map in its own pixels: the way on the left, region and key on the right. */
import { fitTrace, type Drawing, type Place, type TraceProjection } from '@shared/trace-projection';

export const MAP_WIDTH = 720;
export const MAP_HEIGHT = 376;

export const DETAIL_DRAWING: Drawing = {
  width: 500,
  height: MAP_HEIGHT,
  margin: 44,
  // A vehicle at rest is shown with the crossing it stands at.
  finestMetresPerPixel: 0.5,
};
export const REGION_DRAWING: Drawing = { width: 206, height: 150, margin: 20 };
/** About 330 km from side to side: the next large towns are in it. */
const REGION_METRES_PER_PIXEL = 1600;

/** The region around the same middle, several times as wide as the way. */
export function regionFrame(
  places: readonly Place[],
  detailMetresPerPixel: number,
): TraceProjection {
  return fitTrace(places, {
    ...REGION_DRAWING,
    finestMetresPerPixel: Math.max(REGION_METRES_PER_PIXEL, detailMetresPerPixel * 8),
  });
}
