import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTileArchive } from './tile-archive';
import { describe, expect, it } from 'vitest';
import { areOtherLayers, vectorLayers } from './vector-layers';

const demo = join(import.meta.dirname, '../../../resources/basemap/demo-streets.pmtiles');

describe('the layers of a vector tile', () => {
  it('are read off a real tile, and off no part of one', async () => {
    const archive = await openTileArchive(demo, false);
    const { minZoom, bounds } = archive.facts;
    const column = Math.floor(((bounds[0] + 180) / 360) * 2 ** minZoom);
    const rows = Array.from({ length: 2 ** minZoom }, (_, row) => row);
    let tile: Uint8Array | null = null;
    for (const row of rows) tile ??= await archive.tile(minZoom, column, row);
    await archive.close();
    const bytes = tile ?? new Uint8Array(0);
    const roads = vectorLayers(bytes)?.find(({ name }) => name === 'roads');
    expect(roads?.attributes).toEqual(expect.arrayContaining(['kind']));
    for (const cut of [1, 2, 17]) expect(vectorLayers(bytes.subarray(0, -cut))).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html></html>'],
    ['JSON', '{"vector_layers":[]}'],
    ['words', 'Forbidden'],
  ])('are not those of %s', (_what, text) => {
    expect(vectorLayers(new TextEncoder().encode(text))).toBeNull();
  });

  it('are not those of a picture or an archive', () => {
    expect(vectorLayers(readFileSync(demo).subarray(0, 4096))).toBeNull();
    expect(vectorLayers(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBeNull();
  });

  it.each([
    [['earth', 'water', 'roads'], false],
    [['earth', 'contours'], false],
    [['water'], false],
    [['water', 'transportation', 'place'], true],
    [['roads_major', 'land'], true],
  ])('%j: of another schema %s', (names, other) => {
    expect(areOtherLayers(names)).toBe(other);
  });
});
