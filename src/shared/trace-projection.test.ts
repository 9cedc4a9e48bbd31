/** A way across the 180° meridian is drawn as the same way anywhere else. */
import { expect, it } from 'vitest';
import { usualLongitude } from './longitude';
import { fitTrace } from './trace-projection';

const DRAWING = { width: 500, height: 300, margin: 20 };

/** Two kilometres to the east and one to the north, from a meridian on. */
const wayFrom = (fromDeg: number) =>
  Array.from({ length: 21 }, (_, index) => ({
    latitudeDeg: -16.8 + index * 0.0005,
    longitudeDeg: usualLongitude(fromDeg + index * 0.001),
  }));

it('lies where the same way lies elsewhere, as large', () => {
  const [over, elsewhere] = [wayFrom(179.99), wayFrom(20)].map((way) => {
    const frame = fitTrace(way, DRAWING);
    return { scale: frame.metresPerPixel, points: way.map((place) => frame.at(place)) };
  });
  expect(over?.scale).toBeCloseTo(elsewhere?.scale ?? 0, 6);
  over?.points.forEach(({ x, y }, index) => {
    expect(x).toBeCloseTo(elsewhere?.points[index]?.x ?? 0, 3);
    expect(y).toBeCloseTo(elsewhere?.points[index]?.y ?? 0, 3);
  });
});

it('leads back from the drawing to the places', () => {
  const way = wayFrom(179.99);
  const frame = fitTrace(way, DRAWING);
  for (const place of way) {
    const { x, y } = frame.at(place);
    const back = frame.placeOf(x, y);
    expect(usualLongitude(back.longitudeDeg)).toBeCloseTo(place.longitudeDeg, 9);
    expect(back.latitudeDeg).toBeCloseTo(place.latitudeDeg, 9);
  }
  expect(frame.placeOf(0, 0).longitudeDeg).toBeLessThan(frame.placeOf(500, 0).longitudeDeg);
});
