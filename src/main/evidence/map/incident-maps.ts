/** Chooses the maps for one incident: a fine one under the way driven, an overview of the region. */
import { boxHolds } from '@shared/degree-box';
import { isOverview, showsStreets, type TileSetInfo } from '@shared/domain/map';
import type { IncidentMaps, MapBox, MapExtract } from '@shared/domain/map-extract';
import { eventPlace, mapPlaces } from '@shared/map-places';
import { createTrackLookup } from '@shared/track-math';
import { fitTrace, type TraceProjection } from '@shared/trace-projection';
import type { EvidenceSource } from '../evidence-source';
import { nameFilter } from '../planning/withheld-name';
import { extractMap, type ExtractWish } from './extract-map';
import { DETAIL_DRAWING, REGION_DRAWING, regionFrame } from './map-frames';
import type { TileReader } from './tile-reader';

/** The page's own map is wider than the report's: both are cut from one extract. */
const AROUND = 0.35;
/** The overview's lines are off by up to a kilometre: below this scale they would lie. */
const OVERVIEW_METRES_PER_PIXEL = 80;

/**
 * Null when nobody knows where it was.
 * @param withheldName a person whose name may not be said; a road of that name goes unnamed
 */
export async function incidentMaps(
  source: EvidenceSource,
  tiles: TileReader,
  withheldName: string | null,
): Promise<IncidentMaps | null> {
  const { track, incident } = source;
  const event = eventPlace(track && createTrackLookup(track), incident);
  const places = mapPlaces(track, event);
  if (places.length === 0) return null;
  // The maps are drawn as lines on paper; pictures stay on screen.
  const sets = (await tiles.describe()).filter(({ kind }) => kind === 'vector');
  const frame = fitTrace(places, DETAIL_DRAWING);
  const box = boxOf(frame, DETAIL_DRAWING, AROUND);
  const { metresPerPixel } = frame;
  const fine = sets.filter((set) => showsStreets(set) && boxHolds(set.bounds, middleOf(box)));
  fine.sort((a, b) => b.maxZoom - a.maxZoom || (a.id < b.id ? -1 : 1));
  const overview = sets.find((set) => isOverview(set));
  const region = regionFrame(places, metresPerPixel);
  const maps: IncidentMaps = {
    detail:
      (await firstWithContent(tiles, fine, { box, metresPerPixel, ground: 'earth' })) ??
      (overview && metresPerPixel >= OVERVIEW_METRES_PER_PIXEL
        ? await extractMap(tiles, overview, { box, metresPerPixel, ground: 'sea' })
        : null),
    region: overview
      ? await extractMap(tiles, overview, {
          box: boxOf(region, REGION_DRAWING, 0.02),
          metresPerPixel: region.metresPerPixel,
          ground: 'sea',
        })
      : null,
  };
  const { stands } = nameFilter(withheldName);
  const unnamed = (map: MapExtract | null): MapExtract | null =>
    map && { ...map, names: map.names.filter(({ text }) => !stands(text)) };
  return { detail: unnamed(maps.detail), region: unnamed(maps.region) };
}

/** A map's box says where it may have something; a saved corridor is empty in much of it. */
async function firstWithContent(
  tiles: TileReader,
  sets: readonly TileSetInfo[],
  wish: ExtractWish,
): Promise<MapExtract | null> {
  for (const set of sets) {
    const found = await extractMap(tiles, set, wish);
    if (found.lines.length > 0) return found;
  }
  return null;
}

function boxOf(
  frame: TraceProjection,
  { width, height }: { width: number; height: number },
  around: number,
): MapBox {
  const northWest = frame.placeOf(-width * around, -height * around);
  const southEast = frame.placeOf(width * (1 + around), height * (1 + around));
  return [
    northWest.longitudeDeg,
    southEast.latitudeDeg,
    southEast.longitudeDeg,
    northWest.latitudeDeg,
  ];
}

const middleOf = ([west, south, east, north]: MapBox) => ({
  longitudeDeg: (west + east) / 2,
  latitudeDeg: (south + north) / 2,
});
