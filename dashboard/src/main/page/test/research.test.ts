import { describe, expect, it } from "vitest";
import { parseWindow } from "../src/research/api.ts";
import { bandWords } from "../src/research/compare.ts";
import { matched } from "../src/research/match.ts";
import { research as en } from "../src/text/research.en.ts";
import { uk } from "../src/text/research.uk.ts";
import { formatMoment } from "../src/research/moment.ts";
import { labelLeft, spaced } from "../src/research/spacing.ts";
import { clampRange, clockTime, moved, niceStep, zoomed } from "../src/research/range.ts";

/** All keys of a table of texts, those within included. */
function keysOf(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "object" ? keysOf(text as object, `${before}${key}.`) : [before + key],
  );
}

it("speaks Ukrainian in every word", () => {
  expect(keysOf(uk).sort()).toEqual(keysOf(en).sort());
});

const WHOLE = { from: 0, to: 3600 };

describe("a range of time", () => {
  it("keeps the moment under the pointer where it is", () => {
    const range = zoomed({ from: 100, to: 200 }, 0.5, 125, WHOLE);
    expect(range).toEqual({ from: 112.5, to: 162.5 });
    expect((125 - range.from) / (range.to - range.from)).toBeCloseTo(0.25);
  });

  it("never leaves the recording", () => {
    expect(moved({ from: 10, to: 20 }, -500, WHOLE)).toEqual({ from: 0, to: 10 });
    expect(moved({ from: 10, to: 20 }, 9999, WHOLE)).toEqual({ from: 3590, to: 3600 });
    expect(zoomed({ from: 10, to: 20 }, 1e6, 15, WHOLE)).toEqual(WHOLE);
  });

  it("never shrinks to nothing", () => {
    const range = clampRange({ from: 7, to: 7 }, WHOLE);
    expect(range.to - range.from).toBeCloseTo(0.001);
  });

  it("has grid lines that people count in", () => {
    expect([0.0013, 0.3, 4, 31, 130, 1000].map(niceStep)).toEqual([0.002, 0.5, 5, 60, 300, 1800]);
  });

  it("is told as on a clock", () => {
    expect(clockTime(83.5, 0.1)).toBe("1:23.5");
    expect(clockTime(59.996, 0.01)).toBe("1:00.00");
    expect(clockTime(3600, 60)).toBe("60:00");
    expect(clockTime(-2, 1)).toBe("−0:02");
  });
});

describe("two analyses", () => {
  const hold = (onsetSeconds: number, releaseSeconds: number) => ({ onsetSeconds, releaseSeconds });
  const [first, second, third] = [hold(0, 10), hold(20, 30), hold(40, 50)];

  it("pair holds that overlap, and leave alone what only one of them found", () => {
    const [a, b] = [hold(1, 11), hold(60, 70)];
    expect(matched([first, second], [a, b])).toEqual([
      [first, a],
      [second, null],
      [null, b],
    ]);
  });

  it("give a hold that was split to the longer part", () => {
    const [short, long] = [hold(40, 42), hold(43, 50)];
    expect(matched([third], [short, long])).toEqual([
      [third, long],
      [null, short],
    ]);
  });

  it("pair nothing with nothing", () => {
    expect(matched([], [])).toEqual([]);
    expect(matched([first], [])).toEqual([[first, null]]);
  });
});

describe("labels", () => {
  it("are left out where they would touch the one before", () => {
    const cues = [0, 4, 20, 29, 60].map((left) => ({ left, width: 18 }));
    expect(spaced(cues, 6)).toEqual([true, false, false, true, true]);
  });

  it("are all written where there is room, and none of none", () => {
    expect(
      spaced(
        [
          { left: 0, width: 10 },
          { left: 16, width: 10 },
        ],
        6,
      ),
    ).toEqual([true, true]);
    expect(spaced([], 6)).toEqual([]);
  });

  it("stand on their line's right, and on its left where the trace would cut them off", () => {
    expect([100, 357, 358, 400].map((x) => labelLeft(x, 40, 56, 400))).toEqual([103, 360, 315, 357]);
    expect(labelLeft(390, 500, 56, 400), "too long for either").toBe(56);
  });
});

describe("a moment", () => {
  it("is told in the zone that it names, which is that of the filters", () => {
    expect(formatMoment("2026-11-21T23:30:00Z", "en")).toMatch(/11\/21\/2026, 11:30:00 PM UTC/);
    expect(formatMoment("2026-11-21T23:30:00Z", "uk")).toMatch(/21\.11\.2026, 23:30:00 UTC/);
  });
});

describe("a band", () => {
  const words = (value: number) => value.toFixed(2);

  it("is told in newtons, and in the recording's unit where that is another", () => {
    const newtons = { low: 70, high: 76 };
    expect(bandWords(newtons, newtons, "N", words)).toBe("70.00–76.00 N");
    expect(bandWords({ low: 7.138, high: 7.75 }, newtons, "kg", words)).toBe("70.00–76.00 N (7.14–7.75 kg)");
  });

  it("is told in counts where there are no newtons", () => {
    expect(bandWords({ low: 10, high: 20 }, null, "counts", words)).toBe("10.00–20.00 counts");
    expect(bandWords(null, null, "counts", words)).toBeNull();
  });
});

describe("a window's bytes", () => {
  function bytes(header: object, times: number[], figures: number[]): ArrayBuffer {
    let json = JSON.stringify(header);
    json = json.padEnd(Math.ceil(json.length / 8) * 8);
    const buffer = new ArrayBuffer(8 + json.length + 8 * times.length + 4 * figures.length);
    new DataView(buffer).setBigUint64(0, BigInt(json.length), true);
    new Uint8Array(buffer, 8).set(new TextEncoder().encode(json));
    new Float64Array(buffer, 8 + json.length, times.length).set(times);
    new Float32Array(buffer, 8 + json.length + 8 * times.length).set(figures);
    return buffer;
  }

  it("are lowest and highest by turns, column by column", () => {
    const window = parseWindow(
      bytes({ from: 0, to: 1, kind: "envelope", columns: [0, 4], points: 2 }, [], [1, 2, 3, 4, 5, 6, 7, 8]),
    );
    expect(window.figures.map((figures) => [...figures])).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(window.times.length).toBe(0);
  });

  it("are samples with their times", () => {
    const window = parseWindow(
      bytes({ from: 0, to: 1, kind: "samples", columns: [2], points: 3 }, [0.1, 0.2, 0.3], [7, 8, 9]),
    );
    expect([...window.times]).toEqual([0.1, 0.2, 0.3]);
    expect(window.figures.map((figures) => [...figures])).toEqual([[7, 8, 9]]);
  });
});
