/** A piece of an offline map as plain data: it goes into the report and into the package's page. */

/** In the order of drawing: what comes later lies on top. */
export const AREA_KINDS = ['earth', 'park', 'water', 'building'] as const;
export const LINE_KINDS = [
  'river',
  'region-border',
  'country-border',
  'rail',
  'path',
  'minor-road',
  'major-road',
  'highway',
] as const;

export type AreaKind = (typeof AREA_KINDS)[number];
export type LineKind = (typeof LINE_KINDS)[number];

export function isRoad(kind: AreaKind | LineKind): boolean {
  return /(road|highway)$/.test(kind);
}

/** West, south, east, north in degrees. */
export type MapBox = readonly [number, number, number, number];

export interface MapShape<Kind extends string> {
  readonly kind: Kind;
  /** Rings or lines; each longitude, latitude, longitude, latitude … in degrees (WGS 84). */
  readonly parts: readonly (readonly number[])[];
}

export interface MapName {
  readonly kind: 'country' | 'town' | 'road';
  readonly text: string;
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  /** Degrees clockwise by which the name follows its road; 0 for what is written level. */
  readonly turnDeg: number;
}

export interface MapExtract {
  readonly box: MapBox;
  /** What is under everything else. */
  readonly ground: 'earth' | 'sea';
  readonly areas: readonly MapShape<AreaKind>[];
  readonly lines: readonly MapShape<LineKind>[];
  /** The important ones first. */
  readonly names: readonly MapName[];
  /** Whom the map is owed to, as its file says; plain text. */
  readonly attribution: string;
}

/** Where an incident took place: the way itself, and the region around it. */
export interface IncidentMaps {
  /** Null where no map at hand is fine enough to draw under the way. */
  readonly detail: MapExtract | null;
  /** Null without an overview map. */
  readonly region: MapExtract | null;
}
