/** Where on which page the report on paper goes on. */
import type { PdfPages } from '@main/platform/pdf';
import type { Words } from '@shared/words/words';

export interface PaperPen {
  readonly pages: PdfPages;
  readonly words: Words;
  readonly left: number;
  readonly width: number;
  y: number;
}

export const MARGIN = 42;
const TOP = 58;
const BOTTOM = 60;

export function newPage(pen: PaperPen): void {
  pen.pages.addPage();
  pen.y = TOP;
}

export function roomBelow({ pages, y }: PaperPen): number {
  return pages.heightPt - BOTTOM - y;
}

export function keepTogether(pen: PaperPen, heightPt: number): void {
  if (roomBelow(pen) < heightPt && pen.y > TOP) newPage(pen);
}
