/** The offline map on screen, without a word about Vue; the only file that uses maplibre-gl. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { isOverview, showsStreets, type TileSetInfo } from '@shared/domain/map';
import { usualBox, type DegreeBox } from '@shared/degree-box';
import { longitudeBeside } from '@shared/longitude';
import type { FeatureCollection } from 'geojson';
import {
  type GeoJSONSource,
  Map as MapLibreMap,
  Marker,
  ScaleControl,
  setWorkerUrl,
  type MapMouseEvent,
} from 'maplibre-gl';
// The style is built elsewhere and takes its types from here.
export type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { MapTheme } from './map-colours';
import { createFollowPolicy } from './map-follow';
import { NOTHING_MEASURED } from './measure-features';
import { besideEventElement, eventElement, hoverElement, vehicleElement } from './map-markers';
import { mapStyle, shownFrom } from './map-style';

export interface MapPlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** A pointer on the map: the place under it and its pixel in the view. */
export interface MapPointer extends MapPlace {
  readonly x: number;
  readonly y: number;
  readonly metresPerPixel: number;
}

export interface MapVehicle extends MapPlace {
  readonly headingDeg: number | null;
  /** True while there is no fix: shown faded where it was last seen. */
  readonly stale: boolean;
}

export interface MapViewOptions {
  readonly container: HTMLElement;
  readonly label: string;
  readonly theme: MapTheme;
  readonly units: 'metric' | 'imperial';
  readonly sources: readonly TileSetInfo[];
  readonly box: DegreeBox | null;
  readonly onPointer: (pointer: MapPointer | null) => void;
  /** A press; answering true starts a drag along the trace instead of moving the map. */
  readonly onPress: (pointer: MapPointer) => boolean;
  readonly onDrag: (pointer: MapPointer) => void;
  /** A press that moved nothing; `times` is 2 for the second of a double click. */
  readonly onClick: (pointer: MapPointer, times: number) => void;
  /** The person moved the map away by hand. */
  readonly onPanned: () => void;
  /** What is drawn in view now. */
  readonly onCoverage: (coverage: MapCoverage) => void;
  readonly onProblem: (message: string) => void;
}

export interface MapCoverage {
  /** Tile sets with something in view, overview first. */
  readonly shown: readonly TileSetInfo[];
  /** Zoomed in to where streets should be, with no street map there. */
  readonly streetsMissing: boolean;
}

export interface MapView {
  /** Stands beside the event's pin, towards the middle of the map, while there is one; empty until somebody puts something there. */
  readonly besideEvent: HTMLElement;
  setTheme(theme: MapTheme): void;
  setUnits(units: 'metric' | 'imperial'): void;
  /** Overview first. */
  setSources(sources: readonly TileSetInfo[]): void;
  setTrace(trace: FeatureCollection): void;
  setEvent(place: MapPlace | null): void;
  /** Cheap enough for every frame; moves the camera only while following. */
  setVehicle(vehicle: MapVehicle | null): void;
  setHover(place: MapPlace | null): void;
  setFollow(follow: boolean): void;
  setMeasure(measure: FeatureCollection): void;
  /** While measuring, a double click ends it instead of zooming. Takes the keyboard to the map, and back after. */
  setMeasuring(on: boolean): void;
  /** The middle of the view. */
  centre(): MapPointer;
  /** What is in view. */
  box(): DegreeBox;
  fit(box: DegreeBox): void;
  zoomBy(levels: number): void;
  close(): void;
}

/** From here on one looks for streets. */
const STREET_ZOOM = 9;
/** A single place is shown with its surroundings, not as a pixel. */
const MAX_FIT_ZOOM = 16.5;
const FIT_PADDING = 48;
const WORLD: DegreeBox = [-170, -58, 178, 75];

setWorkerUrl(new URL(workerUrl, location.href).href);

/**
 * Draws the map into the container.
 * @throws when the browser has no WebGL at all.
 */
export function createMapView(options: MapViewOptions): MapView {
  let { theme, sources } = options;
  let trace: FeatureCollection = { type: 'FeatureCollection', features: [] };
  let measure = NOTHING_MEASURED;
  let focusedBefore: Element | null = null;
  let following = false;
  let dragging = false;
  let hasEvent = false;
  let vehicleShown: MapVehicle | null = null;
  const style = () => mapStyle({ theme, sources, trace, measure });

  const map = new MapLibreMap({
    container: options.container,
    style: style(),
    bounds: corners(options.box ?? WORLD),
    fitBoundsOptions: { padding: FIT_PADDING, maxZoom: MAX_FIT_ZOOM },
    maxZoom: 19,
    fadeDuration: 0,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    refreshExpiredTiles: false,
    locale: { 'Map.Title': options.label },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const scale = new ScaleControl({ unit: options.units, maxWidth: 90 });
  map.addControl(scale, 'top-left');

  const vehicle = new Marker({ element: vehicleElement(), rotationAlignment: 'map' });
  const event = new Marker({ element: eventElement(), anchor: 'bottom' });
  const beside = new Marker({ element: besideEventElement() });
  const hover = new Marker({ element: hoverElement() });
  vehicle.getElement().removeAttribute('tabindex');

  const policy = createFollowPolicy();
  let loaded = false;
  map.once('load', () => (loaded = true));
  // Before its first style is in, the library would throw it away and start over.
  const whenLoaded = (act: () => void): void => {
    if (loaded) act();
    else map.once('load', act);
  };

  const turnBeside = (): void => {
    const isRight = map.project(beside.getLngLat()).x > options.container.clientWidth / 2;
    beside.getElement().classList.toggle('map-beside-event--left', isRight);
  };
  map.on('move', () => {
    if (hasEvent) turnBeside();
  });
  map.on('error', ({ error }) => {
    options.onProblem(error.message);
  });
  const coverage = (): void => {
    const [[west, south], [east, north]] = map.getBounds().toArray();
    // A view across the 180° meridian is told beyond it; what lies there is written on the other side.
    const near = ({ bounds }: TileSetInfo): boolean =>
      [-360, 0, 360].some((turn) => bounds[0] + turn < east && bounds[2] + turn > west) &&
      bounds[1] < north &&
      bounds[3] > south;
    const shown = sources.filter(
      (source) => isOverview(source) || (map.getZoom() >= shownFrom(source) && near(source)),
    );
    const streets = shown.some(showsStreets);
    options.onCoverage({ shown, streetsMissing: map.getZoom() >= STREET_ZOOM && !streets });
  };
  map.on('load', coverage);
  map.on('moveend', coverage);

  const pointerAt = ({ lngLat, point }: MapMouseEvent): MapPointer => ({
    latitudeDeg: lngLat.lat,
    longitudeDeg: lngLat.lng,
    x: point.x,
    y: point.y,
    metresPerPixel: metresPerPixel(lngLat.lat, map.getZoom()),
  });
  /** Over what stands beside the event, the way beneath it is not meant. */
  const isBeside = ({ originalEvent: { target } }: MapMouseEvent): boolean =>
    target instanceof Node && beside.getElement().contains(target);
  map.on('click', (clicked) => {
    options.onClick(pointerAt(clicked), clicked.originalEvent.detail);
  });
  map.on('mousemove', (moved) => {
    if (dragging) options.onDrag(pointerAt(moved));
    else options.onPointer(isBeside(moved) ? null : pointerAt(moved));
  });
  map.on('mouseout', () => {
    options.onPointer(null);
  });
  map.on('mousedown', (pressed) => {
    if (pressed.originalEvent.button !== 0 || !options.onPress(pointerAt(pressed))) return;
    pressed.preventDefault();
    dragging = true;
    window.addEventListener('mouseup', () => (dragging = false), { once: true });
  });
  map.on('dragstart', () => {
    following = false;
    options.onPanned();
  });

  const follow = (): void => {
    if (!following || vehicleShown === null || map.isMoving()) return;
    const { longitudeDeg, latitudeDeg } = vehicleShown;
    const centre: [number, number] = [
      longitudeBeside(longitudeDeg, map.getCenter().lng),
      latitudeDeg,
    ];
    const { x, y } = map.project(centre);
    const { clientWidth, clientHeight } = options.container;
    const view = { x, y, width: clientWidth, height: clientHeight };
    if (policy.shouldCentre(view, performance.now())) map.jumpTo({ center: centre });
  };

  return {
    besideEvent: beside.getElement(),
    setTheme(next) {
      if (next === theme) return;
      theme = next;
      whenLoaded(() => map.setStyle(style()));
    },
    setUnits(units) {
      scale.setUnit(units);
    },
    setSources(next) {
      sources = next;
      whenLoaded(() => {
        map.setStyle(style());
        coverage();
      });
    },
    setTrace(next) {
      trace = next;
      whenLoaded(() => map.setStyle(style()));
    },
    setEvent(place) {
      stand(event, place, map);
      stand(beside, place, map);
      hasEvent = place !== null;
      if (hasEvent) turnBeside();
    },
    setVehicle(next) {
      if (next === null) {
        if (vehicleShown !== null) vehicle.remove();
      } else {
        vehicle.setLngLat([next.longitudeDeg, next.latitudeDeg]);
        if (vehicleShown === null) vehicle.addTo(map);
        if (next.headingDeg !== null) vehicle.setRotation(next.headingDeg);
        const { classList } = vehicle.getElement();
        classList.toggle('map-vehicle--stale', next.stale);
        classList.toggle('map-vehicle--still', next.headingDeg === null);
      }
      vehicleShown = next;
      follow();
    },
    setHover(place) {
      stand(hover, place, map);
    },
    setFollow(next) {
      following = next;
      policy.reset();
      follow();
    },
    setMeasure(next) {
      measure = next;
      whenLoaded(() => void map.getSource<GeoJSONSource>('measure')?.setData(measure));
    },
    setMeasuring(on) {
      if (on) map.doubleClickZoom.disable();
      else map.doubleClickZoom.enable();
      const canvas = map.getCanvas();
      if (on) {
        focusedBefore = document.activeElement;
        canvas.focus();
      } else if (document.activeElement === canvas) {
        canvas.blur();
        if (focusedBefore instanceof HTMLElement) focusedBefore.focus();
      }
    },
    centre() {
      const { lng, lat } = map.getCenter();
      const { x, y } = map.project([lng, lat]);
      return {
        latitudeDeg: lat,
        longitudeDeg: lng,
        x,
        y,
        metresPerPixel: metresPerPixel(lat, map.getZoom()),
      };
    },
    box() {
      const [[west, south], [east, north]] = map.getBounds().toArray();
      return usualBox([west, Math.max(-85, south), east, Math.min(85, north)]);
    },
    fit(box) {
      map.fitBounds(corners(box), { padding: FIT_PADDING, maxZoom: MAX_FIT_ZOOM, animate: false });
    },
    zoomBy(levels) {
      map.easeTo({ zoom: map.getZoom() + levels, duration: 120 });
    },
    close() {
      map.remove();
    },
  };
}

function stand(marker: Marker, place: MapPlace | null, map: MapLibreMap): void {
  if (place === null) marker.remove();
  else marker.setLngLat([place.longitudeDeg, place.latitudeDeg]).addTo(map);
}

function corners([west, south, east, north]: DegreeBox): [[number, number], [number, number]] {
  return [
    [west, south],
    [east, north],
  ];
}

/** Ground size of one pixel in the Mercator projection with tiles of 512 pixels. */
function metresPerPixel(latitudeDeg: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((latitudeDeg * Math.PI) / 180)) / (512 * 2 ** zoom);
}
