/** Hides parts of a picture so that nothing of them can be brought back. */
import type { PlacedBox, RedactionStyle } from '@shared/domain/redaction';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** So few cells across a box that no face or plate can be read from them. */
const CELLS_ACROSS = 6;

export function drawBoxes(
  context: Context,
  boxes: readonly PlacedBox[],
  style: RedactionStyle,
): void {
  for (const box of boxes) {
    const { width, height } = context.canvas;
    const x = Math.max(0, Math.floor(box.x * width));
    const y = Math.max(0, Math.floor(box.y * height));
    const right = Math.min(width, Math.ceil((box.x + box.width) * width));
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * height));
    if (right <= x || bottom <= y) continue;
    if (style === 'black') {
      context.fillStyle = '#000';
      context.fillRect(x, y, right - x, bottom - y);
    } else {
      coarsen(context, x, y, right - x, bottom - y);
    }
  }
}

/** Each cell becomes the average of its pixels: unlike a soft blur it can not be sharpened again. */
function coarsen(context: Context, x: number, y: number, width: number, height: number): void {
  const { data } = context.getImageData(x, y, width, height);
  const cell = Math.max(8, Math.ceil(Math.max(width, height) / CELLS_ACROSS));
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      const cellWidth = Math.min(cell, width - left);
      const cellHeight = Math.min(cell, height - top);
      const sum = [0, 0, 0];
      for (let row = top; row < top + cellHeight; row += 1) {
        for (let column = left; column < left + cellWidth; column += 1) {
          const at = (row * width + column) * 4;
          for (let channel = 0; channel < 3; channel += 1) {
            sum[channel] = (sum[channel] ?? 0) + (data[at + channel] ?? 0);
          }
        }
      }
      const pixels = cellWidth * cellHeight;
      const [red, green, blue] = sum.map((value) => Math.round(value / pixels));
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.fillRect(x + left, y + top, cellWidth, cellHeight);
    }
  }
}
