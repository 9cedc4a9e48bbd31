/** Lays the few kilometres of one incident flat on a drawing: north up, equal scale both ways. */
import { longitudeBeside, longitudeSpan } from './longitude';

export interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** Not blown up beyond this scale; without it, beyond what a receiver can tell apart. */
  readonly finestMetresPerPixel?: number;
}

export interface TraceProjection {
  readonly metresPerPixel: number;
  at(place: Place): { readonly x: number; readonly y: number };
  /** Beyond ±180° of longitude where the drawing reaches over that meridian. */
  placeOf(x: number, y: number): Place;
}

const METRES_PER_DEGREE = 111_320;
/** A vehicle at rest is not blown up beyond what a receiver can tell apart. */
const FINEST_METRES_PER_PIXEL = 0.15;

/** Fits every place into the drawing, inside its margin. */
export function fitTrace(places: readonly Place[], drawing: Drawing): TraceProjection {
  const { width, height, margin, finestMetresPerPixel = FINEST_METRES_PER_PIXEL } = drawing;
  let [south, north] = [90, -90];
  for (const { latitudeDeg } of places) {
    south = Math.min(south, latitudeDeg);
    north = Math.max(north, latitudeDeg);
  }
  const span = longitudeSpan(places.map(({ longitudeDeg }) => longitudeDeg));
  const { westDeg, eastDeg } = span ?? { westDeg: 0, eastDeg: 0 };
  const middleLatitude = (south + north) / 2;
  const middleLongitude = (westDeg + eastDeg) / 2;
  const eastMetres = METRES_PER_DEGREE * Math.cos((middleLatitude * Math.PI) / 180);
  const metresPerPixel = Math.max(
    ((eastDeg - westDeg) * eastMetres) / (width - 2 * margin),
    ((north - south) * METRES_PER_DEGREE) / (height - 2 * margin),
    finestMetresPerPixel,
  );
  return {
    metresPerPixel,
    at: ({ latitudeDeg, longitudeDeg }) => ({
      x:
        width / 2 +
        ((longitudeBeside(longitudeDeg, middleLongitude) - middleLongitude) * eastMetres) /
          metresPerPixel,
      y: height / 2 - ((latitudeDeg - middleLatitude) * METRES_PER_DEGREE) / metresPerPixel,
    }),
    placeOf: (x, y) => ({
      latitudeDeg: middleLatitude - ((y - height / 2) * metresPerPixel) / METRES_PER_DEGREE,
      longitudeDeg: middleLongitude + ((x - width / 2) * metresPerPixel) / eastMetres,
    }),
  };
}
