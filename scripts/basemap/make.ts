/** Makes the maps under resources/basemap from npm data packages and the demo town: no network. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FeatureCollection } from 'geojson';
import { writePmtiles } from '../../src/shared/pmtiles-writer';
import type { Layer } from './layer';
import { boundsOf, streetLayers } from './street-layers';
import { tileLayers, type TilingOptions } from './tile-layers';
import { worldLayers } from './world-layers';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'resources/basemap');

interface Description {
  readonly name: string;
  readonly attribution: string;
}

function make(
  file: string,
  layers: readonly Layer[],
  tiling: TilingOptions,
  description: Description,
): void {
  const tiles = tileLayers(layers, tiling);
  const metadata = {
    ...description,
    type: 'baselayer',
    vector_layers: layers.map(({ name }) => ({
      id: name,
      fields: {},
      minzoom: tiling.minZoom,
      maxzoom: tiling.maxZoom,
    })),
  };
  const archive = writePmtiles(tiles, {
    ...tiling,
    metadata: new TextEncoder().encode(JSON.stringify(metadata)),
    gzip: (bytes) => gzipSync(bytes, { level: 9 }),
  });
  writeFileSync(resolve(folder, file), archive);
  const megabytes = (archive.length / 1e6).toFixed(1);
  process.stdout.write(`${file}: ${String(tiles.length)} tiles, ${megabytes} MB\n`);
}

mkdirSync(folder, { recursive: true });
make(
  'world.pmtiles',
  worldLayers(),
  { minZoom: 0, maxZoom: 6, bounds: [-180, -85.0511, 180, 85.0511] },
  { name: 'World overview', attribution: 'Natural Earth · GeoNames (CC BY 4.0)' },
);

const streets = resolve(root, 'resources/demo/streets.geojson');
if (existsSync(streets)) {
  const town = JSON.parse(readFileSync(streets, 'utf8')) as FeatureCollection;
  make(
    'demo-streets.pmtiles',
    streetLayers(town),
    { minZoom: 7, maxZoom: 15, bounds: boundsOf(town) },
    { name: 'Demo streets (invented)', attribution: 'Demo streets (invented)' },
  );
} else {
  process.stdout.write(
    'demo-streets.pmtiles: left as it is, resources/demo/streets.geojson is missing\n',
  );
}
