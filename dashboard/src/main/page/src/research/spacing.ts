/** Between a line and what is written beside it, in pixels. */
const BESIDE = 3;

/** Where a label of a line at `x` begins: on the line's right, or, where the trace ends before it does, on its left. */
export function labelLeft(x: number, width: number, begin: number, end: number): number {
  return x + BESIDE + width <= end ? x + BESIDE : Math.max(begin, x - BESIDE - width);
}

/** Which of these labels, each beginning where it says, can be written without touching the one before; the first always. */
export function spaced(labels: readonly { left: number; width: number }[], gap: number): boolean[] {
  let end = Number.NEGATIVE_INFINITY;
  return labels.map(({ left, width }) => {
    const fits = left >= end + gap;
    if (fits) end = left + width;
    return fits;
  });
}
