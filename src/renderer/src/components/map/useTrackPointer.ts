/** What the pointer means on the trace: hover tells time and speed, click and drag seek. */
import type { MapPointer } from '@renderer/adapters/map-view';
import { nearestOnLine, type NearestPlace, type TrackLookup } from '@shared/track-math';
import { shallowRef, type ShallowRef } from 'vue';
import { gapText, speedText, utcTime } from './map-words';
import type { GapLink } from './trace-features';

/** How near the pointer must come to the trace, pixels. */
const REACH_PX = 20;

export interface TrackHover {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Null over a gap, where the vehicle's place is not known. */
  readonly place: NearestPlace | null;
}

export interface TrackPointerOptions {
  readonly lookup: () => TrackLookup | null;
  readonly gaps: () => readonly GapLink[];
  readonly units: () => 'metric' | 'imperial';
  readonly seek: (timeMs: number) => void;
}

export interface UseTrackPointerReturn {
  readonly hover: Readonly<ShallowRef<TrackHover | null>>;
  readonly move: (pointer: MapPointer | null) => void;
  /** True when the press took hold of the trace. */
  readonly press: (pointer: MapPointer) => boolean;
  readonly drag: (pointer: MapPointer) => void;
}

export function useTrackPointer(options: TrackPointerOptions): UseTrackPointerReturn {
  const hover = shallowRef<TrackHover | null>(null);

  const nearest = (pointer: MapPointer): NearestPlace | null =>
    options.lookup()?.nearestTo(pointer.latitudeDeg, pointer.longitudeDeg) ?? null;
  const within = (distanceM: number, pointer: MapPointer): boolean =>
    distanceM <= REACH_PX * pointer.metresPerPixel;

  const show = (pointer: MapPointer, place: NearestPlace): void => {
    const text = `${utcTime(place.timeMs)} · ${speedText(place.speedMps, options.units())}`;
    hover.value = { x: pointer.x, y: pointer.y, text, place };
  };

  return {
    hover,
    move(pointer) {
      hover.value = null;
      if (pointer === null) return;
      const place = nearest(pointer);
      if (place !== null && within(place.distanceM, pointer)) {
        show(pointer, place);
        return;
      }
      const link = options
        .gaps()
        .find(({ from, to }) => within(nearestOnLine(from, to, pointer).distanceM, pointer));
      if (link !== undefined)
        hover.value = { x: pointer.x, y: pointer.y, text: gapText(link.gap), place: null };
    },
    press(pointer) {
      const place = nearest(pointer);
      if (place === null || !within(place.distanceM, pointer)) return false;
      show(pointer, place);
      options.seek(Math.round(place.timeMs));
      return true;
    },
    drag(pointer) {
      const place = nearest(pointer);
      if (place === null) return;
      show(pointer, place);
      options.seek(Math.round(place.timeMs));
    },
  };
}
