/** Zones of places, and honest silence where there is none. */
import { describe, expect, it } from 'vitest';
import { zoneOfPlace } from './place-zone';

const at = (latitudeDeg: number | null, longitudeDeg: number | null): string | null =>
  zoneOfPlace({ latitudeDeg, longitudeDeg });

describe('zoneOfPlace', () => {
  it('names the zone of the place', () => {
    expect(at(52.37, 4.9)).toBe('Europe/Amsterdam');
    expect(at(33.45, -112.07)).toBe('America/Phoenix');
  });

  it('names none without a usable position', () => {
    expect(at(null, 4.9)).toBeNull();
    expect(at(0, 0)).toBeNull();
    expect(at(52, 999)).toBeNull();
  });
});
