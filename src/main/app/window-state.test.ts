/** The window comes back where it was, but never out of reach. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, openingBounds } from './window-state';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1920, height: 1040 };
const on = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({
  x,
  y,
  width: 1400,
  height: 900,
});

describe('openingBounds', () => {
  it('has a default size', () => {
    expect(openingBounds(null, [screen])).toEqual(DEFAULT_SIZE);
  });
  it('comes back to a screen that is there', () => {
    expect(openingBounds(on(2000, 50), [screen, right])).toEqual(on(2000, 50));
    expect(openingBounds(on(-1300, 0), [screen])).toEqual(on(-1300, 0));
  });
  it('keeps only the size when the screen is gone or the title bar out of reach', () => {
    const size = { width: 1400, height: 900 };
    expect(openingBounds(on(2000, 50), [screen])).toEqual(size);
    expect(openingBounds(on(100, -30), [screen])).toEqual(size);
    expect(openingBounds(on(-1350, 0), [screen])).toEqual(size);
  });
  it('never opens smaller than the layout allows', () => {
    const small = { x: 0, y: 0, width: 200, height: 100 };
    expect(openingBounds(small, [screen])).toEqual({ x: 0, y: 0, width: 1024, height: 700 });
  });
});
