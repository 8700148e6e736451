import type { Session } from "../live/session.ts";
import { type Surface, surfaceOf } from "../live/zones.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setShown, setText } from "./dom.ts";
import { formatNumber } from "./numbers.ts";

const SVG = "http://www.w3.org/2000/svg";

/** The centre of force on the surface that the sensors span, seen from above with the front at the top. */
export class CentreView {
  private readonly box = byId("centre");
  private readonly plot = byId<SVGSVGElement>("centre-plot");
  private readonly caption = byId("centre-caption");
  private point: SVGElement | null = null;
  private drawnFor: unknown = null;
  private surface: Surface | null = null;

  constructor(private readonly texts: Texts) {}

  render(session: Session, digits: boolean): void {
    const sensors = session.hello?.sensors;
    if (sensors !== this.drawnFor) {
      this.drawnFor = sensors;
      this.surface = surfaceOf(sensors);
      setShown(this.box, this.surface !== null);
      if (this.surface !== null) this.draw(this.surface);
    }
    if (this.surface === null || this.point === null) return;
    const centre = session.scan?.centre ?? null;
    setAttribute(this.point, "visibility", centre === null ? "hidden" : "visible");
    if (centre !== null) {
      setAttribute(this.point, "transform", `translate(${centre.x.toFixed(1)} ${(-centre.y).toFixed(1)})`);
    }
    if (digits) setText(this.caption, this.words(centre));
  }

  private words(centre: { x: number; y: number } | null): string {
    if (centre === null) return this.texts.zones.noCentre;
    const millimetres = (length: number) => formatNumber(length, 0, this.texts.locale);
    return this.texts.zones.centre(millimetres(centre.x), millimetres(centre.y));
  }

  private draw({ left, rear, width, depth, sensors }: Surface): void {
    const size = Math.max(width, depth);
    this.plot.replaceChildren();
    // Room for the point when it is at the edge.
    const rim = 0.06 * size;
    const front = -(rear + depth);
    setAttribute(
      this.plot,
      "viewBox",
      [left - rim, front - rim, width + 2 * rim, depth + 2 * rim].map((n) => n.toFixed(1)).join(" "),
    );
    this.add("rect", { class: "surface", x: left, y: front, width, height: depth, rx: 0.06 * size });
    const middle = { x: left + width / 2, y: front + depth / 2 };
    this.add("line", { x1: left, x2: left + width, y1: middle.y, y2: middle.y });
    this.add("line", { x1: middle.x, x2: middle.x, y1: front, y2: front + depth });
    for (const { x, y } of sensors) this.add("circle", { class: "sensor", cx: x, cy: -y, r: 0.02 * size });
    this.point = this.add("circle", { class: "point", r: 0.055 * size });
  }

  private add(tag: string, attributes: Record<string, string | number>): SVGElement {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    this.plot.append(element);
    return element;
  }
}
