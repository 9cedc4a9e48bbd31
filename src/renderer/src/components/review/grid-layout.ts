/** How many columns of camera tiles waste the least of the room there is. */

export interface GridRoom {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly gapPx: number;
  /** Height of a tile's title bar, which is not picture. */
  readonly titlePx: number;
}

/** Area of all pictures together, in square pixels, when laid out in this many columns. */
function pictureArea(aspects: readonly number[], columns: number, room: GridRoom): number {
  const rows = Math.ceil(aspects.length / columns);
  const width = (room.widthPx - room.gapPx * (columns - 1)) / columns;
  const height = (room.heightPx - room.gapPx * (rows - 1)) / rows - room.titlePx;
  if (width <= 0 || height <= 0) return 0;
  return aspects.reduce((sum, aspect) => {
    const shownWidth = Math.min(width, height * aspect);
    return sum + (shownWidth * shownWidth) / aspect;
  }, 0);
}

/**
 * @param aspects width / height of each camera's picture.
 * @returns the number of columns with the largest pictures; the fewest on a tie.
 */
export function bestColumns(aspects: readonly number[], room: GridRoom): number {
  let best = 1;
  for (let columns = 2; columns <= aspects.length; columns += 1) {
    if (pictureArea(aspects, columns, room) > pictureArea(aspects, best, room) * 1.001) {
      best = columns;
    }
  }
  return best;
}
