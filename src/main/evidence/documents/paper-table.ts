/** Sets a table of the report on paper: columns by their content, the head on every page, no row lost. */
import type { TextStyle } from '@main/platform/pdf';
import { findAll, hasClass, isA, type HtmlElement } from './html-tree';
import {
  drawLine,
  lineHeight,
  linesHeight,
  paperLines,
  SOFT,
  wordsOf,
  type PaperLine,
} from './paper-lines';
import { newPage, roomBelow, type PaperPen } from './paper-pen';

const BODY: TextStyle = { sizePt: 8.2 };
const HEAD: TextStyle = { sizePt: 7.6, bold: true, colour: SOFT };
const GAP = 10;
const PADDING = 3.5;
/** A longer row is cut into pieces of this many lines. */
const MOST_LINES = 48;
/** A hash may be cut to this width, other words are kept whole. */
const LEAST_HASH_PT = 150;

interface Cell {
  readonly lines: readonly PaperLine[];
  readonly xPt: number;
  readonly widthPt: number;
  readonly right: boolean;
}

export function setTable(pen: PaperPen, table: HtmlElement): void {
  const rows = findAll(table, 'tr').map((row) =>
    row.children.filter((cell) => isA(cell, 'th', 'td')),
  );
  const [head, ...body] = rows;
  if (!head) return;
  const widths = columnWidths(pen, rows);
  const cellsOf = (row: readonly HtmlElement[], style: TextStyle): readonly Cell[] => {
    let xPt = pen.left;
    return row.map((cell, index) => {
      const widthPt = widths[index] ?? 0;
      const lines = paperLines(pen.pages, cell.children, style, widthPt);
      const made = { lines, xPt, widthPt, right: hasClass(cell, 'number') };
      xPt += widthPt + GAP;
      return made;
    });
  };
  const headCells = cellsOf(head, HEAD);
  const first = body[0] ? heightOf(cellsOf(body[0], BODY)) : 0;
  if (roomBelow(pen) < heightOf(headCells) + Math.min(first, 200)) newPage(pen);
  pen.pages.element('Table', () => {
    drawRow(pen, headCells, 'TH', SOFT);
    for (const row of body) {
      for (const cells of inPieces(cellsOf(row, BODY))) {
        if (roomBelow(pen) < heightOf(cells)) {
          newPage(pen);
          drawRow(pen, headCells, 'TH', SOFT);
        }
        drawRow(pen, cells, 'TD', '#d5dce3');
      }
    }
  });
  pen.y += 6;
}

function columnWidths(pen: PaperPen, rows: readonly (readonly HtmlElement[])[]): readonly number[] {
  const count = rows[0]?.length ?? 0;
  const room = pen.width - GAP * (count - 1);
  const needs = Array.from({ length: count }, (_, index) => {
    let [least, most] = [20, 20];
    for (const [number, row] of rows.entries()) {
      const lines = paperLines(
        pen.pages,
        row[index]?.children ?? [],
        number === 0 ? HEAD : BODY,
        9999,
      );
      for (const line of lines) {
        most = Math.max(most, widthOf(pen, line));
        for (const { text, style } of line) {
          for (const word of wordsOf(text)) {
            const wide = pen.pages.widthOf(word, style);
            least = Math.max(least, Math.min(wide, LEAST_HASH_PT));
          }
        }
      }
    }
    return { least, most: Math.max(least, Math.min(most, 280)) };
  });
  const sumLeast = needs.reduce((sum, { least }) => sum + least, 0);
  const sumMore = needs.reduce((sum, { least, most }) => sum + most - least, 0);
  if (sumLeast > room) return needs.map(({ least }) => (least / sumLeast) * room);
  const share = (room - sumLeast) / (sumMore || 1);
  if (sumMore === 0) return needs.map(({ least }) => (least / sumLeast) * room);
  return needs.map(({ least, most }) => least + (most - least) * share);
}

function widthOf(pen: PaperPen, line: PaperLine): number {
  return line.reduce((sum, { text, style }) => sum + pen.pages.widthOf(text, style), 0) + 0.5;
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(0, ...cells.map(({ lines }) => linesHeight(lines))) + 2 * PADDING;
}

function inPieces(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const most = Math.max(1, ...cells.map(({ lines }) => lines.length));
  return Array.from({ length: Math.ceil(most / MOST_LINES) }, (_, index) =>
    cells.map((cell) => ({
      ...cell,
      lines: cell.lines.slice(index * MOST_LINES, (index + 1) * MOST_LINES),
    })),
  );
}

function drawRow(
  pen: PaperPen,
  cells: readonly Cell[],
  kind: 'TH' | 'TD',
  ruleColour: string,
): void {
  const { pages } = pen;
  const height = heightOf(cells);
  pages.element('TR', () => {
    for (const cell of cells) {
      pages.element(kind, () => {
        let y = pen.y + PADDING;
        for (const line of cell.lines) {
          const shift = cell.right ? cell.widthPt - widthOf(pen, line) : 0;
          drawLine(pages, line, cell.xPt + shift, y);
          y += lineHeight(line);
        }
      });
    }
  });
  pen.y += height;
  pages.decoration(() => pages.rectangle(pen.left, pen.y, pen.width, 0.5, ruleColour));
}
