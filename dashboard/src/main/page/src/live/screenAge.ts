/** So many of the newest frames are judged: four seconds of a common display. */
const KEPT = 240;
const FRAME_WINDOW_MILLIS = 1000;

/** How old the force is when it is on the screen, and how often the screen is drawn anew. */
export interface ScreenFigures {
  /** From the arrival of a scan's bytes at the server to the paint of its force, without the network; null before one. */
  medianMicros: number | null;
  p99Micros: number | null;
  framesPerSecond: number;
}

/** Measures what a page does with its scans. Times are `performance.now()` milliseconds. */
export class ScreenAge {
  private readonly agesMicros: number[] = [];
  private readonly paints: number[] = [];

  /**
   * A frame has been painted.
   *
   * @param news the scan that it shows for the first time: when it was heard, and how old it was then; null for none
   */
  painted(now: number, news: { heardAt: number; ageMicros: number | null } | null): void {
    keep(this.paints, now);
    if (news === null || news.ageMicros === null) return;
    keep(this.agesMicros, news.ageMicros + 1000 * (now - news.heardAt));
  }

  figures(now: number): ScreenFigures {
    const sorted = [...this.agesMicros].sort((a, b) => a - b);
    return {
      medianMicros: at(sorted, 0.5),
      p99Micros: at(sorted, 0.99),
      framesPerSecond: this.paints.filter((paint) => now - paint < FRAME_WINDOW_MILLIS).length,
    };
  }
}

function keep(figures: number[], figure: number): void {
  figures.push(figure);
  if (figures.length > KEPT) figures.shift();
}

/** The smallest figure that is not less than this share of all. */
function at(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
