/** Where a second window opens: on another monitor if there is one, else in a corner of the same. Pure. */
import type { Rectangle } from './window-state';

/** Of a monitor of its own it takes this much, so that it is seen to be a window. */
const PART = 0.9;
const CORNER_PART = 0.5;

export function secondBounds(here: Rectangle, others: readonly Rectangle[]): Rectangle {
  const [other] = [...others].sort((a, b) => b.width * b.height - a.width * a.height);
  return other === undefined ? corner(here) : middle(other);
}

function middle({ x, y, width, height }: Rectangle): Rectangle {
  const size = { width: Math.round(width * PART), height: Math.round(height * PART) };
  return {
    x: x + Math.round((width - size.width) / 2),
    y: y + Math.round((height - size.height) / 2),
    ...size,
  };
}

function corner({ x, y, width, height }: Rectangle): Rectangle {
  const size = { width: Math.round(width * CORNER_PART), height: Math.round(height * CORNER_PART) };
  return { x: x + width - size.width, y: y + height - size.height, ...size };
}
