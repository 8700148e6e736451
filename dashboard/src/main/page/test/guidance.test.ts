import { beforeEach, describe, expect, it } from "vitest";
import { cueFor, ringFor } from "../src/live/cue.ts";
import { History } from "../src/live/history.ts";
import type { Alert, EventMessage, Guidance, Phase } from "../src/live/messages.ts";
import { asksForPain, painOf, placeOf } from "../src/live/route.ts";
import { Session } from "../src/live/session.ts";
import { guidance, hello, prescription, scan } from "./messages.ts";

function session(changes: Partial<Guidance> = {}, prescribed: object = {}): Session {
  const made = new Session();
  made.applyServer("connected");
  made.apply(hello({ prescription: { ...prescription, ...prescribed } }), 0);
  made.apply({ ...scan(10, 50), guidance: guidance("inBand", changes) }, 0);
  return made;
}

function event(name: EventMessage["event"], timeSeconds: number, force: number): EventMessage {
  return { type: "event", event: name, timeSeconds, force, guidance: guidance("inBand"), cause: "Because." };
}

describe("cueFor", () => {
  const cue = (phase: Phase, changes: Partial<Guidance>) => cueFor(guidance(phase, changes), true, true);

  it("asks for less where the force only drifted", () => {
    expect(cue("tooLow", { drifted: true })).toMatchObject({ word: "littleMore", tone: "under" });
    expect(cue("tooHigh", { drifted: true })).toMatchObject({ word: "easeLittle", tone: "over" });
    expect(cue("inBand", { drifted: true }).word).toBe("hold");
  });

  it.each([
    ["ceiling", "easeOffNow"],
    ["overdose", "letGo"],
    ["limit", "letGo"],
  ] as [Alert, string][])("puts %s before the phase, in a tone of its own", (alert, word) => {
    expect(cue("done", { alert, feedbackShown: false })).toMatchObject({
      word,
      tone: "alarm",
      shape: "stop",
    });
  });

  it("leaves a warning and an alert of the future to the phase, and a stop before every alert", () => {
    expect(cue("tooHigh", { alert: "ceilingWarning" }).word).toBe("easeOff");
    expect(cue("inBand", { alert: "saturated" as Alert }).word).toBe("hold");
    expect(cue("stopped", { alert: "ceiling" }).word).toBe("stopped");
  });

  it("gives the force's place away in no phase of a hold without feedback", () => {
    for (const phase of ["approach", "loading", "inBand", "tooLow", "tooHigh"] as Phase[]) {
      expect(cue(phase, { feedbackShown: false, drifted: true }).word).toBe("feedbackOff");
      expect(ringFor(guidance(phase, { feedbackShown: false }), prescription, true)).toMatchObject({
        fraction: 0,
        seconds: null,
      });
    }
    expect(cue("done", { feedbackShown: false }).word).toBe("release");
  });
});

describe("placeOf", () => {
  const sites = [{ name: "Neck, left" }, { name: "Neck, right" }];

  it("names the site that comes now and the next one", () => {
    expect(placeOf(session({ site: "Neck, left" }, { sites }))).toMatchObject({
      site: "Neck, left",
      next: "Neck, right",
    });
    expect(placeOf(session({ site: "Neck, right" }, { sites })).next).toBe("");
  });

  it("knows no sites and no steps where a server tells none", () => {
    expect(placeOf(session())).toEqual({ site: "", next: "", step: 1, steps: 1 });
    expect(placeOf(new Session())).toEqual({ site: "", next: "", step: 1, steps: 1 });
    expect(placeOf(session({ step: 2, steps: 3 }))).toMatchObject({ step: 2, steps: 3 });
  });
});

describe("asksForPain", () => {
  const step = { bandLow: 1, bandHigh: 2, beginsAtPain: null, endsAtPain: null };

  it("where a step or a stop goes by it", () => {
    expect(asksForPain(session())).toBe(false);
    expect(asksForPain(session({}, { steps: [step], limits: { stopAtPain: null } }))).toBe(false);
    expect(asksForPain(session({}, { steps: [step], limits: { stopAtPain: 8 } }))).toBe(true);
    expect(asksForPain(session({}, { steps: [step, { ...step, endsAtPain: 0 }] }))).toBe(true);
  });
});

describe("painOf", () => {
  it("tells the last rating with its age by the device's clock, 0 too", () => {
    expect(painOf(session())).toBeNull();
    expect(painOf(session({ pain: 0, painSeconds: 7.5 }))).toEqual({ rating: 0, secondsAgo: 2.5 });
    expect(painOf(session({ pain: 3, painSeconds: 10.2 }))).toEqual({ rating: 3, secondsAgo: 0 });
  });
});

describe("the trace's history", () => {
  let live: Session;

  beforeEach(() => {
    live = session({ bandLow: 20, bandHigh: 30 });
  });

  it("keeps each band from where it began to hold", () => {
    live.apply({ ...scan(12, 50), guidance: guidance("inBand", { bandLow: 20, bandHigh: 30 }) }, 0);
    live.apply({ ...scan(14, 50), guidance: guidance("loading", { bandLow: 40, bandHigh: 60 }) }, 0);
    expect(live.history.bands).toEqual([
      { from: 10, low: 20, high: 30 },
      { from: 14, low: 40, high: 60 },
    ]);
  });

  it("forgets what has left the trace, but for the band that still reaches into it", () => {
    live.apply(event("step", 11, 25), 0);
    live.apply({ ...scan(14, 50), guidance: guidance("loading", { bandLow: 40, bandHigh: 60 }) }, 0);
    live.apply({ ...scan(43, 50), guidance: guidance("inBand", { bandLow: 40, bandHigh: 60 }) }, 0);
    expect(live.history.marks).toEqual([]);
    expect(live.history.bands).toHaveLength(2);
    live.apply({ ...scan(45, 50), guidance: guidance("inBand", { bandLow: 40, bandHigh: 60 }) }, 0);
    expect(live.history.bands).toEqual([{ from: 14, low: 40, high: 60 }]);
  });

  it("marks events with rising numbers, and a rating once, when it is new", () => {
    live.apply(event("step", 10.1, 25), 0);
    const rated = guidance("inBand", { pain: 6, painSeconds: 10.4 });
    live.apply({ ...scan(10.5, 50), guidance: rated }, 0);
    live.apply({ ...scan(10.6, 50), guidance: rated }, 0);
    expect(live.history.marks.map(({ event, rating, serial }) => [event, rating, serial])).toEqual([
      ["step", undefined, 1],
      ["pain", 6, 2],
    ]);
  });

  it("begins afresh when time runs backwards", () => {
    const history = new History(30);
    history.noteBand({ low: 1, high: 2 }, 50);
    history.noteBand({ low: 1, high: 2 }, 3);
    expect(history.bands).toEqual([{ from: 3, low: 1, high: 2 }]);
  });
});
