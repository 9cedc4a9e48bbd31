/** Draws where it was as an SVG: the way on the map, the region around it, the key beside them. */
import type { IncidentMaps, MapExtract } from '@shared/domain/map-extract';
import type { Track } from '@shared/domain/track';
import { eventPlace, mapPlaces, type LocatedEvent } from '@shared/map-places';
import type { Rectangle } from '@shared/plane-clip';
import { createTrackLookup } from '@shared/track-math';
import { fitTrace, type Place, type TraceProjection } from '@shared/trace-projection';
import type { UnitSystem } from '@shared/units';
import type { Words } from '@shared/words/words';
import {
  DETAIL_DRAWING,
  MAP_HEIGHT,
  MAP_WIDTH,
  REGION_DRAWING,
  regionFrame,
} from '../map/map-frames';
import { html, type Html } from './html';
import { boxOutline, mapGround } from './map-ground';
import { mapKey, scaleBar } from './map-key';
import { wayDrawing } from './map-way';

export interface MapInput {
  readonly track: Track | null;
  readonly event: LocatedEvent;
  readonly maps: IncidentMaps | null;
  readonly units: UnitSystem;
  readonly words: Words;
}

const DETAIL: Rectangle = { left: 0, top: 0, right: DETAIL_DRAWING.width, bottom: MAP_HEIGHT };
const REGION: Rectangle = {
  left: MAP_WIDTH - REGION_DRAWING.width,
  top: 0,
  right: MAP_WIDTH,
  bottom: REGION_DRAWING.height,
};

/** Null when nobody knows where it was. */
export function mapDrawing({ track, event: told, maps, units, words }: MapInput): Html | null {
  const { say } = words;
  const lookup = track && createTrackLookup(track);
  const event = eventPlace(lookup, told);
  const places = mapPlaces(track, event);
  if (places.length === 0) return null;
  const frame = fitTrace(places, DETAIL_DRAWING);
  const runs = lookup?.runs ?? [];
  const voids = (track?.samples ?? []).filter(({ quality }) => quality === 'void');
  const [first, last] = [runs[0]?.[0], runs.at(-1)?.at(-1)];
  const signs = [
    ...(first ? [sign(frame, first, 'start', say('Start'))] : []),
    ...(last && last !== first ? [sign(frame, last, 'end', say('End'))] : []),
    ...(event ? [sign(frame, event, 'event', say('Event'))] : []),
  ];
  const taken = [
    ...signs.flatMap((each) => each.boxes),
    { left: 0, right: DETAIL.right / 3 + 20, top: DETAIL.bottom - 34, bottom: DETAIL.bottom },
    { left: DETAIL.right - 32, right: DETAIL.right, top: 0, bottom: 44 },
  ];
  const region = maps?.region ?? null;
  const key = {
    words,
    units,
    driven: runs.length > 0,
    gaps: runs.length > 1,
    voids: voids.length > 0,
    event: event?.from ?? null,
  };
  return html`<svg
    class="drawing map"
    viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"
    role="img"
    aria-label="${say('Map of the way driven, north up, with the region around it')}"
  >
    <path class="ground-plain" d="${boxOutline(DETAIL)}" />
    ${maps?.detail ? mapGround(maps.detail, frame, DETAIL, taken) : null}
    ${wayDrawing({ runs, voids, frame, within: DETAIL, units })} ${signs.map(({ drawn }) => drawn)}
    ${scaleBar(frame.metresPerPixel, 14, MAP_HEIGHT - 12, DETAIL.right / 3, units)}
    <path class="north" d="M ${DETAIL.right - 20} 10 l 6 16 l -6 -4 l -6 4 z" />
    <text class="label" x="${DETAIL.right - 20}" y="39" text-anchor="middle">${say('N')}</text>
    <path class="frame" d="${boxOutline(DETAIL)}" />
    ${region ? regionMap(region, places, frame.metresPerPixel, units) : null}
    ${mapKey(key, REGION.left, region ? REGION.bottom + 26 : 14)}
  </svg>`;
}

interface Sign {
  readonly drawn: Html;
  /** What it covers: no name of the map may stand there. */
  readonly boxes: readonly Rectangle[];
}

function sign(
  frame: TraceProjection,
  place: Place,
  kind: 'start' | 'end' | 'event',
  label: string,
): Sign {
  const { x, y } = frame.at(place);
  const right = x < DETAIL.right * 0.8;
  const radius = kind === 'event' ? 7 : 4.5;
  const [labelX, labelY] = [x + (right ? 11 : -11), y + (kind === 'end' ? 15 : -6)];
  const width = label.length * 7;
  return {
    boxes: [
      { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
      {
        left: right ? labelX : labelX - width,
        right: right ? labelX + width : labelX,
        top: labelY - 11,
        bottom: labelY + 3,
      },
    ],
    drawn: html`<circle class="${kind}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" />
      <text
        class="label"
        x="${labelX.toFixed(1)}"
        y="${labelY.toFixed(1)}"
        text-anchor="${right ? 'start' : 'end'}"
        >${label}</text
      >`,
  };
}

function regionMap(
  extract: MapExtract,
  places: readonly Place[],
  detailMetresPerPixel: number,
  units: UnitSystem,
): Html {
  const local = regionFrame(places, detailMetresPerPixel);
  const frame: TraceProjection = {
    ...local,
    at: (place) => {
      const { x, y } = local.at(place);
      return { x: x + REGION.left, y };
    },
  };
  const [x, y] = [(REGION.left + REGION.right) / 2, (REGION.top + REGION.bottom) / 2];
  // The detail's frame, or a dot where that would be too small to see.
  const half = (DETAIL.right / 2) * (detailMetresPerPixel / local.metresPerPixel);
  const tall = (DETAIL.bottom / 2) * (detailMetresPerPixel / local.metresPerPixel);
  const here = { left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 };
  const scale = { left: REGION.left, right: x, top: REGION.bottom - 28, bottom: REGION.bottom };
  const shown = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
  return html`${mapGround(extract, frame, REGION, [here, scale])}
    ${
      half < 6
        ? html`<circle class="here" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5" />`
        : html`<path class="here-box" d="${boxOutline(shown)}" />`
    }
    ${scaleBar(local.metresPerPixel, REGION.left + 8, REGION.bottom - 8, REGION_DRAWING.width / 3, units)}
    <path class="frame" d="${boxOutline(REGION)}" />`;
}
