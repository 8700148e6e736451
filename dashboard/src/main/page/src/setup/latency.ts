import { json } from "../research/api.ts";
import type { SetupTexts } from "../text/setup.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatMicros, formatNumber } from "../view/numbers.ts";
import { drawn, element } from "./elements.ts";
import { decades, microsAt, mostNines, nines, percentileWith, plotSize, type Point } from "./scale.ts";

interface Stage {
  stage: string;
  meaning: string;
  count: number;
  points: Point[];
}

const AGAIN_MILLIS = 2000;
const LEFT = 74;
const TOP = 14;
/** Room for half of the last percentile's words, and for those below the axis. */
const BESIDE = 40;
const BELOW = 46;

/** How long each stage of a device's hot path took, as HdrHistogram plots it: the rarer, the further to the right. */
export class LatencyView {
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly choice = byId<HTMLSelectElement>("latency-device");
  private readonly plot = byId<SVGSVGElement>("latency-plot");
  private stages: Stage[] = [];
  private room = 0;

  constructor(private readonly texts: SetupTexts) {
    this.choice.add(new Option("0", "0"));
    this.choice.addEventListener("change", () => void this.load());
    // Drawing changes the height, which asks for no other drawing.
    new ResizeObserver(() => {
      const other = this.stages.length > 0 && this.plot.clientWidth !== this.room;
      if (other) requestAnimationFrame(() => this.draw());
    }).observe(this.plot);
  }

  /** The devices that there are. */
  offer(names: string[]): void {
    if ([...this.choice.options].map(({ text }) => text).join() === names.join()) return;
    const chosen = this.choice.value;
    this.choice.replaceChildren(...names.map((name, index) => new Option(name, String(index))));
    if (Number(chosen) < names.length) this.choice.value = chosen;
    setShown(byId("latency-choice"), names.length > 1);
  }

  watch(is: boolean): void {
    clearInterval(this.timer);
    if (!is) return;
    this.timer = setInterval(() => void this.load(), AGAIN_MILLIS);
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const { stages } = await json<{ stages: Stage[] }>(`setup/latency?device=${this.choice.value || "0"}`);
      setText(byId("latency-status"), "");
      this.stages = stages;
      this.draw();
      this.list(stages);
    } catch (failure) {
      setText(byId("latency-status"), failure instanceof Error ? failure.message : this.texts.gone);
    }
  }

  private draw(): void {
    const { stages, plot } = this;
    this.room = plot.clientWidth;
    const [width, height] = plotSize(this.room);
    const right = width - BESIDE;
    const bottom = height - BELOW;
    const measured = stages.filter(({ count }) => count > 0);
    const most = mostNines(Math.max(1, ...measured.map(({ count }) => count)));
    const [low, high] = decades(measured.flatMap(({ points }) => points));
    const x = (percentile: number) => LEFT + (Math.min(nines(percentile), most) / most) * (right - LEFT);
    const y = (micros: number) =>
      bottom - ((Math.log10(Math.max(micros, 0.1)) - low) / (high - low)) * (bottom - TOP);
    plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const parts: SVGElement[] = [];
    for (let power = low; power <= high; power++) {
      const at = y(10 ** power);
      parts.push(drawn("line", { class: "grid", x1: LEFT, x2: right, y1: at, y2: at }));
      parts.push(drawn("text", { x: LEFT - 8, y: at + 5, "text-anchor": "end" }, this.decade(power)));
    }
    for (let count = 0; count <= most; count++) {
      const at = LEFT + (count / most) * (right - LEFT);
      parts.push(drawn("line", { class: "grid", x1: at, x2: at, y1: TOP, y2: bottom }));
      parts.push(
        drawn(
          "text",
          { x: at, y: bottom + 20, "text-anchor": "middle" },
          this.percent(percentileWith(count)),
        ),
      );
    }
    parts.push(
      drawn("text", { x: (LEFT + right) / 2, y: height - 6, "text-anchor": "middle" }, this.texts.percentile),
    );
    stages.forEach(({ points }, index) => {
      if (points.length === 0) return;
      const path = points.map(([percent, micros]) => `${x(percent).toFixed(1)},${y(micros).toFixed(1)}`);
      parts.push(drawn("polyline", { class: `stage stage-${index}`, points: path.join(" ") }));
    });
    plot.replaceChildren(...parts);
  }

  private decade(power: number): string {
    const { texts } = this;
    if (power < 3) return texts.micros(formatNumber(10 ** power, Math.max(0, -power), texts.locale));
    return power < 6
      ? texts.millis(formatNumber(10 ** (power - 3), 0, texts.locale))
      : texts.seconds(formatNumber(10 ** (power - 6), 0, texts.locale));
  }

  private percent(written: string): string {
    return `${written.replace(".", this.texts.decimalPoint)} %`;
  }

  /** The same as a table, which is the plot's legend as well. */
  private list(stages: Stage[]): void {
    const { texts } = this;
    const rows = stages.map(({ stage, meaning, count, points }, index) => {
      const row = element("tr");
      const name = element("th", "", "");
      name.setAttribute("scope", "row");
      const swatch = drawn("svg", { class: "swatch", viewBox: "0 0 32 8", "aria-hidden": "true" });
      swatch.append(drawn("line", { class: `stage stage-${index}`, x1: 0, x2: 32, y1: 4, y2: 4 }));
      name.append(swatch, ` ${texts.stages[stage] ?? meaning}`);
      const figure = (micros: number | null) =>
        element("td", "number", micros === null ? "–" : formatMicros(micros, texts));
      row.append(
        name,
        element("td", "number", formatNumber(count, 0, texts.locale)),
        ...[50, 99, 99.9, 100].map((percentile) => figure(microsAt(percentile, points))),
      );
      return row;
    });
    byId("latency-stages").replaceChildren(...rows);
  }
}
