import { setText } from "./dom.ts";

/** A state must last this long to be worth saying; the hand's tremor crosses the band's edge many times a second. */
const SETTLED_MILLIS = 500;

/** Tells a screen reader about changes of state, politely; numbers that run are never read out. */
export class Announcer {
  private candidate = "";
  private since = 0;

  constructor(private readonly region: HTMLElement) {}

  render(sentence: string, now: number): void {
    if (sentence !== this.candidate) {
      this.candidate = sentence;
      this.since = now;
    } else if (now - this.since >= SETTLED_MILLIS) {
      setText(this.region, sentence);
    }
  }
}
