/** A stretch that something was held. */
export interface Held {
  onsetSeconds: number;
  releaseSeconds: number;
}

/**
 * Pairs what two analyses found, in the order of time: those that overlap most belong together, and what has no counterpart
 * stands alone.
 */
export function matched<H extends Held>(found: readonly H[], other: readonly H[]): [H | null, H | null][] {
  const overlaps = found
    .flatMap((one) => other.map((two) => ({ one, two, seconds: overlap(one, two) })))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds);
  const partners = new Map<H, H>();
  for (const { one, two } of overlaps) {
    if (!partners.has(one) && !partners.has(two)) partners.set(one, two).set(two, one);
  }
  const pairs: [H | null, H | null][] = found.map((one) => [one, partners.get(one) ?? null]);
  for (const two of other) if (!partners.has(two)) pairs.push([null, two]);
  const begin = ([one, two]: [H | null, H | null]) => (one ?? two)?.onsetSeconds ?? 0;
  return pairs.sort((a, b) => begin(a) - begin(b));
}

function overlap(one: Held, two: Held): number {
  return Math.min(one.releaseSeconds, two.releaseSeconds) - Math.max(one.onsetSeconds, two.onsetSeconds);
}
