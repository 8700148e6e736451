import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { type Band, type Session, TRACE_SECONDS } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute } from "./dom.ts";
import { drawExpert } from "./expert.ts";
import { drawDoubts } from "./hatch.ts";
import { drawMarks } from "./marks.ts";
import { forceDecimals, formatNumber, scaleTop } from "./numbers.ts";
import { unitOf } from "./said.ts";

/** A hole in time longer than this is drawn as a hole. */
const GAP_SECONDS = 0.35;
const X_SPLITS_AGO = [30, 20, 10, 0];
/** What is to be followed must be seen before the hand is there. */
const AHEAD_SECONDS = 6;

/** The last half minute of force with the target band shaded, drawn by uPlot straight from the trace's own memory. */
export class PastView {
  private readonly box = byId("chart");
  private readonly plot: uPlot;
  private colours = readColours(this.box);
  private session: Session | null = null;
  private fresh = false;
  private top = 1;
  private ahead = 0;

  constructor(private readonly texts: Texts) {
    this.plot = new uPlot(this.options(), [[], []], this.box);
    new ResizeObserver(() => this.resize()).observe(this.box);
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => this.restyle());
    }
  }

  /** Draws the trace as it stands, `top` being the upper end of the force scale. */
  render(session: Session, top: number, now: number): void {
    this.session = session;
    this.top = top;
    this.fresh = session.isFresh(now);
    this.ahead = session.hello?.expert && session.feedbackShown ? AHEAD_SECONDS : 0;
    const right = (session.trace.length > 0 ? session.trace.lastTime : TRACE_SECONDS) + this.ahead;
    const points = session.trace.since(right - TRACE_SECONDS);
    this.plot.batch(() => {
      this.plot.setData(points, false);
      this.plot.setScale("x", { min: right - TRACE_SECONDS, max: right });
      this.plot.setScale("y", { min: -0.04 * top, max: top });
    });
    this.describe(session);
  }

  private describe(session: Session): void {
    const band = session.band;
    const label =
      band === null
        ? this.texts.tracePlain
        : this.texts.trace(this.format(band.low), this.format(band.high), unitOf(session, this.texts));
    setAttribute(this.box, "aria-label", label);
  }

  private options(): uPlot.Options {
    const font = () => `500 ${this.colours.fontPixels}px system-ui, sans-serif`;
    const axis = { stroke: () => this.colours.quiet, ticks: { show: false }, font: font() };
    return {
      width: Math.max(1, this.box.clientWidth),
      height: Math.max(1, this.box.clientHeight),
      padding: [8, 1.6 * this.colours.fontPixels, 0, 0],
      pxAlign: false,
      cursor: { show: false },
      legend: { show: false },
      scales: {
        x: { time: false, auto: false, range: (_plot, min, max) => [min, max] },
        y: { auto: false, range: (_plot, min, max) => [min, max] },
      },
      axes: [
        {
          ...axis,
          size: 1.9 * this.colours.fontPixels,
          grid: { stroke: () => this.colours.line, width: 1 },
          splits: (_plot, _axis, _min, max) => this.splitsAgo().map((ago) => max - this.ahead - ago),
          values: (_plot, splits) =>
            splits.map((_, index) => {
              const ago = this.splitsAgo()[index] ?? 0;
              return ago === 0
                ? this.texts.now
                : this.texts.secondsAgo(formatNumber(-ago, 0, this.texts.locale));
            }),
        },
        {
          ...axis,
          size: (_plot, labels) => this.labelWidth(labels),
          grid: { show: false },
          splits: () => this.forceSplits(),
          values: (_plot, splits) => splits.map((force) => this.format(force)),
        },
      ],
      series: [
        {},
        {
          stroke: () => (this.fresh ? this.colours.ink : this.colours.quiet),
          width: 2.5,
          pxAlign: 0,
          points: { show: false },
          gaps: (plot, _series, from, to) => timeGaps(plot, from, to),
        },
      ],
      hooks: {
        drawClear: [
          (plot) => this.drawBand(plot),
          (plot) => drawDoubts(plot, this.session, this.colours, this.texts),
        ],
        draw: [
          (plot) => drawExpert(plot, this.session, this.colours),
          (plot) => drawMarks(plot, this.session, this.colours, this.texts),
        ],
      },
    };
  }

  private splitsAgo(): number[] {
    return X_SPLITS_AGO.filter((ago) => ago + this.ahead <= TRACE_SECONDS);
  }

  private labelWidth(labels: string[] | null): number {
    const longest = Math.max(2, ...(labels ?? []).map((label) => label.length));
    return (0.68 * longest + 1.8) * this.colours.fontPixels;
  }

  /** Only the figures that matter to the hand; the upper end of the scale too when the press went beyond what is usual. */
  private forceSplits(): number[] {
    const band = this.session?.band ?? null;
    if (band === null) return [0, this.top];
    const labelHeight = (1.3 * this.colours.fontPixels * this.top) / Math.max(1, this.box.clientHeight);
    const splits = band.high - band.low < labelHeight ? [0, band.high] : [0, band.low, band.high];
    return this.top > scaleTop(band, 0) ? [...splits, this.top] : splits;
  }

  /** Each band where it held; before the first that is known, that one. */
  private drawBand(plot: uPlot): void {
    const band = this.session?.band ?? null;
    if (band === null) return;
    const spans = this.session?.history.bands ?? [];
    const { left, width } = plot.bbox;
    const at = (from: number) => Math.max(left, plot.valToPos(from, "x", true));
    spans.forEach((span, index) => {
      const next = spans[index + 1];
      const begin = index === 0 ? left : at(span.from);
      this.fillBand(plot, span, begin, next === undefined ? left + width : at(next.from));
    });
    if (spans.length === 0) this.fillBand(plot, band, left, left + width);
  }

  private fillBand(plot: uPlot, band: Band, from: number, to: number): void {
    const { ctx } = plot;
    const high = plot.valToPos(band.high, "y", true);
    const low = plot.valToPos(band.low, "y", true);
    ctx.save();
    ctx.fillStyle = this.colours.band;
    ctx.fillRect(from, high, to - from, low - high);
    ctx.fillStyle = this.colours.bandEdge;
    const edge = Math.max(1, Math.round(1.5 * devicePixelRatio));
    ctx.fillRect(from, high, to - from, edge);
    ctx.fillRect(from, low - edge, to - from, edge);
    ctx.restore();
  }

  private format(force: number): string {
    return formatNumber(force, forceDecimals(this.session?.band ?? null), this.texts.locale);
  }

  private resize(): void {
    this.restyle();
    this.plot.setSize({
      width: Math.max(1, this.box.clientWidth),
      height: Math.max(1, this.box.clientHeight),
    });
  }

  private restyle(): void {
    this.colours = readColours(this.box);
    this.plot.redraw(false, true);
  }
}

/** Holes of `GAP_SECONDS` and more between points `from` and `to`, as uPlot wants them: pixel from, pixel to. */
function timeGaps(plot: uPlot, from: number, to: number): [number, number][] {
  const times = plot.data[0];
  const gaps: [number, number][] = [];
  for (let index = Math.max(1, from); index <= to; index++) {
    const before = times[index - 1] as number;
    const after = times[index] as number;
    if (after - before > GAP_SECONDS)
      gaps.push([plot.valToPos(before, "x", true), plot.valToPos(after, "x", true)]);
  }
  return gaps;
}

export interface Colours {
  ink: string;
  quiet: string;
  line: string;
  band: string;
  bandEdge: string;
  over: string;
  panel: string;
  fontPixels: number;
}

/** Canvas cannot inherit from the style sheet, so it asks. */
function readColours(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: colour("--ink"),
    quiet: colour("--quiet"),
    line: colour("--line"),
    band: colour("--band"),
    bandEdge: colour("--band-edge"),
    over: colour("--over"),
    panel: colour("--panel"),
    fontPixels: Math.round(Number.parseFloat(style.fontSize)),
  };
}
