import type uPlot from "uplot";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import type { Colours } from "./past.ts";

/** Between two strokes, in CSS pixels. */
const STROKE_PIXELS = 9;
/** A single doubtful scan is drawn this wide, or nobody would see it. */
const LEAST_PIXELS = 6;

/** Hatches what is doubtful in the trace, from top to bottom, and says why where there is room. */
export function drawDoubts(plot: uPlot, session: Session | null, colours: Colours, texts: Texts): void {
  if (session === null) return;
  // Of another sensor's calibration nothing in the trace is right.
  const whole = { from: Number.NEGATIVE_INFINITY, to: session.trace.lastTime, flag: "foreign" };
  const spans = session.hasForeignCalibration && session.trace.length > 0 ? [whole] : session.doubts.spans;
  for (const { from, to, flag } of spans) {
    const left = Math.max(plot.bbox.left, plot.valToPos(from, "x", true));
    const right = Math.max(plot.valToPos(to, "x", true), left + LEAST_PIXELS * devicePixelRatio);
    if (right > plot.bbox.left) drawSpan(plot, left, right, colours, texts.quality.flagWord(flag));
  }
}

function drawSpan(plot: uPlot, left: number, right: number, colours: Colours, word: string): void {
  const { ctx, bbox } = plot;
  const step = STROKE_PIXELS * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, right - left, bbox.height);
  ctx.clip();
  ctx.strokeStyle = colours.over;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  // The strokes stand still on the screen; the span moves over them like a window.
  for (let x = Math.floor((left - bbox.height) / step) * step; x < right; x += step) {
    ctx.moveTo(x, bbox.top + bbox.height);
    ctx.lineTo(x + bbox.height, bbox.top);
  }
  ctx.globalAlpha = 0.45;
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.over;
  ctx.fillRect(left, bbox.top, right - left, 3 * devicePixelRatio);
  drawWord(plot, left, right, colours, word);
  ctx.restore();
}

function drawWord(plot: uPlot, left: number, right: number, colours: Colours, word: string): void {
  const { ctx, bbox } = plot;
  const height = colours.fontPixels * devicePixelRatio;
  ctx.font = `600 ${height}px system-ui, sans-serif`;
  const width = ctx.measureText(word).width;
  if (width + height > right - left) return;
  ctx.fillStyle = colours.panel;
  ctx.fillRect(left, bbox.top + 3 * devicePixelRatio, width + height, 1.4 * height);
  ctx.fillStyle = colours.over;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.fillText(word, left + height / 2, bbox.top + 3 * devicePixelRatio + 0.2 * height);
}
