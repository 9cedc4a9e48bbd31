/** PDF for main: the only file that imports pdfkit; tagged pages, embedded subsets of one font family. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

export interface TextStyle {
  readonly sizePt: number;
  readonly bold?: boolean;
  /** Letters of one width, e.g. for hashes; always of normal weight. */
  readonly mono?: boolean;
  /** `#rrggbb`. */
  readonly colour?: string;
}

export interface ShapeStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly widthPt?: number;
  readonly dashPt?: readonly [number, number];
  /** Ends square; round without it. */
  readonly cut?: true;
}

/** Where a drawing's own 0,0 lies on the page, and how long its unit is in points. */
export interface DrawingFrame {
  readonly xPt: number;
  readonly yPt: number;
  readonly scale: number;
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
  widthOf(text: string, style: TextStyle): number;
  rectangle(xPt: number, yPt: number, widthPt: number, heightPt: number, colour: string): void;
  /** @param outline in the words of an SVG path. */
  shape(outline: string, style: ShapeStyle, frame: DrawingFrame): void;
  /** What `draw` draws is turned clockwise round a point. */
  turned(degrees: number, xPt: number, yPt: number, draw: () => void): void;
  /** A drawing that a screen reader tells as this text. */
  figure(alt: string, draw: () => void): void;
  /**
   * A JPEG or PNG as large as fits, from the top left, told by a screen reader as `alt`.
   * @returns its height in points; null when the bytes are no picture that can be read
   */
  picture(
    alt: string,
    bytes: Uint8Array,
    xPt: number,
    yPt: number,
    widthPt: number,
    heightPt: number,
  ): number | null;
  /**
   * What `draw` draws belongs to an element of this kind; elements may hold elements.
   * @param language of this element, where it is not the document's
   */
  element(kind: ElementKind, draw: () => void, language?: string): void;
  /** As `element`, for what is drawn in several turns. */
  longElement(kind: ElementKind, draw: () => Promise<void>): Promise<void>;
  /** Draws decoration that a screen reader passes over. */
  decoration(draw: () => void): void;
  /** Once every page exists: draws on each, e.g. its number. */
  onEveryPage(draw: (page: number, pages: number) => void): void;
}

export type ElementKind =
  'Div' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Code' | 'Table' | 'TR' | 'TH' | 'TD';

export interface PdfOptions {
  readonly title: string;
  readonly author: string;
  readonly madeAtMs: number;
  /** Of its texts, as in BCP 47; English without it. */
  readonly language?: string;
  /** Holds `noto-sans-<subset>-<400|700>-normal.woff` and `noto-sans-mono-latin-400-normal.woff`. */
  readonly fontFolder: string;
  /** For keeping: everything embedded, colours defined. */
  readonly archival?: boolean;
}

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;
const WEIGHTS = ['400', '700'] as const;
const MONO = 'mono-latin-400';
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
    ...(options.archival === true ? { subset: 'PDF/A-2a' as const } : {}),
    lang: options.language ?? 'en',
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
  // Readers of tags expect one root over all (PDF 1.7, 14.8.4.2).
  const root = document.struct('Document');
  document.addStructure(root);
  await draw(createPages(document, root, fonts));
  root.end();
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

async function readFonts(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = SUBSETS.flatMap((subset) => WEIGHTS.map((weight) => `${subset}-${weight}`));
  const read = [...names, MONO].map(async (name) => {
    return [name, await readFile(join(folder, `noto-sans-${name}-normal.woff`))] as const;
  });
  return new Map(await Promise.all(read));
}

function createPages(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  fonts: ReadonlyMap<string, Buffer>,
): PdfPages {
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
      const mono = style.mono === true && covers(MONO, codePoint);
      const font = mono ? MONO : `${subset ?? 'latin'}-${weight}`;
      const shown = mono || subset !== undefined ? letter : '?';
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  };
  const widths = new Map<string, number>();
  const widthOf = (text: string, style: TextStyle): number => {
    const key = `${style.bold === true}${style.mono === true} ${text}`;
    // Measured once, at one size: a page asks for the same words over and over.
    const known =
      widths.get(key) ??
      runsOf(text, style).reduce(
        (sum, run) => sum + document.font(run.font).fontSize(1000).widthOfString(run.text),
        0,
      );
    widths.set(key, known);
    return (known * style.sizePt) / 1000;
  };
  const shortened = (text: string, style: TextStyle, widthPt: number): string => {
    if (widthOf(text, style) <= widthPt) return text;
    const letters = Array.from(text);
    while (letters.length > 0 && widthOf(`${letters.join('')}…`, style) > widthPt) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  };

  const open: PDFKit.PDFStructureElement[] = [];
  /** Draws as the content of the innermost open element. */
  let inFigure = false;
  const marked = (draw: () => void): void => {
    const element = open.at(-1);
    if (element === undefined || inFigure) draw();
    else element.add(document.struct('Span', {}, draw));
  };

  const begin = (kind: ElementKind, language?: string): PDFKit.PDFStructureElement => {
    const element = document.struct(kind, language === undefined ? {} : { lang: language });
    (open.at(-1) ?? root).add(element);
    open.push(element);
    return element;
  };
  const finish = (element: PDFKit.PDFStructureElement): void => {
    open.pop();
    element.end();
  };

  const pages: PdfPages = {
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
    widthOf,
    shape: (outline, { fill, stroke, widthPt = 1, dashPt, cut }, { xPt, yPt, scale }) => {
      document.save().translate(xPt, yPt).scale(scale);
      document
        .lineWidth(widthPt)
        .lineJoin('round')
        .lineCap(cut ? 'butt' : 'round');
      if (dashPt) document.lineCap('butt').dash(dashPt[0], { space: dashPt[1] });
      document.path(outline);
      if (fill !== undefined && stroke !== undefined) document.fillAndStroke(fill, stroke);
      else if (fill !== undefined) document.fill(fill);
      else document.stroke(stroke ?? INK);
      document.restore();
    },
    turned: (degrees, xPt, yPt, draw) => {
      if (degrees === 0) {
        draw();
        return;
      }
      document.save().rotate(degrees, { origin: [xPt, yPt] });
      draw();
      document.restore();
    },
    figure: (alt, draw) => {
      const element = document.struct('Figure', { alt }, () => {
        inFigure = true;
        draw();
        inFigure = false;
      });
      (open.at(-1) ?? root).add(element);
      element.end();
    },
    picture: (alt, bytes, xPt, yPt, widthPt, heightPt) => {
      const image = openPicture(document, bytes);
      if (image === null) return null;
      const scale = Math.min(widthPt / image.width, heightPt / image.height);
      pages.figure(alt, () => {
        document.image(image, xPt, yPt, { width: image.width * scale });
      });
      return image.height * scale;
    },
    rectangle: (xPt, yPt, widthPt, heightPt, colour) => {
      document.rect(xPt, yPt, widthPt, heightPt).fill(colour);
    },
    element: (kind, draw, language) => {
      const element = begin(kind, language);
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
  return pages;
}

/** What pdfkit knows of an opened picture. */
interface OpenedPicture {
  readonly width: number;
  readonly height: number;
}

function openPicture(
  document: PDFKit.PDFDocument,
  bytes: Uint8Array,
): (OpenedPicture & PDFKit.Mixins.ImageSrc) | null {
  try {
    const opener = document as unknown as { openImage: (source: Buffer) => unknown };
    return opener.openImage(Buffer.from(bytes)) as OpenedPicture & PDFKit.Mixins.ImageSrc;
  } catch {
    return null;
  }
}
