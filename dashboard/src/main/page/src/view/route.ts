import { type Place, placeOf } from "../live/route.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setData, setNumber, setShown, setText } from "./dom.ts";
import { forceDecimals, formatNumber } from "./numbers.ts";
import { unitOf } from "./said.ts";

/** Where the prescription stands: the site that comes now and the next one, and the step of a staircase. */
export class RouteView {
  private readonly box = byId("route");
  private readonly site = byId("guided-site");
  private readonly next = byId("next-site");
  private readonly stair = byId("stair");
  private readonly step = byId("step");
  private readonly band = byId("step-band");
  private readonly steps = byId("stair-steps");

  constructor(private readonly texts: Texts) {}

  render(session: Session): void {
    const place = placeOf(session);
    const stairs = place.steps > 1;
    setShown(this.box, place.site !== "" || stairs);
    setShown(this.site, place.site !== "");
    setShown(this.next, place.site !== "");
    setShown(this.stair, stairs);
    setText(this.site, place.site);
    const { then, last } = this.texts.route;
    setText(this.next, place.next === "" ? last : then(place.next));
    if (stairs) this.renderStair(session, place);
  }

  private renderStair(session: Session, { step, steps }: Place): void {
    setText(this.step, this.texts.route.stepOf(step, steps));
    const band = session.band;
    const figure = (force: number) => formatNumber(force, forceDecimals(band), this.texts.locale);
    setText(
      this.band,
      band === null
        ? ""
        : this.texts.route.band(figure(band.low), figure(band.high), unitOf(session, this.texts)),
    );
    while (this.steps.childElementCount > steps) this.steps.lastElementChild?.remove();
    while (this.steps.childElementCount < steps) this.steps.append(document.createElement("i"));
    Array.from(this.steps.children).forEach((element, index) => {
      const bar = element as HTMLElement;
      setNumber(bar, "--height", (index + 1) / steps);
      setData(bar, "state", index + 1 < step ? "done" : index + 1 === step ? "current" : "ahead");
    });
  }
}
