import { describe, expect, it } from 'vitest';
import { areaWords, extentWords } from './area-words';

describe('the words for a map file', () => {
  it('say where it is, on either side of the lines', () => {
    expect(areaWords([16.57, 49.19, 16.65, 49.23])).toBe(
      '49.190° to 49.230° N, 16.570° to 16.650° E',
    );
    expect(areaWords([-0.5, 51.2, 0.25, 51.7])).toBe('51.20° to 51.70° N, 0.50° W to 0.25° E');
    expect(areaWords([115.77, -31.96, 115.84, -31.88])).toBe(
      '31.960° to 31.880° S, 115.770° to 115.840° E',
    );
    expect(areaWords([-180, -85, 180, 85])).toBe('The whole world');
  });

  it('say how large it is, narrower towards the poles', () => {
    expect(extentWords([0, -0.5, 1, 0.5], 'metric')).toBe('111.3 km × 111.3 km');
    expect(extentWords([0, 59.5, 1, 60.5], 'metric')).toBe('55.7 km × 111.3 km');
    expect(extentWords([0, -0.5, 1, 0.5], 'imperial')).toBe('69.2 mi × 69.2 mi');
  });
});
