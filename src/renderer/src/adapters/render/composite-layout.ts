/** Where everything stands in a composed picture of 1920 × 1080: cameras above, a strip of facts below. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CompositeLayout {
  readonly width: number;
  readonly height: number;
  /** One a camera, in their order. */
  readonly cells: readonly Box[];
  readonly strip: Box;
  readonly map: Box;
}

const WIDTH = 1920;
const HEIGHT = 1080;
const STRIP_HEIGHT = 150;
const MAP_WIDTH = 420;
const SPACE = 4;

export function compositeLayout(cameras: number): CompositeLayout {
  const columns = Math.max(1, Math.ceil(Math.sqrt(cameras)));
  const rows = Math.max(1, Math.ceil(cameras / columns));
  const width = (WIDTH - SPACE * (columns - 1)) / columns;
  const height = (HEIGHT - STRIP_HEIGHT - SPACE * rows) / rows;
  const cells = Array.from({ length: cameras }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? cameras - columns * (rows - 1) : columns;
    // The last row stands in the middle when it is not full.
    const indent = ((columns - inRow) * (width + SPACE)) / 2;
    return {
      x: Math.round(indent + (index % columns) * (width + SPACE)),
      y: Math.round(row * (height + SPACE)),
      width: Math.floor(width),
      height: Math.floor(height),
    };
  });
  const strip = { x: 0, y: HEIGHT - STRIP_HEIGHT, width: WIDTH, height: STRIP_HEIGHT };
  const map = { x: WIDTH - MAP_WIDTH, y: strip.y, width: MAP_WIDTH, height: STRIP_HEIGHT };
  return { width: WIDTH, height: HEIGHT, cells, strip, map };
}

/** The largest box of this shape inside another, in its middle. */
export function fitted(into: Box, width: number, height: number): Box {
  const scale = Math.min(into.width / width, into.height / height);
  const fittedWidth = Math.round(width * scale);
  const fittedHeight = Math.round(height * scale);
  return {
    x: into.x + Math.round((into.width - fittedWidth) / 2),
    y: into.y + Math.round((into.height - fittedHeight) / 2),
    width: fittedWidth,
    height: fittedHeight,
  };
}
