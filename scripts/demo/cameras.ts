/** Which pictures a capture mode shows, where in the file, and who draws them. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { drawCabin } from './scene/cabin';
import { drawFront } from './scene/front';
import { drawRear } from './scene/rear';
import type { Shot } from './scene/shot';
import { drawSide } from './scene/side';

export interface Picture {
  /** The camera's number in the bar code: 0 front, 1 cabin, 2 rear, 3 and up extended. */
  readonly camera: number;
  readonly name: string;
  readonly column: number;
  readonly row: number;
  readonly draw: (context: SKRSContext2D, shot: Shot) => void;
}

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  readonly pictures: readonly Picture[];
}

const FRONT: Picture = { camera: 0, name: 'C_F front', column: 0, row: 0, draw: drawFront };
const CABIN: Picture = { camera: 1, name: 'C_I cabin', column: 0, row: 0, draw: drawCabin };
const REAR: Picture = { camera: 2, name: 'C_R rear', column: 0, row: 0, draw: drawRear };
const SIDE: Picture = { camera: 3, name: 'C_E side', column: 0, row: 0, draw: drawSide };

const single = (picture: Picture): Layout => ({ columns: 1, rows: 1, pictures: [picture] });

const LAYOUTS: Readonly<Record<string, Layout>> = {
  C_F: single(FRONT),
  C_I: single(CABIN),
  C_R: single(REAR),
  C_E: single(SIDE),
  C_E1: single({ ...SIDE, camera: 4, name: 'C_E1 side' }),
  S_F_I: {
    columns: 2,
    rows: 1,
    pictures: [
      { ...FRONT, name: 'S_F_I front' },
      { ...CABIN, name: 'S_F_I cabin', column: 1 },
    ],
  },
  GRID: {
    columns: 2,
    rows: 2,
    pictures: [
      { ...FRONT, name: 'GRID 1 front' },
      { ...CABIN, name: 'GRID 2 cabin', column: 1 },
      { ...REAR, name: 'GRID 3 rear', row: 1 },
      { ...SIDE, name: 'GRID 4 side', column: 1, row: 1 },
    ],
  },
};

/** @throws Error for a mode nobody has drawn yet. */
export function layoutOf(mode: string): Layout {
  const layout = LAYOUTS[mode];
  if (!layout) throw new Error(`No drawing for capture mode ${mode}.`);
  return layout;
}
