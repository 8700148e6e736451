import { describe, expect, it } from "vitest";
import { ScreenAge } from "../src/live/screenAge.ts";

describe("ScreenAge", () => {
  it("knows no age before a force was painted", () => {
    const age = new ScreenAge();
    age.painted(5, null);
    age.painted(6, { heardAt: 1, ageMicros: null });
    expect(age.figures(10)).toEqual({ medianMicros: null, p99Micros: null, framesPerSecond: 2 });
  });

  it("adds the server's part to the page's own", () => {
    const age = new ScreenAge();
    age.painted(112, { heardAt: 100, ageMicros: 500 });
    expect(age.figures(112).medianMicros).toBe(12_500);
  });

  it("tells the median and what 99 of 100 are not older than", () => {
    const age = new ScreenAge();
    for (let frame = 1; frame <= 100; frame++) age.painted(frame, { heardAt: 0, ageMicros: 0 });
    expect(age.figures(100)).toMatchObject({ medianMicros: 50_000, p99Micros: 99_000 });
  });

  it("counts the frames of the last second and forgets old ages", () => {
    const age = new ScreenAge();
    age.painted(0, { heardAt: 0, ageMicros: 9e9 });
    for (let frame = 1; frame <= 300; frame++)
      age.painted(frame * 16, { heardAt: frame * 16 - 4, ageMicros: 0 });
    const figures = age.figures(4800);
    expect(figures.framesPerSecond).toBe(63);
    expect(figures.p99Micros).toBe(4000);
  });
});
