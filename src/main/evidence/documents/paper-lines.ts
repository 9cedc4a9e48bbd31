/** Breaks running text of the report into lines for paper: bold, soft and monospaced words, long hashes cut. */
import type { PdfPages, TextStyle } from '@main/platform/pdf';
import { hasClass, isA, type HtmlNode } from './html-tree';

export interface PaperRun {
  text: string;
  readonly style: TextStyle;
}

export type PaperLine = readonly PaperRun[];

type Piece = PaperRun | 'break';

/** Words and the spaces between them; a number and its unit are one word. */
const WORDS = /((?:(?<!\d)\s+|(?<=\d)\s+(?!(?:ms|s|[KMGT]iB|bytes?|Byte|UTC|%)(?![\p{L}\d])))+)/u;

/** As lines may be broken between them. */
export function wordsOf(text: string): readonly string[] {
  return text.split(WORDS).filter((part) => part !== '');
}

export const SOFT = '#55626f';
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div']);

/** @param kept whether line breaks of the source count. */
export function paperLines(
  pages: PdfPages,
  nodes: readonly HtmlNode[],
  style: TextStyle,
  widthPt: number,
  kept = false,
): readonly PaperLine[] {
  const pieces = nodes.flatMap((node) => piecesOf(node, style, kept));
  const lines: PaperRun[][] = [[]];
  let usedPt = 0;
  const newLine = (): void => {
    lines.push([]);
    usedPt = 0;
  };
  const put = (word: string, own: TextStyle): void => {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.style === own) last.text += word;
    else line.push({ text: word, style: own });
    usedPt += pages.widthOf(word, own);
  };
  for (const piece of pieces) {
    if (piece === 'break') {
      if ((lines.at(-1)?.length ?? 0) > 0) newLine();
      continue;
    }
    for (const word of wordsOf(piece.text)) {
      const space = word.trim() === '';
      if (space && usedPt === 0 && piece.style.mono !== true) continue;
      const wordPt = pages.widthOf(word, piece.style);
      if (usedPt > 0 && usedPt + wordPt > widthPt) {
        newLine();
        if (space) continue;
      }
      if (wordPt <= widthPt) put(word, piece.style);
      else {
        for (const letter of word) {
          if (usedPt + pages.widthOf(letter, piece.style) > widthPt) newLine();
          put(letter, piece.style);
        }
      }
    }
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}

function piecesOf(node: HtmlNode, style: TextStyle, kept: boolean): readonly Piece[] {
  if (typeof node === 'string') {
    if (!kept) return [{ text: node.replace(/\s+/g, ' '), style }];
    return node
      .split('\n')
      .flatMap((text, index): Piece[] =>
        index === 0 ? [{ text, style }] : ['break', { text, style }],
      );
  }
  if (node.tag === 'br') return ['break'];
  const own = styleOf(node, style);
  const inside = node.children.flatMap((child) => piecesOf(child, own, kept));
  const block = BLOCKS.has(node.tag) || hasClass(node, 'hash');
  return block ? ['break', ...inside, 'break'] : inside;
}

function styleOf(node: HtmlNode, style: TextStyle): TextStyle {
  if (hasClass(node, 'hash')) return { sizePt: 6.8, mono: true, colour: SOFT };
  if (hasClass(node, 'note')) return { ...style, colour: SOFT };
  if (isA(node, 'strong')) return { ...style, bold: true };
  if (isA(node, 'code')) return { ...style, mono: true, sizePt: style.sizePt * 0.94 };
  return style;
}

export function lineHeight(line: PaperLine): number {
  return Math.max(...line.map(({ style }) => style.sizePt)) * 1.42;
}

export function linesHeight(lines: readonly PaperLine[]): number {
  return lines.reduce((sum, line) => sum + lineHeight(line), 0);
}

export function drawLine(pages: PdfPages, line: PaperLine, xPt: number, yPt: number): void {
  const largest = Math.max(...line.map(({ style }) => style.sizePt));
  let atPt = xPt;
  for (const { text, style } of line) {
    // One base line for letters of different size.
    pages.line(text, atPt, yPt + (largest - style.sizePt) * 1.069, style);
    atPt += pages.widthOf(text, style);
  }
}
