/** The maps of an incident, cut from the maps that come with the app. */
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTileSource } from '@main/media/tiles';
import { EVENT_TIME_MS, madeIncident, madeTrack } from '../../../../test/support/evidence-source';
import { ENGLISH } from '@shared/words/words';
import { usualLongitude } from '@shared/longitude';
import { mapDrawing } from '../documents/map-drawing';
import type { EvidenceSource } from '../evidence-source';
import { incidentMaps } from './incident-maps';
import type { TileSetInfo } from '@shared/domain/map';
import type { TileReader } from './tile-reader';

const tiles = createTileSource({ folders: [resolve('resources/basemap')] });
afterAll(() => tiles.close());

/** The middle of the demo town's streets. */
const DEMO_TOWN = { latitudeDeg: 52.457, longitudeDeg: 5.52 };
const PRAGUE = { latitudeDeg: 50.08, longitudeDeg: 14.43 };

/** Taveuni, Fiji: a road there crosses the 180° meridian. */
const TAVEUNI = { latitudeDeg: -16.82, longitudeDeg: 179.9995 };

function sourceAt(place: typeof PRAGUE | null): EvidenceSource {
  const track = place && madeTrack('f');
  return {
    incident: { ...madeIncident(), latitudeDeg: null, longitudeDeg: null, ...place },
    files: [],
    cameras: [],
    clips: [],
    track: track && {
      ...track,
      samples: track.samples.map((sample) => ({
        ...sample,
        latitudeDeg: sample.latitudeDeg + place.latitudeDeg - PRAGUE.latitudeDeg,
        longitudeDeg: usualLongitude(
          sample.longitudeDeg + place.longitudeDeg - PRAGUE.longitudeDeg,
        ),
      })),
    },
    trackMissing: null,
    videoStartMs: null,
    receipts: [],
    derived: [],
    marks: [],
    custody: [],
  };
}

describe('the maps of an incident', () => {
  it('has streets with their names where a street map covers the place', async () => {
    const maps = await incidentMaps(sourceAt(DEMO_TOWN), tiles, null);
    const detail = maps?.detail;
    expect(detail?.attribution).toBe('Demo streets (invented)');
    expect(detail?.lines.map(({ kind }) => kind)).toContain('minor-road');
    expect(detail?.names.some(({ kind }) => kind === 'road')).toBe(true);
    const [west, south, east, north] = detail?.box ?? [0, 0, 0, 0];
    const points = [...(detail?.areas ?? []), ...(detail?.lines ?? [])].flatMap((shape) =>
      shape.parts.flat(),
    );
    const outside = points.filter((value, index) =>
      index % 2 === 0
        ? value < west - 1e-6 || value > east + 1e-6
        : value < south - 1e-6 || value > north + 1e-6,
    );
    expect(points.length).toBeGreaterThan(20);
    expect(outside).toEqual([]);
  });

  it('has the region with its towns and borders, and no made-up streets, elsewhere', async () => {
    const maps = await incidentMaps(sourceAt(PRAGUE), tiles, null);
    expect(maps?.detail).toBeNull();
    expect(maps?.region?.attribution).toBe('Natural Earth · GeoNames (CC BY 4.0)');
    expect(maps?.region?.names.map(({ text }) => text).join()).toMatch(/Prague|Praha/);
    expect(maps?.region?.lines.map(({ kind }) => kind)).toContain('country-border');
  });

  it('reaches over the 180° meridian', async () => {
    const source = sourceAt(TAVEUNI);
    const longitudes = source.track?.samples.map(({ longitudeDeg }) => longitudeDeg) ?? [];
    expect(longitudes.some((each) => each > 179)).toBe(true);
    expect(longitudes.some((each) => each < -179)).toBe(true);
    const { region } = (await incidentMaps(source, tiles, null)) ?? {};
    const [west = 0, , east = 0] = region?.box ?? [];
    expect(east - west).toBeLessThan(5);
    const found = region?.areas.flatMap(({ parts }) =>
      parts.flatMap((part) => part.filter((_, index) => index % 2 === 0)),
    );
    const land = region?.areas.filter(({ kind }) => kind === 'earth');
    expect(land).not.toEqual([]);
    expect(Math.min(...(found ?? []))).toBeLessThan(179.9);
    expect(Math.max(...(found ?? []))).toBeGreaterThan(180.1);
  });

  it('is the same twice, and nothing where nobody knows the place', async () => {
    const once = await incidentMaps(sourceAt(DEMO_TOWN), tiles, null);
    const again = createTileSource({ folders: [resolve('resources/basemap')] });
    expect(await incidentMaps(sourceAt(DEMO_TOWN), again, null)).toEqual(once);
    await again.close();
    expect(await incidentMaps(sourceAt(null), tiles, null)).toBeNull();
  });

  it('names no road after a person whose name is left out', async () => {
    const roads = await incidentMaps(sourceAt(DEMO_TOWN), tiles, null);
    const road = roads?.detail?.names.find(({ kind }) => kind === 'road')?.text ?? '';
    const named: TileReader = tiles;
    const words = road.replace(/(?<=\p{L}{3})(?=\p{L})/u, ' ');
    const without = await incidentMaps(sourceAt(DEMO_TOWN), named, words);
    expect(words).toMatch(/ /);
    expect(without?.detail?.names.some(({ text }) => text === road)).toBe(false);
  });

  it('leaves out a tile that cannot be read', async () => {
    const broken: TileReader = {
      describe: () => tiles.describe(),
      tile: () => Promise.resolve(Buffer.from('this is no tile, whatever it says')),
    };
    const maps = await incidentMaps(sourceAt(DEMO_TOWN), broken, null);
    expect(maps?.detail).toBeNull();
    expect(maps?.region).toMatchObject({ areas: [], lines: [], names: [] });
  });

  it('passes over pictures, and over a map that has nothing under the way', async () => {
    const around: TileSetInfo = {
      ...{ id: 'around', name: 'Around', attribution: '', kind: 'vector', own: true },
      ...{ minZoom: 0, maxZoom: 16, bounds: [-180, -85, 180, 85] },
    };
    const withOwn: TileReader = {
      describe: async () => [
        ...(await tiles.describe()),
        around,
        { ...around, id: 'pictures', kind: 'raster', maxZoom: 20 },
      ],
      tile: (id, ...place) => {
        if (id === 'pictures') throw new Error('asked for a picture');
        return tiles.tile(id, ...place);
      },
    };
    const once = await incidentMaps(sourceAt(DEMO_TOWN), tiles, null);
    expect(await incidentMaps(sourceAt(DEMO_TOWN), withOwn, null)).toEqual(once);
  });
});

describe('the drawing', () => {
  it('stays inside its frame and tells the way, the gap and the event', async () => {
    const source = sourceAt(DEMO_TOWN);
    const maps = await incidentMaps(source, tiles, null);
    const input = {
      track: source.track,
      event: source.incident,
      maps,
      units: 'metric',
      words: ENGLISH,
    } as const;
    const drawing = mapDrawing(input)?.text ?? '';
    for (const part of [
      'class="gap"',
      'class="event"',
      'class="speed-',
      'class="map-minor-road"',
    ]) {
      expect(drawing).toContain(part);
    }
    expect(drawing).toMatch(/Speed, km\/h/);
    expect(mapDrawing({ ...input, units: 'imperial' })?.text).toMatch(/Speed, mph/);
    const numbers = [...drawing.matchAll(/ d="M([^"]+)"/g)].flatMap(([, path = '']) =>
      path.split(/[A-Za-z ]+/).map(Number),
    );
    expect(numbers.some((value) => value > 720 || value < -10)).toBe(false);
  });

  it('shows the event alone, as the service places it, without a track', () => {
    const drawing = mapDrawing({
      track: null,
      event: { ...PRAGUE, eventTimeMs: EVENT_TIME_MS },
      maps: null,
      units: 'metric',
      words: ENGLISH,
    });
    expect(drawing?.text).toContain('Event, as the service gives it');
    expect(drawing?.text).not.toContain('Start');
  });
});
