/** Sets a picture of the report on paper with its caption; one that can not be read is said to be so. */
import { findAll, textIn, type HtmlElement } from './html-tree';
import { drawLine, lineHeight, linesHeight, paperLines, SOFT } from './paper-lines';
import { keepTogether, type PaperPen } from './paper-pen';

const WIDTH_PT = 330;
const HEIGHT_PT = 200;
const CAPTION = { sizePt: 8.4, colour: SOFT };

/** Bytes of pictures by the address that the page gives them. */
export type PaperPictures = ReadonlyMap<string, Uint8Array>;

export function setStill(pen: PaperPen, figure: HtmlElement, pictures: PaperPictures): void {
  const [image] = findAll(figure, 'img');
  const caption = findAll(figure, 'figcaption').flatMap(({ children }) => children);
  const lines = paperLines(pen.pages, caption, CAPTION, pen.width);
  keepTogether(pen, HEIGHT_PT + linesHeight(lines) + 16);
  pen.y += 6;
  const bytes = pictures.get(image?.attributes['src'] ?? '');
  const alt = image?.attributes['alt'] ?? textIn(figure);
  const heightPt =
    bytes === undefined
      ? null
      : pen.pages.picture(alt, bytes, pen.left, pen.y, WIDTH_PT, HEIGHT_PT);
  if (heightPt === null) {
    pen.pages.element('P', () => {
      const words = pen.words.say('This picture can not be shown on paper.');
      pen.pages.line(words, pen.left, pen.y, CAPTION);
    });
  }
  pen.y += (heightPt ?? 14) + 4;
  pen.pages.element('P', () => {
    for (const line of lines) {
      drawLine(pen.pages, line, pen.left, pen.y);
      pen.y += lineHeight(line);
    }
  });
  pen.y += 6;
}
