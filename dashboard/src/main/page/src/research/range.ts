import { MINUS } from "../view/numbers.ts";

/** A stretch of time in seconds, and the ways to move it; it never leaves the recording, nor shrinks below a millisecond. */
export interface Range {
  from: number;
  to: number;
}

const SHORTEST_SECONDS = 0.001;

export function clampRange(range: Range, whole: Range): Range {
  const longest = Math.max(whole.to - whole.from, SHORTEST_SECONDS);
  const length = Math.min(Math.max(range.to - range.from, SHORTEST_SECONDS), longest);
  const from = Math.min(Math.max(range.from, whole.from), whole.from + longest - length);
  return { from, to: from + length };
}

/** The moment under the pointer stays there. */
export function zoomed(range: Range, factor: number, at: number, whole: Range): Range {
  const kept = Math.min(Math.max(at, range.from), range.to);
  return clampRange(
    { from: kept - (kept - range.from) * factor, to: kept + (range.to - kept) * factor },
    whole,
  );
}

export function moved(range: Range, seconds: number, whole: Range): Range {
  return clampRange({ from: range.from + seconds, to: range.to + seconds }, whole);
}

/** A step between grid lines that people count in: 1, 2 or 5 × 10ⁿ, and from a minute on, of the clock. */
export function niceStep(least: number): number {
  const clock = [60, 120, 300, 600, 900, 1800, 3600, 7200].find((step) => step >= least);
  if (least > 30 && clock !== undefined) return clock;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((step) => step * power >= least * 0.999) ?? 10);
}

/** 83.5 → "1:23.5"; with so many decimals as tell one grid line from the next. */
export function clockTime(seconds: number, step: number): string {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const scale = 10 ** decimals;
  const whole = Math.round(Math.abs(seconds) * scale);
  const minutes = Math.floor(whole / (60 * scale));
  const rest = ((whole - minutes * 60 * scale) / scale).toFixed(decimals);
  const padded = rest.padStart(decimals > 0 ? decimals + 3 : 2, "0");
  return `${seconds < 0 && whole > 0 ? MINUS : ""}${minutes}:${padded}`;
}
