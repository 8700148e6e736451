import { describe, expect, it } from "vitest";
import { inNeed } from "../src/classroom/helps.ts";
import { boardOf, type Student } from "../src/classroom/messages.ts";
import { SPARK_HEIGHT, sparkPath, sparkTop, sparkY } from "../src/classroom/spark.ts";

function student(station: string, help: Student["help"]): Student {
  return {
    station,
    name: station,
    state: "approach",
    source: "sim:hand",
    recording: "",
    force: 1,
    forceUnit: "N",
    bandLow: 20,
    bandHigh: 30,
    repetition: 1,
    repetitions: 3,
    inBandSeconds: 0,
    holdSeconds: 10,
    score: null,
    holds: 0,
    spark: [],
    help,
    feedback: "",
    behind: 0,
    notices: [],
  };
}

describe("who needs help", () => {
  it("names the urgent first, and keeps the order of the board within", () => {
    const students = [
      student("a", { urgent: false, reason: "slow" }),
      student("b", null),
      student("c", { urgent: true, reason: "too hard" }),
      student("d", { urgent: true, reason: "gone" }),
    ];
    expect(inNeed(students).map((each) => each.station)).toEqual(["c", "d", "a"]);
  });
});

describe("the small drawing", () => {
  it("leaves room above the band, and above what was pressed", () => {
    expect(sparkTop([1, 2], 30)).toBe(45);
    expect(sparkTop([100], 30)).toBeCloseTo(105);
    expect(sparkTop([], null)).toBe(1);
  });

  it("puts no force at the bottom and keeps to the box", () => {
    expect(sparkY(0, 45)).toBe(SPARK_HEIGHT);
    expect(sparkY(90, 45)).toBe(0);
  });

  it("breaks the line where nothing was known, and ends at the right edge", () => {
    const path = sparkPath([0, null, 0, 0], 45);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.endsWith("L100.0 30.0")).toBe(true);
  });
});

describe("messages", () => {
  it("passes over what is no board", () => {
    expect(boardOf('{"type":"missed","scans":3}')).toBeNull();
    expect(boardOf('{"type":"board","students":[]}')?.students).toEqual([]);
  });
});
