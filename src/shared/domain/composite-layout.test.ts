/** Layouts of composite pictures: cells where they lie, sizes that do not fit named. */
import { describe, expect, it } from 'vitest';
import { camerasOfCaptureMode } from './camera';
import {
  camerasOfLayout,
  checkLayout,
  NO_CROP,
  usualLayout,
  type CompositeLayout,
} from './composite-layout';

const WIDE = { widthPx: 2560, heightPx: 720 };
const SIDE_BY_SIDE = usualLayout('S_F_I');
const layout = (change: Partial<CompositeLayout>): CompositeLayout => ({
  ...SIDE_BY_SIDE,
  ...change,
});

describe('a layout', () => {
  it.each(['S_F_I', 'GRID', 'C_F', 'C_E1'])('of %s is what its mode stands for', (mode) => {
    const cameras = camerasOfLayout(mode, usualLayout(mode), { widthPx: 2560, heightPx: 1440 });
    expect(cameras).toEqual(camerasOfCaptureMode(mode));
  });

  it('puts cameras where somebody says, each with its own id', () => {
    const swapped = layout({ names: ['Cabin', 'Front'] });
    expect(camerasOfLayout('S_F_I', swapped, WIDE)).toEqual([
      { cameraId: 'S_F_I:cabin', name: 'Cabin', region: { x: 0, y: 0, width: 0.5, height: 1 } },
      { cameraId: 'S_F_I:front', name: 'Front', region: { x: 0.5, y: 0, width: 0.5, height: 1 } },
    ]);
  });

  it('leaves out what is cropped and cells without a camera', () => {
    const cropped = layout({
      columns: 2,
      rows: 2,
      crop: { left: 0, top: 40, right: 60, bottom: 0 },
      names: ['Left side', '', '', 'Rear'],
    });
    const [left, rear, ...rest] = camerasOfLayout('GRID', cropped, {
      widthPx: 1340,
      heightPx: 760,
    });
    expect(rest).toEqual([]);
    expect(left).toMatchObject({ cameraId: 'GRID:left-side', name: 'Left side' });
    expect(left?.region.y).toBeCloseTo(40 / 760);
    expect(rear?.region.x).toBeCloseTo(640 / 1340);
    expect(rear?.region.height).toBeCloseTo(360 / 760);
  });
});

describe('the check against the picture', () => {
  it('is content with what fits', () => {
    expect(checkLayout(SIDE_BY_SIDE, WIDE)).toEqual({ errors: [], warnings: [] });
  });

  it('warns of cameras taller than wide, too wide, or of broken pixels', () => {
    const words = (size: { widthPx: number; heightPx: number }, of = SIDE_BY_SIDE) =>
      checkLayout(of, size).warnings.join(' ');
    expect(words({ widthPx: 1280, heightPx: 720 })).toContain('640 × 720, taller than wide');
    expect(words(WIDE, layout({ columns: 1, names: ['Front'] }))).toContain('unusually wide');
    expect(words({ widthPx: 2561, heightPx: 720 })).toContain('1280.5 × 720');
  });

  it('refuses no cameras, one name twice, and a crop of everything', () => {
    const errors = (of: CompositeLayout) => checkLayout(of, WIDE).errors;
    expect(errors(layout({ names: ['', ''] }))).toHaveLength(1);
    expect(errors(layout({ names: ['Front', 'front'] }))).toHaveLength(1);
    expect(errors(layout({ crop: { ...NO_CROP, left: 2560 } }))).toHaveLength(1);
  });
});
