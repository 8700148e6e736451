import { describe, expect, it } from "vitest";
import { cueFor, ringFor } from "../src/live/cue.ts";
import type { Phase } from "../src/live/messages.ts";
import { guidance, prescription } from "./messages.ts";

describe("cueFor", () => {
  it.each([
    ["tooLow", "up", "pressMore"],
    ["inBand", "tick", "hold"],
    ["tooHigh", "down", "easeOff"],
    ["done", "tick", "release"],
    ["rest", "pause", "rest"],
    ["stopped", "stop", "stopped"],
  ] as [Phase, string, string][])("tells %s by shape and word", (phase, shape, word) => {
    expect(cueFor(guidance(phase), true, true)).toMatchObject({ shape, word });
  });

  it("gives under, in and over three different shapes, words and tones", () => {
    const cues = (["tooLow", "inBand", "tooHigh"] as Phase[]).map((phase) =>
      cueFor(guidance(phase), true, true),
    );
    for (const property of ["shape", "word", "tone"] as const) {
      expect(new Set(cues.map((cue) => cue[property])).size).toBe(3);
    }
  });

  it("gives no advice on stale data", () => {
    expect(cueFor(guidance("tooLow"), false, true).word).toBe("noData");
  });

  it("gives no advice where there is no target, but still tells a patient's stop", () => {
    for (const phase of ["approach", "loading", "tooLow"] as Phase[]) {
      expect(cueFor(guidance(phase), true, false).word).toBe("noTarget");
    }
    expect(cueFor(guidance("stopped"), true, false).word).toBe("stopped");
  });

  it("waits instead of guessing at a phase it does not know", () => {
    expect(cueFor(guidance("newPhase" as Phase), true, true).word).toBe("waiting");
  });
});

describe("ringFor", () => {
  it("counts the seconds down and fills the circle", () => {
    const ring = ringFor(
      guidance("inBand", { inBandSeconds: 7.5, remainingSeconds: 22.5 }),
      prescription,
      true,
    );
    expect(ring).toEqual({ fraction: 0.25, seconds: 23, caption: "secondsLeft", tone: "counting" });
  });

  it("never says 0 while something is left", () => {
    expect(
      ringFor(guidance("inBand", { inBandSeconds: 29.99, remainingSeconds: 0.01 }), prescription, true)
        .seconds,
    ).toBe(1);
  });

  it("never tells 0 seconds left of a hold that goes on, however little the message's digits leave of it", () => {
    const last = guidance("inBand", { inBandSeconds: 30, remainingSeconds: 0 });
    expect(ringFor(last, prescription, true)).toMatchObject({ seconds: 1, tone: "counting" });
  });

  it("says that it is paused outside the band once the hold has begun", () => {
    const out = guidance("tooLow", { inBandSeconds: 3, remainingSeconds: 27 });
    expect(ringFor(out, prescription, true)).toMatchObject({ seconds: 27, tone: "paused" });
    expect(ringFor(guidance("loading"), prescription, true)).toMatchObject({ seconds: 30, tone: "waiting" });
  });

  it("stands ready for the next press, whatever the last one reached", () => {
    const before = guidance("approach", { inBandSeconds: 30, remainingSeconds: 30 });
    expect(ringFor(before, prescription, true)).toMatchObject({
      fraction: 0,
      seconds: 30,
      caption: "toHold",
      tone: "waiting",
    });
  });

  it("shows a tick instead of a number when done", () => {
    expect(ringFor(guidance("done"), prescription, true)).toMatchObject({
      fraction: 1,
      seconds: null,
      tone: "done",
    });
  });

  it("counts the rest down", () => {
    const rest = guidance("rest", { restRemainingSeconds: 2.5 });
    expect(ringFor(rest, prescription, true)).toMatchObject({ fraction: 0.25, seconds: 3, tone: "rest" });
  });

  it("stands ready before anything was said", () => {
    expect(ringFor(null, null, true)).toMatchObject({ fraction: 0, seconds: null, tone: "waiting" });
    expect(ringFor(null, prescription, true).seconds).toBe(30);
  });

  it("counts nothing down where there is no band to count in, but goes on telling a stop", () => {
    expect(ringFor(guidance("approach"), prescription, false)).toMatchObject({
      seconds: null,
      caption: "noTarget",
    });
    expect(ringFor(guidance("stopped"), prescription, false)).toMatchObject({ caption: "stopped" });
  });
});
