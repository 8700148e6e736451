import { describe, expect, it } from "vitest";
import { curvePoints } from "../src/classroom/learning.ts";
import type { Fact, StudentBook, Trace } from "../src/classroom/messages.ts";
import { decimalsOf, overlayOf, until } from "../src/classroom/overlay.ts";
import { keyOf, pressesOf } from "../src/classroom/presses.ts";
import { expertPoints } from "../src/view/expert.ts";

const RAMP: Trace = { startSeconds: 9.5, intervalSeconds: 0.5, forces: [0, 0, 10, 20, 30] };

describe("holds over each other", () => {
  it("lie by their onsets, each on its own clock", () => {
    const late: Trace = { ...RAMP, startSeconds: 109.5 };
    const { seconds, forces } = overlayOf([
      { trace: RAMP, onsetSeconds: 10 },
      { trace: late, onsetSeconds: 110 },
    ]);
    const at = seconds.findIndex((second) => Math.abs(second - 1) < 1e-6);
    expect(seconds[0]).toBeCloseTo(-0.5);
    expect(forces[0]?.[at]).toBeCloseTo(20);
    expect(forces[1]?.[at]).toBeCloseTo(20);
  });

  it("have no force beyond their ends, nor where nothing was heard", () => {
    const holed: Trace = { startSeconds: 0, intervalSeconds: 1, forces: [5, null, 5, 5] };
    const { seconds, forces } = overlayOf([{ trace: holed, onsetSeconds: 0 }, null]);
    const force = (second: number) =>
      forces[0]?.[seconds.findIndex((each) => Math.abs(each - second) < 1e-6)];
    expect(force(0.5)).toBeNull();
    expect(force(2.5)).toBe(5);
    expect(forces[1]?.every((each) => each === null)).toBe(true);
    const short = overlayOf([{ trace: { ...holed, forces: [5, 5] }, onsetSeconds: 0 }]);
    expect(short.seconds[short.seconds.length - 1]).toBeCloseTo(1);
  });

  it("are drawn again up to a moment of their replay", () => {
    const shown = until(overlayOf([{ trace: RAMP, onsetSeconds: 10 }]), 0.55);
    const known = shown.forces[0]?.filter((force) => force !== null) ?? [];
    expect(known[known.length - 1]).toBeCloseTo(10);
    expect(shown.seconds).toHaveLength(shown.forces[0]?.length ?? 0);
  });
});

describe("an axis", () => {
  it("never writes one figure twice", () => {
    expect([5, 2.5, 1, 0.5, 0.25, 0.1, 0.02].map(decimalsOf)).toEqual([0, 1, 0, 1, 2, 1, 2]);
  });
});

describe("a learning curve", () => {
  it("leaves drills without a score out, and keeps their place", () => {
    const points = curvePoints([0, null, 100]);
    expect(points).toHaveLength(2);
    expect(points[0]![1]).toBeGreaterThan(points[1]![1]);
    expect(points[1]![0] - points[0]![0]).toBeCloseTo(112);
  });

  it("of one drill is a point", () => {
    expect(curvePoints([50])).toEqual([[4, 18]]);
    expect(curvePoints([])).toEqual([]);
  });
});

function fact(number: number, drill: string, index: number | null): Fact {
  return {
    outbox: "box",
    number,
    drill,
    feedback: "full",
    done: true,
    forceUnit: "N",
    bandLow: 20,
    bandHigh: 30,
    hold:
      index === null
        ? null
        : {
            index,
            onsetSeconds: 1,
            releaseSeconds: 12,
            ended: "released",
            meanForce: 25,
            peakForce: 27,
            loadingRate: 10,
            coefficientOfVariationPercent: 2,
            sag: 0,
            plateauStartSeconds: 2,
            plateauEndSeconds: 11,
            timeInBandPercent: 100,
          },
    estimate: null,
    trace: null,
    match: null,
    points: { total: 80, leftOut: 0, whyNot: "", parts: [] },
  };
}

describe("a student's holds", () => {
  it("are told newest first, with the drill that each belongs to", () => {
    const facts = [fact(1, "", 1), fact(2, "a", 1), fact(3, "a", null), fact(4, "b", 1)];
    const book: StudentBook = {
      station: "s",
      name: "Anna",
      entries: facts.map((each) => ({ fact: each, happenedAtMillis: 0 })),
    };
    const presses = pressesOf(book);
    expect(presses.map((press) => [keyOf(press), press.drill])).toEqual([
      ["box 4", 2],
      ["box 2", 1],
      ["box 1", 0],
    ]);
  });
});

describe("an estimate", () => {
  it("stands with the hold that it is of", () => {
    const estimated: Fact = { ...fact(3, "a", null), estimate: { hold: 1, force: 22, meanForce: 25 } };
    const facts = [fact(1, "a", 1), fact(2, "a", 2), estimated];
    const entries = facts.map((each) => ({ fact: each, happenedAtMillis: 0 }));
    const presses = pressesOf({ station: "s", name: "Anna", entries });
    expect(presses.map((press) => press.estimate)).toEqual([null, 22]);
  });
});

describe("the example on the live page", () => {
  it("begins with the hand's own onset", () => {
    const expert = { name: "Anna", beforeOnsetSeconds: 0.5, intervalSeconds: 0.25, forces: [0, null, 5] };
    expect(expertPoints(expert, 30)).toEqual([[29.5, 0], null, [30, 5]]);
  });
});
