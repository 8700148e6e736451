import type { EventName } from "./messages.ts";
import type { Band } from "./session.ts";

/** An event at its place in the trace; `force` is that of its scan, `rating` the figure of a pain. */
export interface Mark {
  serial: number;
  event: EventName | "pain";
  timeSeconds: number;
  force: number | null;
  band: Band | null;
  rating?: number;
}

/** A band from a time of the trace on, until the next one. */
export interface BandSpan extends Band {
  from: number;
}

/** What happened within the trace, and the bands that held then; what has left the trace is forgotten. */
export class History {
  readonly marks: Mark[] = [];
  readonly bands: BandSpan[] = [];
  /** Serial number of the newest mark; it only grows, so that whoever tells marks on knows which are new. */
  serial = 0;

  /** When the newest press began; null before the first. */
  onsetSeconds: number | null = null;

  /** @param keepSeconds length of the trace */
  constructor(private readonly keepSeconds: number) {}

  mark(mark: Omit<Mark, "serial">): void {
    this.marks.push({ ...mark, serial: ++this.serial });
    if (mark.event === "onset") this.onsetSeconds = mark.timeSeconds;
  }

  /** The band at a time of the trace; none where there is no target. */
  noteBand(band: Band | null, timeSeconds: number): void {
    if (timeSeconds < (this.bands.at(-1)?.from ?? timeSeconds)) this.clear();
    if (band === null) return;
    const last = this.bands.at(-1);
    if (last === undefined || last.low !== band.low || last.high !== band.high)
      this.bands.push({ from: timeSeconds, low: band.low, high: band.high });
    const oldest = timeSeconds - this.keepSeconds;
    while (this.bands[1] !== undefined && this.bands[1].from < oldest) this.bands.shift();
    while (this.marks[0] !== undefined && this.marks[0].timeSeconds < oldest) this.marks.shift();
  }

  clear(): void {
    this.marks.length = 0;
    this.bands.length = 0;
    this.onsetSeconds = null;
  }
}
