/** PDF for main: the only file that imports pdfkit; tagged pages, embedded subsets of one font family. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

export interface TextStyle {
  readonly sizePt: number;
  readonly bold?: boolean;
  /** `#rrggbb`. */
  readonly colour?: string;
}

/** A page under construction; lengths in points from the top left. */
export interface PdfPages {
  readonly widthPt: number;
  readonly heightPt: number;
  addPage(): void;
  /** Draws one line; what does not fit the width ends in an ellipsis. */
  line(text: string, xPt: number, yPt: number, style: TextStyle, widthPt?: number): void;
  /** Breaks a text into lines that fit. */
  wrap(text: string, style: TextStyle, widthPt: number): readonly string[];
  rectangle(xPt: number, yPt: number, widthPt: number, heightPt: number, colour: string): void;
  /** What `draw` draws belongs to an element of this kind; elements may hold elements. */
  element(kind: ElementKind, draw: () => void): void;
  /** As `element`, for what is drawn in several turns. */
  longElement(kind: ElementKind, draw: () => Promise<void>): Promise<void>;
  /** Draws decoration that a screen reader passes over. */
  decoration(draw: () => void): void;
  /** Once every page exists: draws on each, e.g. its number. */
  onEveryPage(draw: (page: number, pages: number) => void): void;
}

export type ElementKind = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

export interface PdfOptions {
  readonly title: string;
  readonly author: string;
  readonly madeAtMs: number;
  /** Holds `noto-sans-<subset>-<400|700>-normal.woff`. */
  readonly fontFolder: string;
}

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;
const WEIGHTS = ['400', '700'] as const;
/** A4. */
const WIDTH_PT = 595.28;
const HEIGHT_PT = 841.89;
const INK = '#16202a';

/** What of fontkit's font is needed to know which file holds a letter. */
interface Coverage {
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
}

export async function makePdf(
  options: PdfOptions,
  draw: (pages: PdfPages) => Promise<void>,
): Promise<Buffer> {
  const fonts = await readFonts(options.fontFolder);
  const document = new PDFDocument({
    size: [WIDTH_PT, HEIGHT_PT],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en',
    // Nothing by default: the built-in fonts are not embedded.
    font: '',
    info: {
      Title: options.title,
      Author: options.author,
      Creator: 'Roadproof',
      CreationDate: new Date(options.madeAtMs),
    },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  await draw(createPages(document, fonts));
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

async function readFonts(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = SUBSETS.flatMap((subset) => WEIGHTS.map((weight) => `${subset}-${weight}`));
  const read = names.map(async (name) => {
    return [name, await readFile(join(folder, `noto-sans-${name}-normal.woff`))] as const;
  });
  return new Map(await Promise.all(read));
}

function createPages(document: PDFKit.PDFDocument, fonts: ReadonlyMap<string, Buffer>): PdfPages {
  for (const [name, bytes] of fonts) document.registerFont(name, bytes);
  const coverage = new Map<string, Coverage>();
  const covers = (name: string, codePoint: number): boolean => {
    let known = coverage.get(name);
    if (known === undefined) {
      document.font(name);
      known = (document as unknown as { _font: { font: Coverage } })._font.font;
      coverage.set(name, known);
    }
    return known.hasGlyphForCodePoint(codePoint);
  };

  /** A text cut where its letters come from another file of the family; unknown letters become a box. */
  const runsOf = (text: string, style: TextStyle): { font: string; text: string }[] => {
    const weight = style.bold === true ? '700' : '400';
    const runs: { font: string; text: string }[] = [];
    for (const letter of text) {
      const codePoint = letter.codePointAt(0) ?? 0;
      const subset = SUBSETS.find((each) => covers(`${each}-${weight}`, codePoint));
      const font = `${subset ?? 'latin'}-${weight}`;
      const shown = subset === undefined ? '?' : letter;
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  };
  const widthOf = (text: string, style: TextStyle): number =>
    runsOf(text, style).reduce(
      (sum, run) => sum + document.font(run.font).fontSize(style.sizePt).widthOfString(run.text),
      0,
    );
  const shortened = (text: string, style: TextStyle, widthPt: number): string => {
    if (widthOf(text, style) <= widthPt) return text;
    const letters = Array.from(text);
    while (letters.length > 0 && widthOf(`${letters.join('')}…`, style) > widthPt) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  };

  const open: PDFKit.PDFStructureElement[] = [];
  /** Draws as the content of the innermost open element. */
  const marked = (draw: () => void): void => {
    const element = open.at(-1);
    if (element === undefined) draw();
    else element.add(document.struct('Span', {}, draw));
  };

  const begin = (kind: ElementKind): PDFKit.PDFStructureElement => {
    const element = document.struct(kind);
    const parent = open.at(-1);
    if (parent === undefined) document.addStructure(element);
    else parent.add(element);
    open.push(element);
    return element;
  };
  const finish = (element: PDFKit.PDFStructureElement): void => {
    open.pop();
    element.end();
  };

  return {
    widthPt: WIDTH_PT,
    heightPt: HEIGHT_PT,
    addPage: () => void document.addPage(),
    line: (text, xPt, yPt, style, widthPt) => {
      const fitted = widthPt === undefined ? text : shortened(text, style, widthPt);
      const drawRuns = (): void => {
        let atPt = xPt;
        for (const run of runsOf(fitted, style)) {
          document
            .font(run.font)
            .fontSize(style.sizePt)
            .fillColor(style.colour ?? INK);
          document.text(run.text, atPt, yPt, { lineBreak: false });
          atPt += document.widthOfString(run.text);
        }
      };
      marked(drawRuns);
    },
    wrap: (text, style, widthPt) => {
      const lines: string[] = [];
      for (const word of text.split(/\s+/)) {
        const last = lines.at(-1);
        if (last !== undefined && widthOf(`${last} ${word}`, style) <= widthPt) {
          lines[lines.length - 1] = `${last} ${word}`;
        } else {
          lines.push(word);
        }
      }
      return lines;
    },
    rectangle: (xPt, yPt, widthPt, heightPt, colour) => {
      document.rect(xPt, yPt, widthPt, heightPt).fill(colour);
    },
    element: (kind, draw) => {
      const element = begin(kind);
      draw();
      finish(element);
    },
    longElement: async (kind, draw) => {
      const element = begin(kind);
      await draw();
      finish(element);
    },
    decoration: (draw) => {
      document.markContent('Artifact', { type: 'Layout' });
      draw();
      document.endMarkedContent();
    },
    onEveryPage: (draw) => {
      const { start, count } = document.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        document.switchToPage(start + page);
        document.markContent('Artifact', { type: 'Pagination' });
        draw(page + 1, count);
        document.endMarkedContent();
      }
    },
  };
}
