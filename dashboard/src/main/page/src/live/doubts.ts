import type { ChannelFlag, Flag } from "./messages.ts";

/** Flags that make the force itself doubtful, worst first. A dead zone does not: its uncertainty covers it. */
export const DOUBTING_FLAGS: readonly Flag[] = ["count_out_of_range", "stuck", "saturated", "extrapolated"];
/** A flag of a single scan stays up this long, or nobody could read it. */
const SHOWN_MILLIS = 1000;
/** Two doubtful scans further apart than this leave what lies between them undoubted. */
const SPAN_GAP_SECONDS = 0.35;

/** A stretch of the trace whose force is doubtful, in seconds of the trace. */
export interface DoubtSpan {
  from: number;
  to: number;
  flag: Flag;
}

/** Remembers which channels' figures are doubtful now, and which parts of the trace are. */
export class Doubts {
  readonly spans: DoubtSpan[] = [];
  private readonly seen = new Map<string, ChannelFlag & { at: number }>();

  /** @param keepSeconds length of the trace; older spans are forgotten */
  constructor(private readonly keepSeconds: number) {}

  /** The flags of one scan, at `timeSeconds` of the trace, seen at `now`. */
  note(flags: readonly ChannelFlag[], timeSeconds: number, now: number): void {
    for (const { channel, flag } of flags) this.seen.set(`${channel}/${flag}`, { channel, flag, at: now });
    const worst = worstOf(flags);
    const last = this.spans.at(-1);
    if (last !== undefined && timeSeconds < last.to) this.spans.length = 0;
    if (worst !== null) this.mark(worst, timeSeconds);
    while (this.spans[0] !== undefined && this.spans[0].to < timeSeconds - this.keepSeconds)
      this.spans.shift();
  }

  /** Flags of the last second, by channel. */
  current(now: number): ChannelFlag[] {
    for (const [key, { at }] of this.seen) if (now - at >= SHOWN_MILLIS) this.seen.delete(key);
    return [...this.seen.values()].sort((a, b) => a.channel - b.channel);
  }

  clear(): void {
    this.spans.length = 0;
    this.seen.clear();
  }

  private mark(flag: Flag, timeSeconds: number): void {
    const last = this.spans.at(-1);
    if (last !== undefined && last.flag === flag && timeSeconds - last.to <= SPAN_GAP_SECONDS)
      last.to = timeSeconds;
    else this.spans.push({ from: timeSeconds, to: timeSeconds, flag });
  }
}

/** The worst of the flags that make a force doubtful, null where none does; one that is not known here is not passed over. */
export function worstOf(flags: readonly ChannelFlag[]): Flag | null {
  for (const flag of DOUBTING_FLAGS) if (flags.some((one) => one.flag === flag)) return flag;
  return flags.find((one) => one.flag !== "dead_zone")?.flag ?? null;
}
