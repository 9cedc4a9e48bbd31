/** Writes a track as KML 2.2, for Google Earth and other globes. */
import { cutAtAntimeridian, type LinePoint } from '../antimeridian';
import type { Track, TrackGap, TrackSample } from '../domain/track';
import { createTrackLookup } from '../track-math';
import { decimal, escapeXml, isoTime } from './xml';

export interface KmlText {
  readonly name: string;
  readonly description: string;
}

/** KML colours are alpha, blue, green, red. */
const RUN_COLOUR = 'ffe88a1a';
const GAP_COLOUR = 'ff2a6df4';
const LINE_WIDTH_PX = 4;

const REASONS: Readonly<Record<TrackGap['reason'], string>> = {
  'no-data': 'no data',
  'void-fixes': 'the receiver had no valid fix',
};

/**
 * OGC 07-147r2 (KML 2.2), without extensions: each stretch without a gap is a Placemark with a
 * LineString (10.7; a Point where it is a single fix) and the TimeSpan (15.2) it covers, or with a
 * MultiGeometry (10.1) of LineStrings where it crosses the 180° meridian; each gap is a
 * Placemark of its own, named with its length, at the last valid fix before it (the first one after
 * where there is none before, nowhere where there is none at all). Void fixes are left out and the
 * description says how many. Heights are metres over the geoid, drawn clamped to the ground.
 */
export function trackToKml(track: Track, { name, description }: KmlText): string {
  const lookup = createTrackLookup(track);
  const { runs } = lookup;
  const voids = track.samples.filter(({ quality }) => quality === 'void').length;
  const failed = track.samples.filter(({ checksumFailed }) => checksumFailed === true).length;
  const said = [
    description,
    `${String(track.gaps.length)} gaps split the track into segments.`,
    `${String(voids)} void fixes were left out.`,
    failed === 0 ? '' : `${String(failed)} fixes come from lines whose checksum failed.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const marks = [
    ...runs.map((run, index) => runMark(run, index + 1)),
    ...track.gaps.map((gap, index) =>
      gapMark(gap, index + 1, lookup.lastFixAt(gap.fromMs) ?? runs[0]?.[0] ?? null),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
  <Document>
    <name>${escapeXml(name)}</name>
    <description>${escapeXml(said)}</description>
    <Style id="run"><LineStyle><color>${RUN_COLOUR}</color><width>${String(LINE_WIDTH_PX)}</width></LineStyle></Style>
    <Style id="gap"><IconStyle><color>${GAP_COLOUR}</color></IconStyle></Style>
${marks.map((mark) => `${mark}\n`).join('')}  </Document>
</kml>
`;
}

function runMark(run: readonly TrackSample[], number: number): string {
  const [fromMs, toMs] = [run[0]?.timeMs ?? 0, run.at(-1)?.timeMs ?? 0];
  return placemark(
    `Segment ${String(number)}`,
    `${isoTime(fromMs)} to ${isoTime(toMs)}, fixes: ${String(run.length)}.`,
    fromMs,
    toMs,
    'run',
    run.length > 1 ? lines(run) : run.map((fix) => point(coordinates(fix))).join(''),
  );
}

function lines(run: readonly TrackSample[]): string {
  const parts = cutAtAntimeridian(run).map((part) => {
    const places = part.map(coordinates).join(' ');
    return `<LineString><tessellate>1</tessellate><altitudeMode>clampToGround</altitudeMode><coordinates>${places}</coordinates></LineString>`;
  });
  return parts.length === 1 ? parts.join('') : `<MultiGeometry>${parts.join('')}</MultiGeometry>`;
}

function gapMark(gap: TrackGap, number: number, near: TrackSample | null): string {
  const { fromMs, toMs } = gap;
  return placemark(
    `Gap ${String(number)}: ${decimal((toMs - fromMs) / 1000, 1)} s`,
    `${isoTime(fromMs)} to ${isoTime(toMs)}: ${REASONS[gap.reason]}. Where the vehicle was is not known.`,
    fromMs,
    toMs,
    'gap',
    near === null ? '' : point(coordinates(near)),
  );
}

/** Children in the order of the schema: Feature's elements first, then the geometry. */
function placemark(
  name: string,
  description: string,
  fromMs: number,
  toMs: number,
  style: 'run' | 'gap',
  geometry: string,
): string {
  const span = `<TimeSpan><begin>${isoTime(fromMs)}</begin><end>${isoTime(toMs)}</end></TimeSpan>`;
  return `    <Placemark><name>${escapeXml(name)}</name><description>${escapeXml(description)}</description>${span}<styleUrl>#${style}</styleUrl>${geometry}</Placemark>`;
}

const point = (place: string): string =>
  `<Point><altitudeMode>clampToGround</altitudeMode><coordinates>${place}</coordinates></Point>`;

/** Longitude, latitude and, where known, height (16.10 `kml:coordinatesType`). */
function coordinates({ longitudeDeg, latitudeDeg, altitudeM }: LinePoint): string {
  const place = `${decimal(longitudeDeg, 7)},${decimal(latitudeDeg, 7)}`;
  return altitudeM === null ? place : `${place},${decimal(altitudeM, 2)}`;
}
