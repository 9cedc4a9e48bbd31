/** How one camera's picture is looked at. It changes what is seen on the deck and nothing else. */

export interface PictureView {
  /** 1 shows the whole picture. */
  readonly zoom: number;
  /** From the frame's middle to the picture's, in parts of the frame's width and height. */
  readonly panX: number;
  readonly panY: number;
  readonly mirrored: boolean;
  /** Quarter turns to the right. */
  readonly turns: number;
  readonly brightness: number;
  readonly contrast: number;
  /** Above 1 lightens the middle tones. */
  readonly gamma: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the whole picture lies in its frame: parts of the frame it fills, and the scale that makes it fit. */
export interface Fit {
  readonly partX: number;
  readonly partY: number;
  readonly scale: number;
}

export const AS_RECORDED: PictureView = {
  zoom: 1,
  panX: 0,
  panY: 0,
  mirrored: false,
  turns: 0,
  brightness: 1,
  contrast: 1,
  gamma: 1,
};
export const MAX_ZOOM = 8;
/** One press of a key or button. */
export const ZOOM_STEP = 1.25;

const NEARLY = 0.005;
const WHEEL_ZOOM_PER_PX = 0.0015;
const PINCH_ZOOM_PER_PX = 0.01;
const LINE_PX = 16;

/** @param aspect width / height of the picture as recorded */
export function fitOf(aspect: number, frame: Size, turns: number): Fit {
  if (frame.width <= 0 || frame.height <= 0) return { partX: 1, partY: 1, scale: 1 };
  const upright = contained(aspect, frame);
  if (turns % 2 === 0) {
    return { partX: upright.width / frame.width, partY: upright.height / frame.height, scale: 1 };
  }
  const turned = contained(1 / aspect, frame);
  return {
    partX: turned.width / frame.width,
    partY: turned.height / frame.height,
    scale: turned.height / upright.width,
  };
}

function contained(aspect: number, frame: Size): Size {
  const width = Math.min(frame.width, frame.height * aspect);
  return { width, height: width / aspect };
}

/** Where the picture is larger than its frame it fills it; where it is smaller it stays in the middle. */
export function clampPan(view: PictureView, fit: Fit): PictureView {
  const limitX = Math.max(0, (fit.partX * view.zoom - 1) / 2);
  const limitY = Math.max(0, (fit.partY * view.zoom - 1) / 2);
  return { ...view, panX: within(view.panX, limitX), panY: within(view.panY, limitY) };
}

/** Looks further to the right and down, by parts of the frame; a whole picture stays where it is. */
export function lookedAround(view: PictureView, right: number, down: number): PictureView {
  const limit = (view.zoom - 1) / 2;
  return {
    ...view,
    panX: within(view.panX - right, limit),
    panY: within(view.panY - down, limit),
  };
}

/** @param x, y the point that stays where it is: parts of the frame, from its middle */
export function zoomAbout(view: PictureView, factor: number, x = 0, y = 0): PictureView {
  const wanted = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
  const zoom = Math.abs(wanted - 1) < NEARLY ? 1 : wanted;
  const grown = zoom / view.zoom;
  return {
    ...view,
    zoom,
    panX: x + (view.panX - x) * grown,
    panY: y + (view.panY - y) * grown,
  };
}

/** A wheel zooms; a pinch arrives as a wheel with Ctrl and in far smaller steps. */
export function wheelFactor(event: {
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
}): number {
  const px = event.deltaMode === 0 ? event.deltaY : event.deltaY * LINE_PX;
  const perPx = event.ctrlKey && Math.abs(px) < 50 ? PINCH_ZOOM_PER_PX : WHEEL_ZOOM_PER_PX;
  return Math.exp(-px * perPx);
}

/** Left and right change places as they are seen, also in a turned picture. */
export function mirror(view: PictureView): PictureView {
  return {
    ...view,
    mirrored: !view.mirrored,
    turns: (4 - view.turns) % 4,
    panX: view.panX === 0 ? 0 : -view.panX,
  };
}

export function turnRight(view: PictureView): PictureView {
  return { ...view, turns: (view.turns + 1) % 4, panX: 0, panY: 0 };
}

/** Empty while the picture is shown as recorded. */
export function transformOf(view: PictureView, fit: Fit): string {
  const scale = view.zoom * fit.scale;
  return [
    view.panX === 0 && view.panY === 0
      ? ''
      : `translate(${percent(view.panX)}, ${percent(view.panY)})`,
    scale === 1 ? '' : `scale(${round(scale)})`,
    view.turns === 0 ? '' : `rotate(${view.turns * 90}deg)`,
    view.mirrored ? 'scaleX(-1)' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** @param gammaId the SVG filter that holds this picture's gamma */
export function filterOf(view: PictureView, gammaId: string): string {
  return [
    view.gamma === 1 ? '' : `url(#${gammaId})`,
    view.brightness === 1 ? '' : `brightness(${view.brightness})`,
    view.contrast === 1 ? '' : `contrast(${view.contrast})`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What differs from the recording, in words; empty when nothing does. */
export function differences(view: PictureView): readonly string[] {
  return [
    view.zoom === 1 ? '' : zoomText(view.zoom),
    view.mirrored ? 'mirrored' : '',
    view.turns === 0 ? '' : `turned ${view.turns * 90}°`,
    view.brightness === 1 ? '' : `brightness ${levelText(view.brightness)}`,
    view.contrast === 1 ? '' : `contrast ${levelText(view.contrast)}`,
    view.gamma === 1 ? '' : `gamma ${view.gamma.toFixed(2)}`,
  ].filter((part) => part !== '');
}

export const zoomText = (zoom: number): string => `${zoom.toFixed(1)}×`;
export const levelText = (level: number): string => `${Math.round(level * 100)} %`;

const round = (value: number): number => Math.round(value * 1e5) / 1e5;
const percent = (part: number): string => `${round(part * 100)}%`;
// `+ 0` turns a negative zero into zero.
const within = (value: number, limit: number): number =>
  Math.min(limit, Math.max(-limit, value)) + 0;
