import { beforeEach, describe, expect, it } from "vitest";
import type { Alert, Phase } from "../src/live/messages.ts";
import {
  LOOKAHEAD_MILLIS,
  SoundDirector,
  type SoundState,
  patternFor,
  roundOf,
} from "../src/sound/director.ts";
import { TUNES, lengthOf } from "../src/sound/notes.ts";

const BAND = { low: 40, high: 60 };

function state(changes: Partial<SoundState> = {}): SoundState {
  return {
    live: true,
    stopped: false,
    phase: "inBand",
    force: 50,
    band: BAND,
    alert: "none",
    feedbackShown: true,
    news: [],
    ...changes,
  };
}

describe("patternFor", () => {
  it.each([
    ["approach", "silence"],
    ["loading", "under"],
    ["tooLow", "under"],
    ["inBand", "in"],
    ["tooHigh", "over"],
    ["done", "silence"],
    ["rest", "silence"],
    ["finished", "silence"],
    ["newPhase", "silence"],
  ] as [Phase, string][])("is for %s: %s", (phase, pattern) => {
    expect(patternFor(state({ phase }))).toBe(pattern);
  });

  it.each(["ceiling", "overdose", "limit"] as Alert[])("sounds the alarm for %s in every phase", (alert) => {
    for (const phase of ["inBand", "tooHigh", "done", "finished"] as Phase[])
      expect(patternFor(state({ phase, alert }))).toBe("alarm");
  });

  it("keeps to the band near the ceiling, and says nothing of a band that there is not", () => {
    expect(patternFor(state({ alert: "ceilingWarning", phase: "tooHigh" }))).toBe("over");
    expect(patternFor(state({ band: null }))).toBe("silence");
    expect(patternFor(state({ live: false }))).toBe("silence");
  });

  it("gives nothing away without feedback, but sounds the alarm", () => {
    for (const phase of ["loading", "inBand", "tooLow", "tooHigh"] as Phase[])
      expect(patternFor(state({ phase, feedbackShown: false }))).toBe("silence");
    expect(patternFor(state({ feedbackShown: false, alert: "ceiling" }))).toBe("alarm");
  });

  it("is silent after a patient's stop, whatever else holds", () => {
    expect(patternFor(state({ stopped: true, alert: "ceiling" }))).toBe("silence");
  });
});

describe("roundOf", () => {
  it("rises in pitch and pace towards the band, and stays below what is heard inside it", () => {
    const far = roundOf("under", 5, BAND);
    const near = roundOf("under", 39, BAND);
    expect(near.tune[0]?.hertz).toBeGreaterThan(far.tune[0]?.hertz ?? 0);
    expect(near.period).toBeLessThan(far.period);
    expect(near.tune[0]?.hertz).toBeLessThan(roundOf("in", 50, BAND).tune[0]?.hertz ?? 0);
  });

  it("differs in pitch, in rhythm and in timbre between under, in, over and alarm", () => {
    const rounds = (["under", "in", "over", "alarm"] as const).map((pattern) => roundOf(pattern, 55, BAND));
    expect(new Set(rounds.map(({ tune }) => Math.round(tune[0]?.hertz ?? 0))).size).toBe(4);
    expect(new Set(rounds.map(({ period }) => Math.round(period))).size).toBe(4);
    expect(rounds.map(({ tune }) => tune.length)).toEqual([1, 1, 2, 2]);
  });

  it("has figures for a force or a band that nobody knows", () => {
    for (const pattern of ["under", "over"] as const)
      for (const { hertz } of roundOf(pattern, null, null).tune) expect(hertz).toBeGreaterThan(100);
  });
});

describe("SoundDirector", () => {
  let director: SoundDirector;

  beforeEach(() => {
    director = new SoundDirector();
  });

  /** All notes of a state that lasts, asked for every 40 ms. */
  function over(from: number, to: number, lasting: SoundState) {
    const notes = [];
    for (let now = from; now < to; now += 40) notes.push(...director.due(lasting, now));
    return notes;
  }

  it("ticks once a second inside the band, at even times however uneven it is asked", () => {
    const notes = [0, 7, 900, 910, 1500, 1890, 1999, 2950].flatMap((now) => director.due(state(), now));
    expect(notes.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000]);
  });

  it("hands nothing out too early, and nothing twice", () => {
    const notes = over(0, 5000, state({ phase: "tooHigh", force: 70 }));
    expect(new Set(notes.map(({ at }) => at)).size).toBe(notes.length);
    expect(Math.max(...notes.map(({ at }) => at))).toBeLessThan(5000 + LOOKAHEAD_MILLIS + 100);
  });

  it("changes at once with the state", () => {
    over(0, 480, state());
    expect(director.due(state({ phase: "tooHigh", force: 70 }), 480)[0]?.at).toBe(480);
  });

  it("does not make up for the time that a tab slept", () => {
    director.due(state(), 0);
    expect(director.due(state(), 60_000)).toHaveLength(1);
  });

  it("plays the end of a hold once, alone, and is silent then", () => {
    over(0, 1000, state());
    const done = state({ phase: "done", news: ["plateau", "holdDone"] });
    expect(director.due(done, 1000).map(({ hertz }) => hertz)).toEqual(TUNES.done.map(({ hertz }) => hertz));
    expect(over(1040, 5000, state({ phase: "done" }))).toEqual([]);
  });

  it("lets the ticks wait until a tune is over", () => {
    const step = director.due(state({ phase: "loading", news: ["step"] }), 1000);
    expect(step).toHaveLength(TUNES.step.length);
    const [first] = over(1040, 3000, state({ phase: "loading" }));
    expect(first?.at).toBeGreaterThanOrEqual(1000 + lengthOf(TUNES.step));
  });

  it("warns before the ceiling and lets the alarm wait for nothing", () => {
    const warned = director.due(
      state({ phase: "tooHigh", alert: "ceilingWarning", news: ["ceilingWarning"] }),
      0,
    );
    expect(warned.map(({ wave }) => wave)).toEqual(["square", "square", "square"]);
    const alarm = director.due(state({ phase: "tooHigh", alert: "ceiling", news: ["ceiling"] }), 50);
    expect(alarm[0]).toMatchObject({ at: 50, hertz: 880, loudness: 1 });
  });

  it("sounds a patient's stop three times, once and for all, also where it was pressed before", () => {
    expect(director.due(state({ stopped: true }), 0).map(({ hertz, toHertz }) => [hertz, toHertz])).toEqual(
      Array(3).fill([784, 196]),
    );
    expect(over(40, 10_000, state({ stopped: true, alert: "ceiling" }))).toEqual([]);
    director.due(state(), 10_000);
    expect(director.due(state({ stopped: true }), 20_000)).toHaveLength(3);
  });

  it("tells once that what was heard is no longer live", () => {
    expect(director.due(state({ live: false }), 0)).toEqual([]);
    director.due(state(), 100);
    expect(director.due(state({ live: false }), 600).map(({ hertz }) => hertz)).toEqual([
      TUNES.lost[0].hertz,
    ]);
    expect(over(640, 5000, state({ live: false }))).toEqual([]);
  });

  it("says nothing of news that it does not know", () => {
    const odd = state({ phase: "done", news: ["saturatedForce" as "gap", "onset", "pain"] });
    expect(director.due(odd, 0)).toEqual([]);
  });
});
