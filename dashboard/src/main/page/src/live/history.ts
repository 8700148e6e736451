import type { EventName } from "./messages.ts";
import type { Band } from "./session.ts";

/** An event at its place in the trace, or a moment marked on this page; `force` is that of its scan, `rating` the figure of a pain. */
export interface Mark {
  serial: number;
  event: EventName | "pain" | "mark";
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

  /** Keeps a mark as long as the trace has it; returns the serial number to forget it by. */
  mark(mark: Omit<Mark, "serial">): number {
    this.marks.push({ ...mark, serial: ++this.serial });
    if (mark.event === "onset") this.onsetSeconds = mark.timeSeconds;
    return this.serial;
  }

  /** Takes a mark out again; one that has left the trace is forgotten already. */
  forget(serial: number): void {
    const index = this.marks.findIndex((mark) => mark.serial === serial);
    if (index >= 0) this.marks.splice(index, 1);
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
