import type uPlot from "uplot";
import type { Mark } from "../live/history.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import type { Colours } from "./past.ts";

/** The symbols of index.html that stand for an event in the trace, so that it looks there as it does in the cue. */
const SHAPES: Partial<Record<Mark["event"], "tick" | "stair" | "next" | "warn" | "stop">> = {
  holdDone: "tick",
  step: "stair",
  nextSite: "next",
  ceilingWarning: "warn",
  limitWarning: "warn",
  ceiling: "stop",
  limit: "stop",
  overdose: "stop",
  patientStop: "stop",
};
const STROKED: ReadonlySet<string> = new Set(["tick"]);
const SYMBOL_SIZE = 24;

const paths = new Map<string, Path2D>();

/**
 * Events as small marks along the foot of the trace: left band, end of step and hold, warnings, stop, and pain by figure. Moments
 * that were marked by hand are lines from top to foot.
 */
export function drawMarks(plot: uPlot, session: Session | null, colours: Colours, texts: Texts): void {
  if (session === null) return;
  for (const mark of session.history.marks) {
    const x = plot.valToPos(mark.timeSeconds, "x", true);
    if (x < plot.bbox.left || x > plot.bbox.left + plot.bbox.width) continue;
    if (mark.event === "mark") drawMoment(plot, x, texts.mark.label, colours);
    else if (mark.rating !== undefined) drawRating(plot, x, mark.rating, colours);
    else drawShape(plot, x, shapeOf(mark), colours);
  }
}

/** Null for what the trace shows without a mark. */
function shapeOf(mark: Mark): string | null {
  if (mark.event !== "bandLeft") return SHAPES[mark.event as Mark["event"]] ?? null;
  // What the hand should do, as the cue said it.
  return mark.band !== null && mark.force !== null && mark.force > mark.band.high ? "down" : "up";
}

function drawShape(plot: uPlot, x: number, shape: string | null, colours: Colours): void {
  if (shape === null) return;
  const { ctx, bbox } = plot;
  const size = 0.85 * colours.fontPixels * devicePixelRatio;
  ctx.save();
  ctx.translate(x - size / 2, bbox.top + bbox.height - 1.15 * size);
  ctx.scale(size / SYMBOL_SIZE, size / SYMBOL_SIZE);
  const colour = ["stop", "warn", "down"].includes(shape) ? colours.over : colours.ink;
  ctx.lineJoin = "round";
  ctx.strokeStyle = colours.panel;
  ctx.lineWidth = 7;
  ctx.stroke(pathOf(shape));
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 4.5;
  if (STROKED.has(shape)) ctx.stroke(pathOf(shape));
  else ctx.fill(pathOf(shape), "evenodd");
  ctx.restore();
}

/** Dashed, for the grid's lines are whole; the word hangs on its left as on a flag, where there is always room when it is new. */
function drawMoment(plot: uPlot, x: number, label: string, colours: Colours): void {
  const { ctx, bbox } = plot;
  const size = 0.85 * colours.fontPixels * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.stroke();
  ctx.font = `600 ${size}px system-ui, sans-serif`;
  const width = ctx.measureText(label).width + 0.6 * size;
  ctx.fillStyle = colours.panel;
  ctx.fillRect(x - width, bbox.top, width, 1.3 * size);
  ctx.fillStyle = colours.ink;
  ctx.textAlign = "right";
  ctx.textBaseline = "top";
  ctx.fillText(label, x - 0.3 * size, bbox.top + 0.15 * size);
  ctx.restore();
}

function drawRating(plot: uPlot, x: number, rating: number, colours: Colours): void {
  const { ctx, bbox } = plot;
  const size = colours.fontPixels * devicePixelRatio;
  const y = bbox.top + bbox.height - 0.62 * size;
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, 0.62 * size, 0, 2 * Math.PI);
  ctx.fillStyle = colours.panel;
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = colours.ink;
  ctx.font = `650 ${0.75 * size}px system-ui, sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(rating), x, y);
  ctx.restore();
}

function pathOf(shape: string): Path2D {
  let path = paths.get(shape);
  if (path === undefined) {
    path = new Path2D(document.querySelector(`#shape-${shape} path`)?.getAttribute("d") ?? "");
    paths.set(shape, path);
  }
  return path;
}
