/** How HdrHistogram's plots lay percentiles and durations out; pure figures, so that they can be tested. */

/** A plot's width and height in the pixels of a screen, so that its words keep their size: wide on a desk, narrow on a phone. */
export function plotSize(room: number): [number, number] {
  const width = Math.min(760, Math.max(300, Math.round(room)));
  return [width, Math.round(Math.max(260, width / 2))];
}

/** [percent, microseconds]: so many percent took that long or less. */
export type Point = readonly [number, number];

/** How many nines a percentile has: 90 → 1, 99 → 2, 99.9 → 3; none before the first. */
export function nines(percentile: number): number {
  return Math.max(0, -Math.log10(Math.max(1e-9, 1 - Math.min(100, percentile) / 100)));
}

/** As many nines as so many durations can tell apart; at least two, at most seven. */
export function mostNines(count: number): number {
  return Math.min(7, Math.max(2, Math.ceil(Math.log10(Math.max(1, count)))));
}

/** The percentile with so many nines, as it is written: 0 → "0", 2 → "99", 3 → "99.9". */
export function percentileWith(count: number): string {
  if (count === 0) return "0";
  return count <= 2 ? "9".repeat(count) + (count === 1 ? "0" : "") : `99.${"9".repeat(count - 2)}`;
}

/** The powers of ten of microseconds between which all durations lie: at least one decade. */
export function decades(points: readonly Point[]): [number, number] {
  const durations = points.map(([, micros]) => Math.max(micros, 0.1));
  if (durations.length === 0) return [0, 3];
  const low = Math.floor(Math.log10(Math.min(...durations)));
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...durations))))];
}

/** The duration below which that share of all lies; null where nothing was measured. */
export function microsAt(percentile: number, points: readonly Point[]): number | null {
  return (points.find(([percent]) => percent >= percentile) ?? points.at(-1))?.[1] ?? null;
}
