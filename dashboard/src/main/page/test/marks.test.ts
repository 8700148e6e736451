import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type uPlot from "uplot";
import { Session } from "../src/live/session.ts";
import { en } from "../src/text/en.ts";
import { drawMarks } from "../src/view/marks.ts";
import type { Colours } from "../src/view/past.ts";
import { hello, scan } from "./messages.ts";

const colours = { ink: "ink", panel: "panel", fontPixels: 10 } as Colours;

/** What is drawn on a trace of 300 pixels for 30 seconds: words with their place, and lines from where to where. */
class Sheet {
  readonly words: string[] = [];
  readonly lines: string[] = [];
  private from = "";
  readonly plot = {
    ctx: {
      save: () => undefined,
      restore: () => undefined,
      beginPath: () => undefined,
      rect: () => undefined,
      clip: () => undefined,
      setLineDash: () => undefined,
      fillRect: () => undefined,
      measureText: (text: string) => ({ width: 6 * text.length }),
      moveTo: (x: number, y: number) => (this.from = `${x},${y}`),
      lineTo: (x: number, y: number) => this.lines.push(`${this.from} ${x},${y}`),
      stroke: () => undefined,
      fillText: (text: string, x: number) => this.words.push(`${text} until ${x}`),
    },
    bbox: { left: 0, top: 5, width: 300, height: 100 },
    valToPos: (seconds: number) => 10 * seconds,
  } as unknown as uPlot;
}

let session: Session;

beforeEach(() => {
  vi.stubGlobal("devicePixelRatio", 1);
  session = new Session();
  session.applyServer("connected");
  session.apply(hello(), 0);
  session.apply(scan(20, 50), 0);
});

afterEach(() => vi.unstubAllGlobals());

function drawn(): Sheet {
  const sheet = new Sheet();
  drawMarks(sheet.plot, session, colours, en);
  return sheet;
}

const moment = (timeSeconds: number) =>
  session.history.mark({ event: "mark", timeSeconds, force: 50, band: null });

it("draws a moment that was marked as a line through the whole trace, with a word on its left", () => {
  moment(20);
  expect(drawn().lines).toEqual(["200,5 200,105"]);
  expect(drawn().words).toEqual(["mark until 197.45"]);
});

it("draws a mark no more when it was taken back, and keeps the others", () => {
  moment(12);
  const mistaken = moment(20);
  session.history.forget(mistaken);
  expect(drawn().lines).toEqual(["120,5 120,105"]);
});

it("draws no mark that has left the trace", () => {
  const gone = moment(-1);
  expect(drawn().lines).toEqual([]);
  session.history.forget(gone);
  session.history.forget(gone);
  expect(session.history.marks).toEqual([]);
});
