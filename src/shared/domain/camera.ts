/** What a capture mode means: which cameras one file shows and where in its picture. */
import { message } from '../words/message';

/** A rectangle of a picture in fractions of its width and height, origin top left. */
export interface PictureRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE_PICTURE: PictureRegion = { x: 0, y: 0, width: 1, height: 1 };

/** One camera as the reviewer sees it; a composite file holds several. */
export interface CameraView {
  /** Unique within an incident: `C_F`, `S_F_I:front`, `GRID:3`. */
  readonly cameraId: string;
  readonly name: string;
  readonly region: PictureRegion;
}

const SINGLE_CAMERAS: Readonly<Record<string, string>> = {
  C_F: message('Front'),
  C_I: message('Cabin'),
  C_R: message('Rear'),
  C_E: message('Extended'),
  // Cameras the fleet service does not know; only imported recordings have them.
  TELE: message('Telephoto'),
  SIDE_LEFT: message('Left side'),
  SIDE_RIGHT: message('Right side'),
  PILLAR_LEFT: message('Left pillar'),
  PILLAR_RIGHT: message('Right pillar'),
};

/** Modes an imported video may be given, in the order in which they are offered. */
export const IMPORT_MODES: readonly string[] = [
  'C_F',
  'C_I',
  'C_R',
  'SIDE_LEFT',
  'SIDE_RIGHT',
  'PILLAR_LEFT',
  'PILLAR_RIGHT',
  'TELE',
  'C_E',
  'S_F_I',
  'GRID',
  'CAM_1',
  'CAM_2',
  'CAM_3',
  'CAM_4',
];

const quarter = (column: number, row: number): PictureRegion => ({
  x: column / 2,
  y: row / 2,
  width: 0.5,
  height: 0.5,
});

/** Sorts capture modes in the usual order; modes that are not offered at import come last, as they were. */
export function byModeOrder(a: string, b: string): number {
  const place = (mode: string): number => {
    const index = IMPORT_MODES.indexOf(mode);
    return index === -1 ? IMPORT_MODES.length : index;
  };
  return place(a) - place(b);
}

/** Each once, in the usual order. */
export function inModeOrder(modes: Iterable<string>): readonly string[] {
  return [...new Set(modes)].sort(byModeOrder);
}

/**
 * The cameras inside a file of this capture mode (fleet API, "Cameras").
 * An unknown mode is one camera under its own name: it must still play.
 */
export function camerasOfCaptureMode(captureMode: string): readonly CameraView[] {
  if (captureMode === 'S_F_I') {
    return [
      { cameraId: 'S_F_I:front', name: 'Front', region: { x: 0, y: 0, width: 0.5, height: 1 } },
      { cameraId: 'S_F_I:cabin', name: 'Cabin', region: { x: 0.5, y: 0, width: 0.5, height: 1 } },
    ];
  }
  if (captureMode === 'GRID') {
    return [0, 1, 2, 3].map((index) => ({
      cameraId: `GRID:${index + 1}`,
      name: `TVI ${index + 1}`,
      region: quarter(index % 2, Math.floor(index / 2)),
    }));
  }
  return [
    {
      cameraId: captureMode,
      name: SINGLE_CAMERAS[captureMode] ?? numberedName(captureMode) ?? captureMode,
      region: WHOLE_PICTURE,
    },
  ];
}

/** `CAM_2` → `Camera 2`: a camera of which only is known that it is another one. */
function numberedName(captureMode: string): string | null {
  const number = /^CAM_(\d+)$/.exec(captureMode)?.[1];
  return number === undefined ? null : `${message('Camera')} ${number}`;
}

/** A file's name on screen: `Front`, `Front + Cabin`, `4 × TVI`, or the mode itself when unknown. */
export function captureModeLabel(captureMode: string): string {
  if (captureMode === 'GRID') return '4 × TVI';
  return camerasOfCaptureMode(captureMode)
    .map((camera) => camera.name)
    .join(' + ');
}
