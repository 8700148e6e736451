/** Which of these labels, each beginning where it says, can be written without touching the one before; the first always. */
export function spaced(labels: readonly { left: number; width: number }[], gap: number): boolean[] {
  let end = Number.NEGATIVE_INFINITY;
  return labels.map(({ left, width }) => {
    const fits = left >= end + gap;
    if (fits) end = left + width;
    return fits;
  });
}
