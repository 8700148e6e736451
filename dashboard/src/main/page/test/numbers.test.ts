import { describe, expect, it } from "vitest";
import { en } from "../src/text/en.ts";
import {
  forceDecimals,
  formatDifference,
  formatDuration,
  formatMicros,
  formatNumber,
  formatUncertainty,
  scaleTop,
} from "../src/view/numbers.ts";

const band = { low: 40, high: 60 };

describe("numbers", () => {
  it("shows about a hundredth of the target, whatever the unit", () => {
    const decimalsFor = (bandHigh: number) => forceDecimals({ low: 0, high: bandHigh });
    expect([60, 5, 0.5, 50_000].map(decimalsFor)).toEqual([0, 1, 2, 0]);
    expect(forceDecimals(null)).toBe(0);
  });

  it("writes numbers as the locale does, without a minus before zero", () => {
    expect(formatNumber(-0.2, 0, "en")).toBe("0");
    expect(formatNumber(1284.4, 0, "en")).toBe("1,284");
    expect(formatNumber(5.25, 1, "uk")).toBe("5,3");
  });

  it("writes a true minus in every language, and a plus only before a difference", () => {
    for (const [locale, point] of [
      ["en", "."],
      ["uk", ","],
      ["sv", ","],
    ] as const) {
      expect(formatNumber(-1.26, 1, locale)).toBe(`−1${point}3`);
      expect(formatDifference(-1.26, 1, locale)).toBe(`−1${point}3`);
      expect(formatDifference(1.26, 1, locale)).toBe(`+1${point}3`);
    }
    expect([0.04, -0.04, 0].map((value) => formatDifference(value, 1, "en"))).toEqual(["0.0", "0.0", "0.0"]);
  });

  it("writes an uncertainty with one decimal more than its force, and never as nothing", () => {
    const written = [0.87, 0.05, 0.04, 12.34].map((figure) => formatUncertainty(figure, band, "en"));
    expect(written).toEqual(["0.9", "0.1", "<0.1", "12.3"]);
    expect(formatUncertainty(0.054, { low: 3, high: 5 }, "en")).toBe("0.05");
  });

  it("writes durations as minutes and seconds", () => {
    expect([0, 59.9, 61, -3].map(formatDuration)).toEqual(["0:00", "0:59", "1:01", "0:00"]);
  });

  it("writes no time that passed as nothing, and no more figures than can be read", () => {
    const written = [0.2, 31.4, 293, 999.6, 1340, 9960, 12_600].map((micros) => formatMicros(micros, en));
    expect(written).toEqual(["1 µs", "31 µs", "293 µs", "1.0 ms", "1.3 ms", "10 ms", "13 ms"]);
  });

  it("writes a duration that is not known as a dash", () => {
    expect(formatDuration(null)).toBe("–");
  });

  it("keeps the force scale still until the press leaves it, then makes room in few steps", () => {
    expect(scaleTop(band, 0)).toBe(90);
    expect(scaleTop(band, 89)).toBe(90);
    expect(scaleTop(band, 91)).toBe(100);
    expect(scaleTop(band, 133)).toBe(150);
    for (const peak of [0.5, 3, 8, 88_000]) expect(scaleTop(null, peak)).toBeGreaterThanOrEqual(peak);
  });
});
