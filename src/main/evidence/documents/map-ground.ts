/** The map under the way driven, and the region around it, as parts of an SVG. */
import type { MapExtract } from '@shared/domain/map-extract';
import { mapLayers, placeNames, type PlacedName } from '@shared/map-paths';
import type { Rectangle } from '@shared/plane-clip';
import type { TraceProjection } from '@shared/trace-projection';
import { html, type Html } from './html';

export function boxOutline({ left, top, right, bottom }: Rectangle): string {
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** @param taken boxes that names have to leave free */
export function mapGround(
  extract: MapExtract,
  frame: TraceProjection,
  within: Rectangle,
  taken: readonly Rectangle[],
): readonly Html[] {
  const drawn = (className: string, outline: string): Html =>
    html`<path class="${className}" d="${outline}" />`;
  return [
    drawn(`ground-${extract.ground}`, boxOutline(within)),
    ...mapLayers(extract, frame, within).map(({ look, outline }) => drawn(look, outline)),
    ...placeNames(extract, frame, within, taken).map(nameText),
  ];
}

function nameText({ kind, text, x, y, turnDeg }: PlacedName): Html {
  const [left, top] = [x.toFixed(1), y.toFixed(1)];
  return html`<text
    class="name-${kind}"
    x="${left}"
    y="${top}"
    transform="rotate(${turnDeg} ${left} ${top})"
    text-anchor="middle"
    >${text}</text
  >`;
}
