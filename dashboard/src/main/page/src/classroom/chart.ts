import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { DebriefTexts } from "../text/debrief.en.ts";
import { byId } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import { decimalsOf, type Overlay, until } from "./overlay.ts";

/** The band that was asked for, in the unit of the forces. */
export interface Asked {
  low: number;
  high: number;
}

const DASHED = [10, 6];
const DOTTED = [2, 5];

/** Two holds and the example over each other; a replay draws them again at the pace at which they were pressed. */
export class ComparisonChart {
  private readonly box = byId("comparison");
  private readonly plot: uPlot;
  private overlay: Overlay = { seconds: [0, 1], forces: [[], [], []] };
  private band: Asked | null = null;
  private unit = "";
  private running = 0;

  constructor(private readonly texts: DebriefTexts) {
    this.plot = new uPlot(this.options(), [[], [], [], []], this.box);
    new ResizeObserver(() => this.plot.setSize(this.size())).observe(this.box);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      this.plot.redraw(false, true),
    );
  }

  show(overlay: Overlay, band: Asked | null, unit: string): void {
    cancelAnimationFrame(this.running);
    this.overlay = overlay;
    this.band = band;
    this.unit = unit;
    this.draw(overlay);
  }

  /** Draws them again from the beginning, in their own time; whoever wants less motion gets them as they are. */
  replay(): void {
    cancelAnimationFrame(this.running);
    const { seconds } = this.overlay;
    const first = seconds[0] ?? 0;
    const last = seconds[seconds.length - 1] ?? 0;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const began = performance.now();
    const step = (now: number) => {
      const second = first + (now - began) / 1000;
      this.draw(second >= last ? this.overlay : until(this.overlay, second));
      if (second < last) this.running = requestAnimationFrame(step);
    };
    this.running = requestAnimationFrame(step);
  }

  private draw(shown: Overlay): void {
    const { seconds, forces } = this.overlay;
    const peak = Math.max(1, this.band?.high ?? 0, ...forces.flat().map((force) => force ?? 0));
    this.plot.batch(() => {
      this.plot.setData([shown.seconds, ...shown.forces] as uPlot.AlignedData, false);
      this.plot.setScale("x", { min: seconds[0] ?? 0, max: seconds[seconds.length - 1] ?? 1 });
      this.plot.setScale("y", { min: 0, max: 1.1 * peak });
    });
  }

  private size(): { width: number; height: number } {
    return { width: Math.max(1, this.box.clientWidth), height: Math.max(1, this.box.clientHeight) };
  }

  private colour(name: string): string {
    return getComputedStyle(this.box).getPropertyValue(name).trim();
  }

  private options(): uPlot.Options {
    const pixels = Math.round(Number.parseFloat(getComputedStyle(this.box).fontSize));
    const axis = {
      stroke: () => this.colour("--quiet"),
      grid: { stroke: () => this.colour("--line"), width: 1 },
      ticks: { show: false },
      font: `500 ${pixels}px system-ui, sans-serif`,
    };
    const line = (colour: string, dash: number[] = []) => ({
      stroke: () => this.colour(colour),
      width: 2.5,
      dash,
      points: { show: false },
    });
    const { locale, seconds, units } = this.texts;
    const label = (figures: number[], step: number, unit: string) =>
      figures.map((figure, index) => {
        const told = formatNumber(figure, decimalsOf(step), locale);
        return index === figures.length - 1 ? `${told} ${unit}` : told;
      });
    return {
      ...this.size(),
      pxAlign: false,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, auto: false }, y: { auto: false } },
      axes: [
        {
          ...axis,
          size: 2.2 * pixels,
          values: (_plot, splits, _axis, _space, step) => label(splits, step, seconds),
        },
        {
          ...axis,
          size: 4 * pixels,
          values: (_plot, splits, _axis, _space, step) => label(splits, step, units[this.unit] ?? this.unit),
        },
      ],
      series: [{}, line("--ink"), line("--in", DASHED), line("--over", DOTTED)],
      hooks: { drawClear: [(plot) => this.drawBand(plot)] },
    };
  }

  private drawBand(plot: uPlot): void {
    if (this.band === null) return;
    const { ctx, bbox } = plot;
    const high = plot.valToPos(this.band.high, "y", true);
    const low = plot.valToPos(this.band.low, "y", true);
    ctx.save();
    ctx.fillStyle = this.colour("--band");
    ctx.fillRect(bbox.left, high, bbox.width, low - high);
    ctx.restore();
  }
}
