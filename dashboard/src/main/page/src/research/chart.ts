import type { WindowData } from "./api.ts";
import { type Range, clockTime, niceStep } from "./range.ts";
import { formatNumber } from "../view/numbers.ts";
import { labelLeft, spaced } from "./spacing.ts";

export interface Span extends Range {
  kind: "hold" | "gap" | "judged" | "other";
  /** Number of the device in whose time it is told; of all that is drawn where there is none. */
  device?: number;
  label: string;
}

export interface Mark {
  at: number;
  label: string;
}

export interface Scene {
  range: Range;
  data: WindowData | null;
  unit: string;
  spans: Span[];
  marks: Mark[];
}

/** Told apart by every kind of colour vision; the first is the total's. */
const LINES = ["--in", "--over", "--series-3", "--series-4", "--series-5", "--series-6"];

/** Between two labels of markers, in pixels. */
const LABEL_GAP = 6;

/** Above the highest force, for what is written of holds and notes. */
const LABELS_HEIGHT = 38;

const MARGIN = { left: 56, right: 10, top: 20, bottom: 24 };

/** Draws lowest and highest of each bucket as one filled shape, holds behind, gaps hatched, markers as flags. */
export class Chart {
  private readonly context: CanvasRenderingContext2D;
  private low = 0;
  private high = 1;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly locale: string,
  ) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser cannot draw");
    this.context = context;
  }

  /** Pixels that are worth a bucket. */
  get buckets(): number {
    return Math.max(50, Math.min(4000, Math.round(this.innerWidth)));
  }

  private get innerWidth(): number {
    return Math.max(1, this.canvas.clientWidth - MARGIN.left - MARGIN.right);
  }

  private get innerHeight(): number {
    return Math.max(1, this.canvas.clientHeight - MARGIN.top - MARGIN.bottom);
  }

  /** The moment under a pointer. */
  timeAt(clientX: number, range: Range): number {
    const x = clientX - this.canvas.getBoundingClientRect().left - MARGIN.left;
    return range.from + (x / this.innerWidth) * (range.to - range.from);
  }

  secondsOf(pixels: number, range: Range): number {
    return (pixels / this.innerWidth) * (range.to - range.from);
  }

  static colourOf(index: number): string {
    return `var(${LINES[index % LINES.length] ?? "--in"})`;
  }

  draw(scene: Scene): void {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (this.canvas.width !== Math.round(width * ratio)) this.canvas.width = Math.round(width * ratio);
    if (this.canvas.height !== Math.round(height * ratio)) this.canvas.height = Math.round(height * ratio);
    const ctx = this.context;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.font = `12px ${getComputedStyle(this.canvas).fontFamily}`;
    this.fit(scene.data);
    this.drawForces(scene);
    ctx.save();
    ctx.beginPath();
    ctx.rect(MARGIN.left, 0, this.innerWidth, MARGIN.top + this.innerHeight);
    ctx.clip();
    for (const span of scene.spans) this.drawSpan(span, scene.range);
    if (scene.data !== null) this.drawData(scene.data, scene.range);
    this.drawMarks(scene.marks, scene.range);
    // Above the forces, for a label that a line runs through cannot be read.
    for (const span of scene.spans) this.drawLabel(span, scene.range);
    ctx.restore();
    this.drawTimes(scene.range);
  }

  private colour(name: string): string {
    return getComputedStyle(this.canvas).getPropertyValue(name).trim();
  }

  /** From zero to what is seen, with a little room. */
  private fit(data: WindowData | null): void {
    if (data === null) return;
    let [low, high] = [0, 0];
    for (const figures of data.figures) {
      for (const figure of figures) {
        if (figure < low) low = figure;
        if (figure > high) high = figure;
      }
    }
    const span = high - low || 1;
    this.low = low < 0 ? low - span * 0.06 : 0;
    this.high = high + span * Math.max(0.06, LABELS_HEIGHT / this.innerHeight);
  }

  private x(seconds: number, range: Range): number {
    return MARGIN.left + ((seconds - range.from) / (range.to - range.from)) * this.innerWidth;
  }

  private y(force: number): number {
    return MARGIN.top + (1 - (force - this.low) / (this.high - this.low)) * this.innerHeight;
  }

  private drawForces(scene: Scene): void {
    const ctx = this.context;
    const step = niceStep(((this.high - this.low) * 34) / this.innerHeight);
    const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    ctx.textAlign = "right";
    ctx.textBaseline = "middle";
    for (let line = Math.ceil(this.low / step) * step; line <= this.high; line += step) {
      ctx.fillStyle = this.colour("--line");
      ctx.fillRect(MARGIN.left, Math.round(this.y(line)), this.innerWidth, 1);
      ctx.fillStyle = this.colour("--quiet");
      ctx.fillText(formatNumber(line, decimals, this.locale), MARGIN.left - 6, this.y(line));
    }
    ctx.textAlign = "left";
    ctx.fillText(scene.unit, 4, MARGIN.top / 2);
  }

  private drawTimes(range: Range): void {
    const ctx = this.context;
    const step = niceStep(((range.to - range.from) * 84) / this.innerWidth);
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    for (let count = Math.ceil(range.from / step); count * step <= range.to; count++) {
      const x = this.x(count * step, range);
      ctx.fillStyle = this.colour("--line");
      ctx.fillRect(Math.round(x), MARGIN.top, 1, this.innerHeight);
      ctx.fillStyle = this.colour("--quiet");
      ctx.fillText(clockTime(count * step, step), x, MARGIN.top + this.innerHeight + 6);
    }
  }

  private drawSpan(span: Span, range: Range): void {
    const left = this.x(span.from, range);
    const right = Math.max(this.x(span.to, range), left + 1);
    if (right < MARGIN.left || left > MARGIN.left + this.innerWidth) return;
    const ctx = this.context;
    if (span.kind === "gap") {
      this.hatch(left, right);
      return;
    }
    if (span.kind === "other") {
      this.drawOther(left, right);
      return;
    }
    const judged = span.kind === "judged";
    ctx.fillStyle = this.colour("--band");
    if (!judged) ctx.fillRect(left, MARGIN.top, right - left, this.innerHeight);
    ctx.fillStyle = this.colour(judged ? "--over" : "--band-edge");
    ctx.fillRect(left, MARGIN.top + (judged ? 4 : 0), right - left, 3);
  }

  /** At the foot, where the band of what was found ends. */
  private drawOther(left: number, right: number): void {
    const ctx = this.context;
    ctx.fillStyle = this.colour("--series-3");
    ctx.fillRect(left, MARGIN.top + this.innerHeight - 4, right - left, 4);
  }

  /** Of what is seen of the span, and where there is room for it. */
  private drawLabel(span: Span, range: Range): void {
    const ctx = this.context;
    const left = Math.max(this.x(span.from, range), MARGIN.left);
    const right = Math.min(this.x(span.to, range), MARGIN.left + this.innerWidth);
    if (span.label === "" || right - left <= 5 + ctx.measureText(span.label).width) return;
    const place = {
      hold: MARGIN.top + 8,
      judged: MARGIN.top + 22,
      other: MARGIN.top + this.innerHeight - 19,
      gap: MARGIN.top,
    }[span.kind];
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = this.colour(span.kind === "judged" ? "--panel" : "--band");
    ctx.strokeText(span.label, left + 4, place);
    ctx.fillStyle = this.colour(span.kind === "other" ? "--series-3" : "--ink");
    ctx.fillText(span.label, left + 4, place);
  }

  private hatch(left: number, right: number): void {
    const ctx = this.context;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, MARGIN.top, right - left, this.innerHeight);
    ctx.clip();
    ctx.strokeStyle = this.colour("--stale");
    ctx.globalAlpha = 0.6;
    ctx.beginPath();
    for (let x = left - this.innerHeight; x < right; x += 8) {
      ctx.moveTo(x, MARGIN.top + this.innerHeight);
      ctx.lineTo(x + this.innerHeight, MARGIN.top);
    }
    ctx.stroke();
    ctx.restore();
  }

  /** Every line; of labels those that touch no other, the others come with zooming in. */
  private drawMarks(marks: Mark[], range: Range): void {
    const ctx = this.context;
    const [begin, end] = [MARGIN.left, MARGIN.left + this.innerWidth];
    const seen = marks
      .map(({ at, label }) => ({ x: this.x(at, range), label }))
      .filter(({ x }) => x >= begin && x <= end)
      .sort((one, two) => one.x - two.x)
      .map(({ x, label }) => {
        const width = ctx.measureText(label).width;
        return { x, label, width, left: labelLeft(x, width, begin, end) };
      });
    ctx.fillStyle = this.colour("--ink");
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    const written = spaced(seen, LABEL_GAP);
    seen.forEach(({ x, left, label }, index) => {
      ctx.globalAlpha = 0.55;
      ctx.fillRect(Math.round(x), MARGIN.top - 4, 1, this.innerHeight + 4);
      ctx.globalAlpha = 1;
      if (written[index] === true) ctx.fillText(label, left, MARGIN.top - 7);
    });
  }

  private drawData(data: WindowData, range: Range): void {
    // The total last, above all others.
    for (let index = data.figures.length - 1; index >= 0; index--) {
      const figures = data.figures[index];
      if (figures === undefined) continue;
      const colour = this.colour(LINES[index % LINES.length] ?? "--in");
      if (data.kind === "samples") this.drawSamples(data, figures, range, colour);
      else this.drawEnvelope(data, figures, range, colour);
    }
  }

  private drawSamples(data: WindowData, figures: Float32Array, range: Range, colour: string): void {
    const ctx = this.context;
    const dots = data.times.length < this.innerWidth / 6;
    const usual = usualInterval(data.times);
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    let before = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < data.times.length; index++) {
      const time = data.times[index] ?? 0;
      const [x, y] = [this.x(time, range), this.y(figures[index] ?? Number.NaN)];
      if (time - before > Math.max(10 * usual, 0.25)) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
      if (dots) ctx.fillRect(x - 1.5, y - 1.5, 3, 3);
      before = time;
    }
    ctx.stroke();
  }

  private drawEnvelope(data: WindowData, figures: Float32Array, range: Range, colour: string): void {
    const ctx = this.context;
    const length = (data.to - data.from) / data.points;
    const width = Math.max(1, (this.innerWidth * length) / (range.to - range.from) + 0.5);
    ctx.fillStyle = colour;
    let before: [number, number] | null = null;
    for (let bucket = 0; bucket < data.points; bucket++) {
      const [low, high] = [figures[2 * bucket] ?? Number.NaN, figures[2 * bucket + 1] ?? Number.NaN];
      if (Number.isNaN(low)) {
        before = null;
        continue;
      }
      // Joined to the bucket before, as the line between two samples would be.
      const top = this.y(Math.max(high, before?.[0] ?? high));
      const bottom = this.y(Math.min(low, before?.[1] ?? low));
      ctx.fillRect(this.x(data.from + bucket * length, range), top - 0.7, width, bottom - top + 1.4);
      before = [low, high];
    }
  }
}

function usualInterval(times: Float64Array): number {
  const intervals = [...times.slice(1)]
    .map((time, index) => time - (times[index] ?? 0))
    .sort((a, b) => a - b);
  return intervals[intervals.length >> 1] ?? 0;
}
