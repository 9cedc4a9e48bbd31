/** Draws the report's SVG drawings on paper, as vectors. */
import type { PdfPages, ShapeStyle } from '@main/platform/pdf';
import { MAP_LOOK, MAP_TEXTS, type LineLook, type TextLook } from '@shared/map-look';
import { findAll, hasClass, textIn, type HtmlElement } from './html-tree';

const INK = '#16202a';
const BRAND = '#0b6e78';
const WARN = '#a4570a';
const EVENT = '#c4320a';
const LINE = '#d5dce3';

/** By class, as the page's style has them. */
const SHAPES: Readonly<Record<string, ShapeStyle>> = {
  grid: { stroke: LINE, widthPt: 1 },
  moment: { stroke: EVENT, widthPt: 1.6, dashPt: [4, 3] },
  speed: { stroke: BRAND, widthPt: 2.5 },
  'axis-x': { stroke: BRAND, widthPt: 1.4 },
  'axis-y': { stroke: WARN, widthPt: 1.4 },
  'axis-z': { stroke: '#6b4fb0', widthPt: 1.4 },
  void: { fill: '#ffffff', stroke: WARN, widthPt: 1.2 },
  start: { fill: '#ffffff', stroke: INK, widthPt: 2 },
  end: { fill: INK, stroke: INK, widthPt: 2 },
  event: { fill: EVENT, stroke: '#ffffff', widthPt: 2 },
  scale: { stroke: INK, widthPt: 1.4 },
  north: { fill: INK },
  ...Object.fromEntries(Object.entries(MAP_LOOK).map(([name, look]) => [name, shapeOf(look)])),
};
const LABEL: TextLook = { sizePx: 11, colour: '#55626f' };

function shapeOf({ fill, stroke, width, dash, cut }: LineLook): ShapeStyle {
  return {
    ...(fill === undefined ? {} : { fill }),
    ...(stroke === undefined ? {} : { stroke }),
    ...(width === undefined ? {} : { widthPt: width }),
    ...(dash === undefined ? {} : { dashPt: dash }),
    ...(cut ? { cut } : {}),
  };
}

export function drawingHeight(svg: HtmlElement, widthPt: number): number {
  const [width, height] = sizeOf(svg);
  return (height / width) * widthPt;
}

export function drawOnPaper(
  pages: PdfPages,
  svg: HtmlElement,
  xPt: number,
  yPt: number,
  widthPt: number,
): void {
  const [width, height] = sizeOf(svg);
  const scale = widthPt / width;
  const frame = { xPt, yPt, scale };
  // A map has grounds and frames of its own.
  if (!hasClass(svg, 'map')) {
    pages.shape(`M0 0H${width}V${height}H0Z`, { fill: '#f4f7f9', stroke: LINE, widthPt: 1 }, frame);
  }
  for (const element of findAll(svg, 'path', 'circle', 'text')) {
    if (element.tag === 'text') {
      label(element);
      continue;
    }
    const style = SHAPES[element.attributes['class'] ?? ''];
    const outline = outlineOf(element);
    if (style && outline !== '') pages.shape(outline, style, frame);
  }

  function label(element: HtmlElement): void {
    const { x, y, 'text-anchor': anchor, class: className = '', transform } = element.attributes;
    const text = textIn(element).trim();
    const { sizePx, bold = false, colour } = MAP_TEXTS[className] ?? LABEL;
    const style = { sizePt: sizePx * scale, bold, colour };
    const part = anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
    const [leftPt, basePt] = [xPt + Number(x) * scale, yPt + Number(y) * scale];
    const turnDeg = Number(/^rotate\((\S+)/.exec(transform ?? '')?.[1] ?? 0);
    pages.turned(turnDeg, leftPt, basePt, () => {
      // The page counts from the base line, paper from the top of the letters.
      const topPt = basePt - style.sizePt * 1.069;
      pages.line(text, leftPt - pages.widthOf(text, style) * part, topPt, style);
    });
  }
}

function sizeOf(svg: HtmlElement): readonly [width: number, height: number] {
  const [, , width, height] = (svg.attributes['viewBox'] ?? '').split(' ').map(Number);
  return [width ?? 1, height ?? 1];
}

function outlineOf({ tag, attributes }: HtmlElement): string {
  if (tag === 'path') return attributes['d'] ?? '';
  const [x, y, r] = [attributes['cx'], attributes['cy'], attributes['r']].map(Number) as [
    number,
    number,
    number,
  ];
  return `M${x - r} ${y}A${r} ${r} 0 1 0 ${x + r} ${y}A${r} ${r} 0 1 0 ${x - r} ${y}Z`;
}
