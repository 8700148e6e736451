import type { Trace } from "./messages.ts";

/** Between two points of the drawing; what is told is rarely finer. */
export const STEP_SECONDS = 0.1;

/** A press to be laid over others, by its onset. */
export interface Laid {
  trace: Trace;
  onsetSeconds: number;
}

/** Several presses on one time that is 0 at each one's onset; null where one has no force. */
export interface Overlay {
  seconds: number[];
  forces: (number | null)[][];
}

/** The presses over each other, in the order given; one that is null stays empty. */
export function overlayOf(presses: readonly (Laid | null)[]): Overlay {
  const given = presses.filter((press) => press !== null);
  const first = Math.min(0, ...given.map((press) => press.trace.startSeconds - press.onsetSeconds));
  const last = Math.max(1, ...given.map((press) => endOf(press.trace) - press.onsetSeconds));
  const count = Math.floor((last - first) / STEP_SECONDS + 1e-9) + 1;
  const seconds = Array.from({ length: count }, (_, point) => first + point * STEP_SECONDS);
  const forces = presses.map((press) =>
    seconds.map((second) => (press === null ? null : forceAt(press.trace, second + press.onsetSeconds))),
  );
  return { seconds, forces };
}

/** What was seen of an overlay until a moment of its replay. */
export function until(overlay: Overlay, second: number): Overlay {
  const shown = (index: number) => (overlay.seconds[index] ?? 0) <= second;
  return {
    seconds: overlay.seconds,
    forces: overlay.forces.map((forces) => forces.map((force, index) => (shown(index) ? force : null))),
  };
}

/** Decimals that steps of that size need. */
export function decimalsOf(step: number): number {
  const isWhole = (figure: number) => Math.abs(figure - Math.round(figure)) < 1e-6;
  return [0, 1, 2].find((decimals) => isWhole(step * 10 ** decimals)) ?? 3;
}

function endOf(trace: Trace): number {
  return trace.startSeconds + (trace.forces.length - 1) * trace.intervalSeconds;
}

/** On the straight line between its neighbours; null beyond the ends, and where nothing was heard. */
function forceAt(trace: Trace, second: number): number | null {
  const place = (second - trace.startSeconds) / trace.intervalSeconds;
  // Where a step ends is not exact in binary figures.
  if (place < -1e-6 || place > trace.forces.length - 1 + 1e-6) return null;
  const before = Math.min(trace.forces.length - 1, Math.max(0, Math.floor(place)));
  const from = trace.forces[before] ?? null;
  const to = trace.forces[Math.min(before + 1, trace.forces.length - 1)] ?? null;
  if (from === null || to === null) return null;
  return from + Math.max(0, place - before) * (to - from);
}
