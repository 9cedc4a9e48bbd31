/** Draws the app icon's PNGs from `resources/icon.svg`; run after the drawing changed. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const FOLDER = resolve(import.meta.dirname, '../resources');
/** `icon.png` is what Electron's window takes; the others are for installers and small places. */
const SIZES_PX: readonly (readonly [string, number])[] = [
  ['icon.png', 512],
  ['icon-256.png', 256],
  ['icon-64.png', 64],
  ['icon-32.png', 32],
];

async function drawIcons(): Promise<void> {
  const drawing = await loadImage(await readFile(resolve(FOLDER, 'icon.svg')));
  for (const [name, sizePx] of SIZES_PX) {
    const canvas = createCanvas(sizePx, sizePx);
    canvas.getContext('2d').drawImage(drawing, 0, 0, sizePx, sizePx);
    await writeFile(resolve(FOLDER, name), await canvas.encode('png'));
  }
}

void drawIcons();
