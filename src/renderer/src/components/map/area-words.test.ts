import { describe, expect, it } from 'vitest';
import { areaWords, trialWords } from './area-words';

describe('the words for a map file', () => {
  it('say where it is, on either side of the lines', () => {
    expect(areaWords([16.57, 49.19, 16.65, 49.23], 'metric')).toBe(
      '49.190° to 49.230° N, 16.570° to 16.650° E (5.8 km × 4.5 km)',
    );
    expect(areaWords([-0.5, 51.2, 0.25, 51.7], 'metric')).toMatch(
      /^51\.20° to 51\.70° N, 0\.50° W to 0\.25° E /,
    );
    expect(areaWords([115.77, -31.96, 115.84, -31.88], 'metric')).toMatch(
      /^31\.960° to 31\.880° S, 115\.770° to 115\.840° E /,
    );
    expect(areaWords([179.5, -17.2, 180.25, -16.7], 'metric')).toMatch(
      /^17\.20° to 16\.70° S, 179\.50° E to 179\.75° W /,
    );
    expect(areaWords([-180, -85, 180, 85], 'metric')).toBe('The whole world');
  });

  it('say how large it is, narrower towards the poles', () => {
    expect(areaWords([0, -0.5, 1, 0.5], 'metric')).toContain('(111.3 km × 111.3 km)');
    expect(areaWords([0, 59.5, 1, 60.5], 'metric')).toContain('(55.7 km × 111.3 km)');
    expect(areaWords([0, -0.5, 1, 0.5], 'imperial')).toContain('(69.2 mi × 69.2 mi)');
  });

  it('say what a source answered, and what it did not', () => {
    expect(trialWords({ kind: 'vector', zooms: [0, 15] })).toBe(
      'It answers: a vector map, zoom 0–15.',
    );
    expect(trialWords({ kind: 'raster', zooms: null })).toBe('It answers: pictures.');
    expect(trialWords({ kind: null, zooms: null })).toMatch(/no tile of the whole world/);
  });
});
