import { describe, expect, it } from 'vitest';
import { measureFeatures } from './measure-features';

const at = (longitudeDeg: number) => ({ latitudeDeg: 0, longitudeDeg });
const words = (lengthM: number, sumM: number) => `${lengthM.toFixed(0)} of ${sumM.toFixed(0)}`;

describe('measureFeatures', () => {
  it('draws what is set as legs, the way to the pointer apart, and says each length and the sum', () => {
    const { features } = measureFeatures([at(0), at(0.1)], at(0.3), words);
    expect(features.map(({ properties }) => properties)).toEqual([
      { part: 'leg' },
      { part: 'label', text: '11120 of 11120', order: 2 },
      { part: 'next' },
      { part: 'label', text: '22239 of 33359', order: 1 },
      { part: 'point' },
      { part: 'point' },
    ]);
  });

  it('says nothing of the way to a pointer that rests on the last point', () => {
    const { features } = measureFeatures([at(0), at(0.1)], at(0.1), words);
    expect(features.filter(({ properties }) => properties?.['part'] === 'label')).toHaveLength(1);
  });

  it('puts the words at the middle of their leg', () => {
    const { features } = measureFeatures([at(0), at(0.1)], null, words);
    const label = features.find(({ properties }) => properties?.['part'] === 'label');
    expect(label?.geometry).toEqual({ type: 'Point', coordinates: [0.05, 0] });
  });
});
