import type { StatusMessage } from "./messages.ts";

/** A loss this long ago still counts as one of now. */
export const RECENT_LOSS_SECONDS = 10;

/** All scans that were lost since the beginning, on whichever part of the way. */
export function lostScans(status: StatusMessage): number {
  const { framesMissing, framesDamaged, scansDropped, deviceOverruns, missedByPublisher } = status;
  return framesMissing + framesDamaged + scansDropped + deviceOverruns + missedByPublisher;
}

/** Tells what was lost lately from counts that only grow. Times are milliseconds. */
export class Losses {
  private before: number | null = null;
  private growths: { scans: number; at: number }[] = [];

  apply(status: StatusMessage, now: number): void {
    const lost = lostScans(status);
    // What was lost before this page looked is no news; a count that fell began afresh.
    const grown = this.before === null ? 0 : lost - this.before;
    this.before = lost;
    if (grown > 0) this.growths.push({ scans: grown, at: now });
  }

  /** Scans lost in the last seconds. */
  recent(now: number): number {
    this.growths = this.growths.filter(({ at }) => now - at < 1000 * RECENT_LOSS_SECONDS);
    return this.growths.reduce((sum, { scans }) => sum + scans, 0);
  }

  clear(): void {
    this.before = null;
    this.growths = [];
  }
}
