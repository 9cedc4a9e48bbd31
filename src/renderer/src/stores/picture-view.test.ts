import { describe, expect, it } from 'vitest';
import {
  AS_RECORDED,
  clampPan,
  differences,
  filterOf,
  fitOf,
  lookedAround,
  mirror,
  transformOf,
  turnRight,
  wheelFactor,
  zoomAbout,
} from './picture-view';

const WIDE = 16 / 9;
const FRAME = { width: 1600, height: 900 };
const fit = fitOf(WIDE, FRAME, 0);

describe('looking around', () => {
  const near = zoomAbout(AS_RECORDED, 2);

  it('moves the picture against the look, and no further than its edge', () => {
    expect(lookedAround(near, 0.1, 0)).toMatchObject({ panX: -0.1, panY: 0 });
    expect(lookedAround(near, -9, -9)).toMatchObject({ panX: 0.5, panY: 0.5 });
  });

  it('leaves a whole picture where it is', () => {
    expect(clampPan(lookedAround(AS_RECORDED, 0.3, 0.3), fit)).toEqual(AS_RECORDED);
  });
});

describe('a picture as recorded', () => {
  it('has neither transform nor filter nor anything to tell', () => {
    expect(transformOf(AS_RECORDED, fit)).toBe('');
    expect(filterOf(AS_RECORDED, 'g')).toBe('');
    expect(differences(AS_RECORDED)).toEqual([]);
  });

  it('is as recorded again after zooming in and out', () => {
    const back = zoomAbout(zoomAbout(AS_RECORDED, 1.25, 0.3, 0.2), 1 / 1.25, -0.4, 0.1);
    expect(clampPan(back, fit)).toEqual(AS_RECORDED);
  });

  it('is so after four turns and after two mirrorings', () => {
    expect([1, 2, 3, 4].reduce((view) => turnRight(view), AS_RECORDED)).toEqual(AS_RECORDED);
    expect(mirror(mirror(AS_RECORDED))).toEqual(AS_RECORDED);
  });
});

describe('zooming', () => {
  it('keeps the point under the pointer where it is', () => {
    const [x, y] = [0.25, -0.1];
    const once = zoomAbout(AS_RECORDED, 2, x, y);
    const twice = zoomAbout(once, 1.5, x, y);
    // The picture's own point there: (pointer − pan) / zoom.
    expect((x - twice.panX) / twice.zoom).toBeCloseTo(x);
    expect((y - twice.panY) / twice.zoom).toBeCloseTo(y);
  });

  it('stays between 1 and 8', () => {
    expect(zoomAbout(AS_RECORDED, 100).zoom).toBe(8);
    expect(zoomAbout(AS_RECORDED, 0.01).zoom).toBe(1);
  });

  it('grows with the wheel away from the user, alike in pixels and lines', () => {
    expect(wheelFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false })).toBeGreaterThan(1);
    expect(wheelFactor({ deltaY: 3, deltaMode: 1, ctrlKey: false })).toBeLessThan(1);
    const pinch = wheelFactor({ deltaY: -4, deltaMode: 0, ctrlKey: true });
    expect(pinch).toBeGreaterThan(wheelFactor({ deltaY: -4, deltaMode: 0, ctrlKey: false }));
  });
});

describe('panning', () => {
  it('ends where the edge of the picture meets the edge of the frame', () => {
    const view = clampPan({ ...AS_RECORDED, zoom: 2, panX: 3, panY: -3 }, fit);
    expect([view.panX, view.panY]).toEqual([0.5, -0.5]);
  });

  it('leaves a picture in the middle where its frame is larger', () => {
    const narrow = fitOf(4 / 3, FRAME, 0);
    const view = clampPan({ ...AS_RECORDED, zoom: 1.2, panX: 0.4, panY: 0.4 }, narrow);
    expect(view.panX).toBe(0);
    expect(view.panY).toBeCloseTo(0.1);
  });
});

describe('turning and mirroring', () => {
  it('makes a turned picture fit its frame', () => {
    const turned = fitOf(WIDE, FRAME, 1);
    expect(turned.partY).toBeCloseTo(1);
    expect(turned.partX).toBeCloseTo((900 / WIDE / 1600) * 1);
    expect(transformOf(turnRight(AS_RECORDED), turned)).toBe('scale(0.5625) rotate(90deg)');
  });

  it('swaps left and right as seen: a turned picture turns the other way', () => {
    expect(mirror(turnRight(AS_RECORDED))).toMatchObject({ mirrored: true, turns: 3 });
    expect(mirror({ ...AS_RECORDED, zoom: 2, panX: 0.2 }).panX).toBe(-0.2);
  });

  it('puts pan, scale, turn and mirror in this order', () => {
    const view = { ...AS_RECORDED, zoom: 2, panX: 0.1, panY: -0.2, mirrored: true, turns: 2 };
    expect(transformOf(view, fit)).toBe('translate(10%, -20%) scale(2) rotate(180deg) scaleX(-1)');
  });
});

it('tells every difference', () => {
  const view = {
    ...AS_RECORDED,
    zoom: 2,
    mirrored: true,
    turns: 1,
    brightness: 1.5,
    contrast: 0.8,
  };
  expect(differences({ ...view, gamma: 2 }).join(', ')).toBe(
    '2.0×, mirrored, turned 90°, brightness 150 %, contrast 80 %, gamma 2.00',
  );
  expect(filterOf({ ...view, gamma: 2 }, 'g')).toBe('url(#g) brightness(1.5) contrast(0.8)');
});

it('has no fit to tell before the frame has a size', () => {
  expect(fitOf(WIDE, { width: 0, height: 0 }, 1)).toEqual({ partX: 1, partY: 1, scale: 1 });
});
