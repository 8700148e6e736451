import { ringFor } from "../live/cue.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setData, setText } from "./dom.ts";
import { HoldRing } from "./holdRing.ts";

/** More repetitions than this are told in numbers only. */
const MOST_DOTS = 12;

/** The ring that counts the hold down, and where in the series it stands. */
export class HoldView {
  private readonly panel = byId("hold");
  private readonly ring = byId<HoldRing>("hold-ring");
  private readonly repetition = byId("repetition");
  private readonly dots = byId("dots");

  constructor(private readonly texts: Texts) {}

  render(session: Session): void {
    const prescription = session.hello?.prescription ?? null;
    const hasBand = session.band !== null;
    const ring = ringFor(session.guidance, prescription, hasBand);
    setData(this.panel, "tone", ring.tone);
    this.ring.show(ring, this.texts.ring[ring.caption]);
    const planned = hasBand ? (session.guidance?.repetitions ?? prescription?.repetitions ?? 0) : 0;
    const current = Math.max(1, session.guidance?.repetition ?? 1);
    setText(this.repetition, planned > 0 ? this.texts.holdOf(Math.min(current, planned), planned) : "");
    this.renderDots(session.dose?.repetitions ?? 0, current, planned);
  }

  private renderDots(done: number, current: number, planned: number): void {
    const wanted = planned <= MOST_DOTS ? planned : 0;
    while (this.dots.childElementCount > wanted) this.dots.lastElementChild?.remove();
    while (this.dots.childElementCount < wanted) this.dots.append(document.createElement("i"));
    Array.from(this.dots.children).forEach((dot, index) => {
      const state = index < done ? "done" : index === current - 1 ? "current" : "ahead";
      setData(dot as HTMLElement, "state", state);
    });
  }
}
