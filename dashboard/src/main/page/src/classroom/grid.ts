/** How the cards of a class lie on the board, in CSS pixels. */
export interface Grid {
  columns: number;
  rowHeight: number;
}

/** The smallest card that can be read, and what lies between two. */
export interface Bounds {
  width: number;
  height: number;
  gap: number;
}

/** A card's width over its height at which its words fill it. */
const SHAPE = 1.3;
/** A small class gets large cards, but no towers. */
const TALLEST = 0.8;
/** Where one scrolls anyway, cards need not be the smallest. */
const COMFORT = 1.2;

/** The grid whose cards are the largest with which all are seen, so that they can be read from the back of the room. */
export function gridOf(count: number, width: number, height: number, smallest: Bounds): Grid {
  const widthOf = (columns: number) => (width + smallest.gap) / columns - smallest.gap;
  const most = Math.min(count, Math.floor((width + smallest.gap) / (smallest.width + smallest.gap)));
  let best = { columns: 1, rowHeight: smallest.height, size: -Infinity };
  for (let columns = 1; columns <= most; columns++) {
    const fitting = (height + smallest.gap) / Math.ceil(count / columns) - smallest.gap;
    const rowHeight = Math.max(smallest.height, Math.min(fitting, TALLEST * widthOf(columns)));
    // One that must be scrolled to is worse than any that is seen.
    const unseen = fitting < smallest.height ? 1e6 : 0;
    const size = Math.min(widthOf(columns) / SHAPE, rowHeight) - unseen;
    if (size >= best.size) best = { columns, rowHeight, size };
  }
  return { columns: best.columns, rowHeight: best.rowHeight };
}

/** The grid for a page that scrolls as a whole: as many beside each other as are comfortably read. */
export function scrollingGridOf(width: number, smallest: Bounds): Grid {
  const comfortable = COMFORT * smallest.width;
  const columns = Math.max(1, Math.floor((width + smallest.gap) / (comfortable + smallest.gap)));
  const cardWidth = (width + smallest.gap) / columns - smallest.gap;
  return { columns, rowHeight: Math.max(smallest.height, cardWidth / SHAPE / COMFORT) };
}
