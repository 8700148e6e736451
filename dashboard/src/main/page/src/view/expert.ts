import type uPlot from "uplot";
import type { ExpertPress } from "../live/messages.ts";
import type { Session } from "../live/session.ts";
import type { Colours } from "./past.ts";

/** Where the example's forces lie in the trace's own time when it begins with the hand's own onset; null is a hole. */
export function expertPoints(expert: ExpertPress, onsetSeconds: number): ([number, number] | null)[] {
  const begin = onsetSeconds - expert.beforeOnsetSeconds;
  return expert.forces.map((force, index) =>
    force === null ? null : [begin + index * expert.intervalSeconds, force],
  );
}

/** The example that the trainer of a class has chosen, dotted, past now so that it can be followed; hidden as the force is. */
export function drawExpert(plot: uPlot, session: Session | null, colours: Colours): void {
  const expert = session?.hello?.expert ?? null;
  const onset = session?.history.onsetSeconds ?? null;
  if (session === null || expert === null || onset === null || !session.feedbackShown) return;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  let pen = false;
  for (const point of expertPoints(expert, onset)) {
    if (point !== null) {
      const [x, y] = [plot.valToPos(point[0], "x", true), plot.valToPos(point[1], "y", true)];
      if (pen) ctx.lineTo(x, y);
      else ctx.moveTo(x, y);
    }
    pen = point !== null;
  }
  ctx.setLineDash([2 * devicePixelRatio, 6 * devicePixelRatio]);
  ctx.lineCap = "round";
  ctx.lineWidth = 3.5 * devicePixelRatio;
  ctx.strokeStyle = colours.over;
  ctx.stroke();
  ctx.restore();
}
