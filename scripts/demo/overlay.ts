/** Burns the clock, the frame number and the bar code into a camera picture, like a real dashcam. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { BAR_CODE_GEOMETRY, type BarCode, encodeBarCode } from '../../src/simulator/bar-code';

export interface Caption extends BarCode {
  readonly cameraName: string;
  readonly vehicle: string;
  readonly speedKph: number;
}

const FONT = '500 19px "JetBrains Mono"';

/** `2026-10-19 07:42:13.25 UTC` */
export function clockText(timeMs: number): string {
  const hundredths = Math.floor(timeMs / 10) * 10;
  return `${new Date(hundredths).toISOString().slice(0, 22).replace('T', ' ')} UTC`;
}

/** Draws into a picture of 1280×720 at the context's origin. */
export function drawOverlay(context: SKRSContext2D, caption: Caption): void {
  context.fillStyle = 'rgb(17,20,24)';
  context.fillRect(0, 664, 1280, 56);
  context.font = FONT;
  context.textBaseline = 'alphabetic';
  context.fillStyle = 'rgb(236,240,242)';
  context.fillText(clockText(caption.timeMs), 16, 686);
  context.fillText(`#${String(caption.frame).padStart(5, '0')}`, 352, 686);
  context.fillText(caption.cameraName, 470, 686);
  context.fillText(caption.vehicle, 780, 686);
  context.fillText(`${String(Math.round(caption.speedKph)).padStart(3, ' ')} km/h`, 1160, 686);
  const { left, top, cellWidth, cellHeight } = BAR_CODE_GEOMETRY;
  context.fillStyle = 'rgb(0,0,0)';
  context.fillRect(left - 6, top - 2, 62 * cellWidth + 12, cellHeight + 4);
  context.fillStyle = 'rgb(255,255,255)';
  encodeBarCode(caption).forEach((bit, index) => {
    if (bit === 1) context.fillRect(left + index * cellWidth, top, cellWidth, cellHeight);
  });
}
