import { DOUBTING_FLAGS } from "./doubts.ts";
import type { Flag, HelloMessage } from "./messages.ts";
import type { Session } from "./session.ts";

/** Zones that are told as a balance of two instead. */
const PAIRS = { leftRight: ["left", "right"], frontRear: ["front", "rear"] } as const;
/** The zone of a channel that measures all others once more: the page's large figure already. */
const TOTAL = "total";

export type Pair = keyof typeof PAIRS;

/** What a site begins with that is a sum of zones. */
const SUM = "total of ";

/** A zone as shown: its force, null where it is not known, and why that is doubtful. */
export interface ShownZone {
  name: string;
  force: number | null;
  flag: Flag | null;
}

/** Whether the device tells two sides' sums, so that there is a balance of them. */
export function hasPair(hello: HelloMessage | null, pair: Pair): boolean {
  return PAIRS[pair].every((name) => hello?.zones.includes(name));
}

/** The zones that the large figure is the sum of; none where it is one site's force. */
export function summedZones(hello: HelloMessage | null): string[] {
  if (!hello?.site.startsWith(SUM)) return [];
  const zones = new Set(hello.sensors.map(({ zone }) => zone));
  zones.delete(TOTAL);
  return [...zones];
}

/** The zones worth a bar: none where there is but one, whose force is the page's large figure. */
export function shownZones(session: Session, now: number): ShownZone[] {
  const hello = session.hello;
  const inPairs = (Object.keys(PAIRS) as Pair[]).filter((pair) => hasPair(hello, pair));
  const told = new Set<string>([TOTAL, ...inPairs.flatMap((pair) => PAIRS[pair])]);
  const names = (hello?.zones ?? []).filter((name) => !told.has(name));
  if (names.length < 2) return [];
  const forces = new Map((session.scan?.zones ?? []).map(({ name, force }) => [name, force]));
  const flags = session.doubts.current(now);
  return names.map((name) => {
    const here = flags.filter(({ channel }) => hello?.sensors?.[channel]?.zone === name);
    const flag = DOUBTING_FLAGS.find((one) => here.some(({ flag }) => flag === one)) ?? null;
    return { name, force: forces.get(name) ?? null, flag };
  });
}
