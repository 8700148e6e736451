import { DOUBTING_FLAGS } from "../live/doubts.ts";
import { mapOf, type SensorMap, type Spot } from "../live/map.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setNumber, setShown, setText } from "./dom.ts";
import { forceDecimals, formatNumber, scaleTop } from "./numbers.ts";
import { unitOf, zoneSaid } from "./said.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Colours that change faster than this tell an eye nothing more. */
const COLOUR_MILLIS = 50;
const NUMBERS_SETTING = "myodose.mapNumbers";

/** A hand of 180 mm from the back, the origin in the middle of the wrist crease, the front upwards. Drawn by us. */
const HAND_OUTLINE =
  "M-27 20C-29 5-34-8-42-24C-50-40-62-58-70-72C-78-86-76-98-68-100C-61-102-55-96-50-86L-40-66" +
  "C-39-80-39-96-38-108L-37-152C-37-166-31-173-26-173C-20-173-16-166-16-154L-13-112" +
  "L-10-166C-10-178-5-185 0-185C6-185 11-178 11-166L12-112L15-156C16-167 21-173 27-173C33-173 37-166 37-155L34-106" +
  "L40-134C42-143 47-149 52-148C58-146 60-140 59-131L52-84C50-60 44-40 38-24C33-10 30 5 29 20";

interface Drawn {
  spot: Spot;
  mark: SVGElement;
  number: SVGElement;
}

/**
 * The sensors on the hand or table that they sit on, each coloured by its force, with the centre of force among them. A change of
 * colour is no motion; lightness alone tells it, so that no kind of colour vision is needed. Figures on demand.
 */
export class MapView {
  private readonly box = byId("centre");
  private readonly plot = byId<SVGSVGElement>("centre-plot");
  private readonly caption = byId("centre-caption");
  private readonly numbers = byId<HTMLButtonElement>("map-numbers");
  private drawnFor: unknown = null;
  private map: SensorMap | null = null;
  private drawn: Drawn[] = [];
  private point: SVGElement | null = null;
  private peak = 0;
  private colouredAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly texts: Texts) {
    this.showNumbers(localStorage.getItem(NUMBERS_SETTING) === "on");
    this.numbers.addEventListener("click", () => {
      const on = this.numbers.getAttribute("aria-pressed") !== "true";
      localStorage.setItem(NUMBERS_SETTING, on ? "on" : "off");
      this.showNumbers(on);
    });
  }

  render(session: Session, digits: boolean, now: number): void {
    const sensors = session.hello?.sensors;
    if (sensors !== this.drawnFor) {
      this.drawnFor = sensors;
      this.map = mapOf(sensors);
      setShown(this.box, this.map !== null);
      if (this.map !== null) this.draw(this.map);
    }
    if (this.map === null) return;
    if (now - this.colouredAt >= COLOUR_MILLIS) {
      this.colouredAt = now;
      this.colour(session, now);
    }
    this.place(session.scan?.centre ?? null);
    if (digits) this.tell(session, this.map);
  }

  private showNumbers(on: boolean): void {
    setAttribute(this.numbers, "aria-pressed", String(on));
    setData(this.plot, "numbers", on ? "on" : "off");
  }

  /** Every sensor on one scale, which grows with the greatest force that was seen. */
  private colour(session: Session, now: number): void {
    const forces = session.scan?.channels ?? [];
    for (const force of forces) this.peak = Math.max(this.peak, force ?? 0);
    const top = this.top(session);
    const flags = session.doubts.current(now);
    for (const { spot, mark } of this.drawn) {
      const force = forces[spot.channel] ?? null;
      setNumber(mark, "--share", Math.min(1, Math.max(0, (force ?? 0) / top)));
      const doubtful = flags.some(
        ({ channel, flag }) => channel === spot.channel && DOUBTING_FLAGS.includes(flag),
      );
      setData(mark, "doubt", String(doubtful));
    }
  }

  private top(session: Session): number {
    return scaleTop(null, Math.max(this.peak, (session.band?.high ?? 1) / Math.max(1, this.drawn.length)));
  }

  private place(centre: { x: number; y: number } | null): void {
    if (this.point === null) return;
    setAttribute(this.point, "visibility", centre === null ? "hidden" : "visible");
    if (centre !== null)
      setAttribute(this.point, "transform", `translate(${centre.x.toFixed(1)} ${(-centre.y).toFixed(1)})`);
  }

  /** Figures, the scale's end, and in words where most of the force is. */
  private tell(session: Session, map: SensorMap): void {
    const forces = session.scan?.channels ?? [];
    const unit = unitOf(session, this.texts);
    let most: Drawn | null = null;
    for (const one of this.drawn) {
      const force = forces[one.spot.channel] ?? null;
      setText(one.number, force === null ? "–" : this.figure(session, force));
      if (force !== null && force > (most === null ? 0 : (forces[most.spot.channel] ?? 0))) most = one;
    }
    const { map: words } = this.texts;
    setText(byId("map-top"), `${formatNumber(this.top(session), 0, this.texts.locale)} ${unit}`);
    const at = most === null ? null : `${this.figure(session, forces[most.spot.channel] ?? 0)} ${unit}`;
    setAttribute(
      this.plot,
      "aria-label",
      at === null || most === null
        ? words.name[map.ground]
        : words.most(words.name[map.ground], zoneSaid(most.spot.zone, this.texts), at),
    );
    setShown(this.caption, map.located);
    if (map.located) setText(this.caption, this.centreWords(session.scan?.centre ?? null));
  }

  private figure(session: Session, force: number): string {
    const decimals =
      session.forceUnit === "counts" || this.drawn.length > 16 ? 0 : forceDecimals(session.band);
    return formatNumber(force, decimals, this.texts.locale);
  }

  private centreWords(centre: { x: number; y: number } | null): string {
    if (centre === null) return this.texts.zones.noCentre;
    const millimetres = (length: number) => formatNumber(length, 0, this.texts.locale);
    return this.texts.zones.centre(millimetres(centre.x), millimetres(centre.y));
  }

  private draw(map: SensorMap): void {
    const { left, rear, width, depth, half, ground } = map;
    const size = Math.max(width, depth);
    this.plot.replaceChildren();
    this.peak = 0;
    this.colouredAt = Number.NEGATIVE_INFINITY;
    // Room for the point when it is at the edge.
    const rim = 0.04 * size;
    const front = -(rear + depth);
    setAttribute(
      this.plot,
      "viewBox",
      [left - rim, front - rim, width + 2 * rim, depth + 2 * rim].map((n) => n.toFixed(1)).join(" "),
    );
    this.plot.style.aspectRatio = ((width + 2 * rim) / (depth + 2 * rim)).toFixed(3);
    setData(this.box, "ground", ground);
    if (ground === "hand") {
      this.add("path", { class: "outline", d: HAND_OUTLINE });
    } else {
      this.add("rect", { class: "outline", x: left, y: front, width, height: depth, rx: 0.06 * size });
    }
    this.drawn = map.spots.map((spot) => ({
      spot,
      mark: this.mark(spot, half, ground),
      number: this.add("text", {
        class: "number",
        x: spot.x,
        y: -spot.y,
        dy: "0.35em",
        "text-anchor": "middle",
        "font-size": Math.max(0.85 * half, size / 26).toFixed(1),
      }),
    }));
    this.point = map.located ? this.add("circle", { class: "point", r: (0.04 * size).toFixed(1) }) : null;
  }

  /** Round on a hand and a table, a cell on a mat. */
  private mark(spot: Spot, half: number, ground: SensorMap["ground"]): SVGElement {
    const mark =
      ground === "grid"
        ? this.add("rect", {
            class: "spot",
            x: spot.x - half,
            y: -spot.y - half,
            width: 2 * half,
            height: 2 * half,
            rx: 0.2 * half,
          })
        : this.add("circle", { class: "spot", cx: spot.x, cy: -spot.y, r: half });
    const name = document.createElementNS(SVG, "title");
    name.textContent = zoneSaid(spot.zone, this.texts);
    mark.append(name);
    return mark;
  }

  private add(tag: string, attributes: Record<string, string | number>): SVGElement {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    this.plot.append(element);
    return element;
  }
}
