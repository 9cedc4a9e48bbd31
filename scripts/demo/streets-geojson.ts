/** Writes the invented town as GeoJSON, the source of the "Demo streets (invented)" map. */
import { type Point, toDegrees } from './geo';
import { BUILDINGS, PARKS, STREETS, WATERS } from './town';

const position = (point: Point): [number, number] => {
  const { latitude, longitude } = toDegrees(point);
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
};

const polygon = (corners: readonly Point[]): object => ({
  type: 'Polygon',
  coordinates: [[...corners, ...corners.slice(0, 1)].map(position)],
});

const feature = (properties: object, geometry: object): object => ({
  type: 'Feature',
  properties,
  geometry,
});

/** `layer` says roads, water, landuse, buildings or places; `kind` and `name` as in the tile schema. */
export function streetsGeoJson(): string {
  const features = [
    ...PARKS.map(({ name, corners }) =>
      feature({ layer: 'landuse', kind: 'park', name }, polygon(corners)),
    ),
    ...WATERS.map(({ name, corners }, index) =>
      feature({ layer: 'water', kind: index === 0 ? 'canal' : 'lake', name }, polygon(corners)),
    ),
    ...STREETS.map(({ name, kind, points, limitKph }) =>
      feature(
        { layer: 'roads', kind, name, maxspeed: limitKph },
        { type: 'LineString', coordinates: points.map(position) },
      ),
    ),
    ...BUILDINGS.map(({ corners, height }) =>
      feature({ layer: 'buildings', kind: 'building', height }, polygon(corners)),
    ),
    feature(
      { layer: 'places', kind: 'locality', name: 'Demo Town' },
      { type: 'Point', coordinates: position({ x: 0, y: 60 }) },
    ),
  ];
  const lines = features.map((entry) => JSON.stringify(entry)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
}
