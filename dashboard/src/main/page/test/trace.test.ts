import { describe, expect, it } from "vitest";
import { Trace } from "../src/live/trace.ts";

describe("Trace", () => {
  it("keeps the newest points in order, however often it wraps", () => {
    const trace = new Trace(8);
    for (let i = 0; i < 1003; i++) {
      trace.push(i, 10 * i);
      const [times, forces] = trace.since(Number.NEGATIVE_INFINITY);
      const expected = Array.from({ length: Math.min(i + 1, 8) }, (_, k) => i - Math.min(i, 7) + k);
      expect([...times]).toEqual(expected);
      expect([...forces]).toEqual(expected.map((time) => 10 * time));
    }
  });

  it("gives the points of a window and the one before it, so that the line enters from the left", () => {
    const trace = new Trace(100);
    for (let i = 0; i < 50; i++) trace.push(i / 10, i);
    expect([...trace.since(4.65)[0]]).toEqual([4.6, 4.7, 4.8, 4.9]);
    expect([...trace.since(-1)[0]]).toHaveLength(50);
  });

  it("hands out views of its own memory instead of copies", () => {
    const trace = new Trace(10);
    trace.push(1, 1);
    expect(trace.since(0)[0].buffer).toBe(trace.since(0)[0].buffer);
  });

  it("starts anew when time runs backwards, as after a restart of the device", () => {
    const trace = new Trace(10);
    trace.push(5, 50);
    trace.push(0.1, 1);
    expect(trace.length).toBe(1);
    expect(trace.lastTime).toBe(0.1);
    expect(trace.peakOf(30)).toBe(1);
  });

  it("ignores a second point at the same instant", () => {
    const trace = new Trace(10);
    trace.push(1, 2);
    trace.push(1, 3);
    expect(trace.length).toBe(1);
  });

  it("finds the peak of the last seconds only", () => {
    const trace = new Trace(100);
    for (let i = 0; i < 60; i++) trace.push(i, i === 5 ? 99 : 1);
    expect(trace.peakOf(70)).toBe(99);
    expect(trace.peakOf(30)).toBe(1);
    expect(new Trace(3).peakOf(30)).toBe(0);
  });
});
