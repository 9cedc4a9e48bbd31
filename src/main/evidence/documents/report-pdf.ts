/** The report on paper: a tagged PDF set from the very page of `report.ts`, so that both say the same. */
import { makePdf, type ElementKind, type TextStyle } from '@main/platform/pdf';
import {
  findAll,
  hasClass,
  htmlTree,
  isA,
  textIn,
  type HtmlElement,
  type HtmlNode,
} from './html-tree';
import { wordsIn } from '../words/words-in';
import type { PackageFacts } from './package-facts';
import { drawingHeight, drawOnPaper } from './paper-drawing';
import { drawLine, lineHeight, linesHeight, paperLines, SOFT, type PaperLine } from './paper-lines';
import { keepTogether, MARGIN, newPage, type PaperPen } from './paper-pen';
import { setStill, type PaperPictures } from './paper-still';
import { setTable } from './paper-table';

const BODY: TextStyle = { sizePt: 9.2 };
const SMALL: TextStyle = { sizePt: 7.8, colour: SOFT };
const BRAND = '#0b6e78';
const RULE = '#d5dce3';
const LABEL_PT = 108;
/** A heading stays with this much of what follows. */
const WITH_HEADING_PT = 100;

/**
 * @param page the finished HTML of the report
 * @param pictures the bytes of those it shows
 */
export function reportPdf(
  { plan, claim, preparedAtMs, fontFolder }: PackageFacts,
  page: string,
  pictures: PaperPictures,
): Promise<Buffer> {
  const tree = htmlTree(page);
  const title = textIn(findAll(tree, 'title')[0] ?? '').trim();
  const author = [claim.preparedBy, claim.organisation].filter(Boolean).join(', ');
  const words = wordsIn(plan.language);
  const { language } = words;
  const options = { title, author, language, madeAtMs: preparedAtMs, fontFolder, archival: true };
  return makePdf(options, (pages) => {
    const pen: PaperPen = { pages, words, left: MARGIN, width: pages.widthPt - 2 * MARGIN, y: 0 };
    newPage(pen);
    for (const body of findAll(tree, 'body'))
      body.children.forEach((node) => set(pen, node, pictures));
    pages.onEveryPage((number, count) => {
      pages.line(plan.packageName, MARGIN, 30, SMALL, pen.width);
      const y = pages.heightPt - 38;
      pages.rectangle(MARGIN, y - 7, pen.width, 0.5, RULE);
      pages.line(words.say('Evidence report'), MARGIN, y, SMALL);
      const place = words.say('Page {number} of {count}', { number, count });
      pages.line(place, MARGIN + pen.width - pages.widthOf(place, SMALL), y, SMALL);
    });
    return Promise.resolve();
  });
}

function set(pen: PaperPen, node: HtmlNode, pictures: PaperPictures = new Map()): void {
  if (typeof node === 'string') return;
  const { tag, children } = node;
  if (hasClass(node, 'missing')) setMissing(pen, node);
  else if (hasClass(node, 'certification')) {
    newPage(pen);
    children.forEach((child) => set(pen, child));
  } else if (hasClass(node, 'blank')) setBlank(pen, node);
  else if (hasClass(node, 'key')) setKey(pen);
  else if (tag === 'h1') setHeading(pen, node, 'H1', { sizePt: 20, bold: true }, 2, 4);
  else if (tag === 'h2') setHeading(pen, node, 'H2', { sizePt: 12.5, bold: true }, 16, 6);
  else if (tag === 'h3') setHeading(pen, node, 'H3', { sizePt: 9.6, bold: true }, 8, 3);
  else if (tag === 'p') setText(pen, children, 'P', paragraphStyle(node), 0);
  else if (tag === 'footer') {
    pen.y += 10;
    setText(pen, children, 'P', SMALL, 0);
  } else if (tag === 'ul') setList(pen, node);
  else if (tag === 'dl') setFacts(pen, node);
  else if (tag === 'pre') setCode(pen, node);
  else if (tag === 'table') setTable(pen, node);
  else if (hasClass(node, 'still')) setStill(pen, node, pictures);
  else if (tag === 'figure') setFigure(pen, node);
  else setParts(pen, node, pictures);
}

/** A part in another language is told as such. */
function setParts(
  pen: PaperPen,
  { attributes: { lang }, children }: HtmlElement,
  pictures: PaperPictures,
): void {
  const draw = (): void => {
    children.forEach((child) => set(pen, child, pictures));
  };
  if (lang === undefined || lang === pen.words.language) draw();
  else pen.pages.element('Div', draw, lang);
}

function paragraphStyle(node: HtmlElement): TextStyle {
  if (hasClass(node, 'kind')) return { sizePt: 9.6, bold: true, colour: BRAND };
  return hasClass(node, 'note') ? { ...BODY, colour: SOFT } : BODY;
}

function setHeading(
  pen: PaperPen,
  node: HtmlElement,
  kind: ElementKind,
  style: TextStyle,
  above: number,
  below: number,
): void {
  const lines = paperLines(pen.pages, node.children, style, pen.width);
  keepTogether(pen, above + linesHeight(lines) + below + WITH_HEADING_PT);
  pen.y += above;
  drawBlock(pen, lines, kind, pen.left);
  if (kind === 'H2') {
    pen.pages.decoration(() => pen.pages.rectangle(pen.left, pen.y + 1, pen.width, 0.6, RULE));
  }
  pen.y += below;
}

/** One element, however many pages its lines take. */
function drawBlock(pen: PaperPen, lines: readonly PaperLine[], kind: ElementKind, x: number): void {
  pen.pages.element(kind, () => {
    for (const line of lines) {
      keepTogether(pen, lineHeight(line));
      drawLine(pen.pages, line, x, pen.y);
      pen.y += lineHeight(line);
    }
  });
}

function setText(
  pen: PaperPen,
  nodes: readonly HtmlNode[],
  kind: ElementKind,
  style: TextStyle,
  indent: number,
): void {
  const lines = paperLines(pen.pages, nodes, style, pen.width - indent);
  // Two lines of a paragraph stay together.
  keepTogether(pen, linesHeight(lines.slice(0, 2)));
  drawBlock(pen, lines, kind, pen.left + indent);
  pen.y += 4;
}

function setList(pen: PaperPen, node: HtmlElement): void {
  pen.pages.element('L', () => {
    for (const item of findAll(node, 'li')) {
      keepTogether(pen, 28);
      pen.pages.decoration(() => pen.pages.rectangle(pen.left + 4, pen.y + 5.5, 2.6, 2.6, SOFT));
      setText(pen, item.children, 'LI', BODY, 14);
    }
  });
}

function setMissing(pen: PaperPen, node: HtmlElement): void {
  pen.y += 10;
  keepTogether(pen, 60);
  pen.pages.decoration(() => pen.pages.rectangle(pen.left, pen.y, pen.width, 1.6, '#a4570a'));
  pen.y += 2;
  node.children.forEach((child) => {
    if (isA(child, 'h3')) {
      setHeading(pen, child, 'H3', { sizePt: 9.6, bold: true, colour: '#a4570a' }, 5, 3);
    } else set(pen, child);
  });
}

function setFacts(pen: PaperPen, node: HtmlElement): void {
  const names = findAll(node, 'dt');
  const values = findAll(node, 'dd');
  if (names.length === 0) return;
  pen.pages.element('Table', () => {
    names.forEach((name, index) => {
      const text = values[index]?.children ?? [];
      const lines = paperLines(pen.pages, text, BODY, pen.width - LABEL_PT, true);
      keepTogether(pen, linesHeight(lines.slice(0, 3)));
      pen.pages.element('TR', () => {
        pen.pages.element('TH', () =>
          pen.pages.line(textIn(name), pen.left, pen.y, { ...BODY, colour: SOFT }, LABEL_PT - 8),
        );
        drawBlock(pen, lines, 'TD', pen.left + LABEL_PT);
      });
      pen.y += 2;
    });
  });
}

function setCode(pen: PaperPen, node: HtmlElement): void {
  const style: TextStyle = { sizePt: 8, mono: true };
  const lines = paperLines(pen.pages, node.children, style, pen.width - 20, true);
  const height = linesHeight(lines) + 12;
  keepTogether(pen, height);
  pen.pages.decoration(() => pen.pages.rectangle(pen.left, pen.y, pen.width, height, '#f4f7f9'));
  pen.y += 6;
  drawBlock(pen, lines, 'Code', pen.left + 10);
  pen.y += 10;
}

function setFigure(pen: PaperPen, node: HtmlElement): void {
  const [caption] = findAll(node, 'figcaption');
  const [svg] = findAll(node, 'svg');
  const height = svg ? drawingHeight(svg, pen.width) : 0;
  keepTogether(pen, height + 44);
  pen.y += 6;
  if (caption) setText(pen, caption.children, 'P', { ...BODY, sizePt: 8.4, colour: SOFT }, 0);
  if (!svg) {
    findAll(node, 'p').forEach((child) => set(pen, child));
    return;
  }
  const alt = `${svg.attributes['aria-label'] ?? pen.words.say('Drawing')}. ${textIn(caption ?? '')
    .replace(/\s+/g, ' ')
    .trim()}`;
  pen.pages.figure(alt, () => drawOnPaper(pen.pages, svg, pen.left, pen.y, pen.width));
  pen.y += height + 6;
}

/** Which colour is which axis. */
function setKey(pen: PaperPen): void {
  const axes = [
    ['x', BRAND],
    ['y', '#a4570a'],
    ['z', '#6b4fb0'],
  ] as const;
  pen.pages.element('P', () => {
    axes.forEach(([name, colour], index) => {
      const x = pen.left + index * 50;
      pen.pages.line('—', x, pen.y, { ...BODY, bold: true, colour });
      pen.pages.line(pen.words.say('{name} axis', { name }), x + 13, pen.y, SMALL);
    });
  });
  pen.y += 16;
}

function setBlank(pen: PaperPen, node: HtmlElement): void {
  keepTogether(pen, 32);
  pen.y += 18;
  const label = textIn(node).trim();
  const from = label === '' ? 0 : LABEL_PT;
  if (label !== '') {
    pen.pages.element('P', () => pen.pages.line(label, pen.left, pen.y, BODY, LABEL_PT - 8));
  }
  pen.pages.decoration(() =>
    pen.pages.rectangle(pen.left + from, pen.y + 11, pen.width - from, 0.7, SOFT),
  );
  pen.y += 13;
}
