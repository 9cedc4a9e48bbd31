/** Reads the burnt-in bar code of a camera from a screenshot: what a person sees, not what a player says. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { decodeBarCode, type BarCode } from '@simulator/bar-code';
import type { Locator } from 'playwright-core';

/** Width to height of every demo camera's picture. */
const PICTURE_RATIO = 16 / 9;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a 16:9 picture lies inside its element when it is fitted without cropping. */
function fittedPicture(width: number, height: number): Box {
  const pictureWidth = Math.min(width, height * PICTURE_RATIO);
  const pictureHeight = pictureWidth / PICTURE_RATIO;
  return {
    left: (width - pictureWidth) / 2,
    top: (height - pictureHeight) / 2,
    width: pictureWidth,
    height: pictureHeight,
  };
}

/**
 * The bar code shown in an element that holds one camera's whole picture.
 * @returns null when the picture shows none (no picture, or damaged).
 */
export async function readBarCode(picture: Locator): Promise<BarCode | null> {
  return barCodeIn(await picture.screenshot());
}

/** The same in a screenshot of that element, PNG. */
export async function barCodeIn(screenshot: Buffer): Promise<BarCode | null> {
  const image = await loadImage(screenshot);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  const box = fittedPicture(image.width, image.height);
  return decodeBarCode((x, y) => {
    const column = Math.round(box.left + x * box.width - 0.5);
    const row = Math.round(box.top + y * box.height - 0.5);
    const at = (row * image.width + column) * 4;
    return ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3;
  });
}
