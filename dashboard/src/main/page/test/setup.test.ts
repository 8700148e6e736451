import { describe, expect, it } from "vitest";
import { type Course, massesOf, stepOf } from "../src/setup/calibration.ts";
import { calibrationOf, forceOf } from "../src/setup/devices.ts";
import { gravestFirst } from "../src/setup/doctor.ts";
import { figuresOf } from "../src/setup/figures.ts";
import { idOf, keysLeft, partsOf, rowsOf, textOf, withLine, withPart } from "../src/setup/lines.ts";
import { type Channel, type DeviceState, devicesOf } from "../src/setup/messages.ts";
import { partsFor } from "../src/setup/parts.ts";
import {
  decades,
  microsAt,
  mostNines,
  nines,
  percentileWith,
  plotSize,
  type Point,
} from "../src/setup/scale.ts";
import { setup as en } from "../src/text/setup.en.ts";
import { uk } from "../src/text/setup.uk.ts";

/** All keys of a table of texts, those within included. */
function keysOf(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "object" ? keysOf(text as object, `${before}${key}.`) : [before + key],
  );
}

it("speaks Ukrainian in every word", () => {
  // What the server says in English by itself is named in other languages only.
  const named = (keys: string[]) =>
    keys.filter((key) => !/^(stages|keys|matters|doctor|models|provenances|filtering)\./.test(key)).sort();
  expect(named(keysOf(uk))).toEqual(named(keysOf(en)));
});

describe("the layout of percentiles", () => {
  it("gives each nine as much room as the one before", () => {
    expect([0, 90, 99, 99.9].map((percent) => Math.round(nines(percent) * 1e6) / 1e6)).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 3, 4].map(percentileWith)).toEqual(["0", "90", "99", "99.9", "99.99"]);
    expect(nines(100)).toBeCloseTo(9);
  });

  it("has the pixels of the screen, so that its words stay legible on a phone", () => {
    expect([0, 340, 2000].map(plotSize)).toEqual([
      [300, 260],
      [340, 260],
      [760, 380],
    ]);
  });

  it("shows as many nines as the durations can tell apart", () => {
    expect([0, 1, 150, 5000, 1e12].map(mostNines)).toEqual([2, 2, 3, 4, 7]);
  });

  it("takes in every duration, of nothing too", () => {
    const points: Point[] = [
      [50, 3],
      [100, 4200],
    ];
    expect(decades(points)).toEqual([0, 4]);
    expect(decades([])).toEqual([0, 3]);
    expect(decades([[100, 0]])).toEqual([-1, 0]);
    expect(microsAt(99, points)).toBe(4200);
    expect(microsAt(50, points)).toBe(3);
    expect(microsAt(50, [])).toBeNull();
  });
});

const channel: Channel = {
  name: "palm",
  position: "palm",
  bits: 12,
  counts: 812,
  force: 12.346,
  uncertainty: null,
  flags: [],
  calibration: null,
};

const device: DeviceState = {
  index: 0,
  name: "glove",
  source: "sim:glove",
  link: { state: "streaming", reason: "scans_arrive", cause: "" },
  losses: {
    scans: 1000,
    framesMissing: 3,
    missingPercent: 0.3,
    framesDamaged: 0,
    scansDropped: 0,
    impossibleCounts: 0,
    deviceOverruns: 0,
    missedByPublisher: 0,
  },
  clock: {
    rateHz: 80,
    jitterMicros: 12,
    driftPpm: 3,
    uncertaintyMicros: 40,
    roundTripMicros: null,
    replies: 0,
    delayMicros: 100,
    delayJitterMicros: 5,
  },
  device: {
    model: "Glove",
    serialNumber: "7",
    firmwareVersion: "1",
    rateHz: 100,
    filter: "median of 3; delay 4.0 ms",
    filterCode: "filtered",
    filterFigures: { median: 3, order: 0, cornerHz: 0, delayMillis: 4 },
    forceUnit: "N",
  },
  channels: [channel],
  warnings: [],
};

describe("a device", () => {
  it("is doubtful in its rate and its losses, and in nothing else", () => {
    const doubtful = figuresOf(device, en).filter((figure) => figure.doubtful);
    expect(doubtful.map(({ term, value }) => `${term}: ${value}`)).toEqual([
      "Rate: 80.00 of 100.0 scans/s",
      "Frames missing: 3 (0.300 %)",
    ]);
  });

  it("says of a clock that it is fast or slow, by a figure without a sign", () => {
    const runs = (driftPpm: number, texts = en) =>
      figuresOf({ ...device, clock: { ...(device.clock as object), driftPpm } } as DeviceState, texts).find(
        ({ term }) => term === texts.figures.drift,
      )?.value;
    expect([runs(-1.7), runs(12)]).toEqual(["1.7 ppm slow", "12.0 ppm fast"]);
    expect(runs(-1.7, uk)).toBe("відстає на 1,7 млн⁻¹");
  });

  it("tells model and filter in the page's language", () => {
    const hand = {
      ...device,
      device: { ...(device.device as object), model: "Simulated hand" },
    } as DeviceState;
    const told = (texts: typeof en) =>
      [texts.figures.model, texts.figures.filter].map(
        (wanted) => figuresOf(hand, texts).find(({ term }) => term === wanted)?.value,
      );
    expect(told(en)).toEqual(["Simulated hand, 1", "median of 3; delay 4.0 ms"]);
    expect(told(uk)).toEqual(["Уявна рука, 1", "медіана з 3; затримка 4,0 мс"]);
  });

  it("says of what is not known that it is not", () => {
    const unknown = figuresOf({ ...device, clock: null, device: null }, en);
    expect(unknown.find(({ term }) => term === "Rate")?.value).toBe("–");
    expect(unknown.some(({ value }) => /NaN|null|undefined/.test(value))).toBe(false);
  });

  it("shows a force only where counts are one", () => {
    expect(forceOf(channel, "N", en)).toBe("12.35 N");
    expect(forceOf({ ...channel, uncertainty: 0.5 }, "N", uk)).toBe("12,35 Н ± 0,50");
    expect(forceOf(channel, "counts", en)).toBe("–");
    expect(forceOf({ ...channel, force: null }, "N", en)).toBe("–");
  });

  it("tells a calibration's name, age and end", () => {
    const made = {
      id: "0a1b2c3d",
      provenance: "two points",
      date: "2026-11-20",
      ageDays: 1,
      expires: "2026-11-20",
      expired: true,
    };
    expect(calibrationOf(made, en)).toBe("0a1b2c3d, of 2026-11-20 (1 day old), expired 2026-11-20");
    expect(calibrationOf({ ...made, date: null }, en)).toBe("two points (0a1b2c3d)");
    expect(calibrationOf(null, en)).toBe("none: counts only");
  });
});

describe("the stream", () => {
  it("is only read where it is ours", () => {
    expect(devicesOf(JSON.stringify({ type: "devices", devices: [device] }))).toEqual([device]);
    for (const other of ["", "[]", '{"type":"devices"}', '{"type":"scan","devices":[]}']) {
      expect(devicesOf(other)).toBeNull();
    }
  });
});

it("puts what must be mended first", () => {
  const verdicts = ["good", "advice", "unknown", "problem", "good"].map((verdict) => ({ verdict }));
  expect(gravestFirst(verdicts).map(({ verdict }) => verdict)).toEqual([
    "problem",
    "advice",
    "unknown",
    "good",
    "good",
  ]);
});

it("offers everybody what is for their roles", () => {
  const parts = { devices: { roles: ["therapist", "trainer"] }, users: { roles: ["administrator"] } };
  expect(partsFor(parts, ["administrator"])).toEqual(["users"]);
  expect(partsFor(parts, ["trainer", "administrator"])).toEqual(["devices", "users"]);
  expect(partsFor(parts, ["student"])).toEqual([]);
});

const WRITTEN = `prescription-version=1
# for Tuesdays
name=Calves
band=35 to 45 N [default]

[step]
hold = 60 s
nonsense

[site]
name=Left calf
`;

describe("a prescription as rows", () => {
  it("has a row for each line and changes nothing that nobody changed", () => {
    const rows = rowsOf(WRITTEN);
    expect(rows).toHaveLength(11);
    expect(textOf(rows)).toBe(WRITTEN.replace("hold = 60 s", "hold=60 s"));
    expect(textOf(rowsOf(WRITTEN.replaceAll("\n", "\r\n")))).toBe(textOf(rows));
  });

  it("shows a line that says nothing, so that it can be mended", () => {
    expect(rowsOf(WRITTEN)[7]).toEqual({ kind: "line", key: "", value: "nonsense" });
  });

  it("knows its parts", () => {
    expect(partsOf(rowsOf(WRITTEN))).toEqual([
      { kind: "", number: 1, from: 0, to: 5 },
      { kind: "step", number: 1, from: 5, to: 9 },
      { kind: "site", number: 1, from: 9, to: 11 },
    ]);
  });

  it("takes new lines before the blank ones, and new parts behind their like", () => {
    const rows = rowsOf(WRITTEN);
    const whole = partsOf(rows)[0];
    if (whole === undefined) throw new Error("no whole");
    expect(textOf(withLine(rows, whole, "rest"))).toContain("[default]\nrest=\n\n[step]");
    expect(textOf(withPart(rows, "step", ["band"]))).toContain("nonsense\n\n[step]\nband=\n[site]");
    expect(textOf(withPart(rows, "site", ["name"]))).toMatch(/Left calf\n\[site\]\nname=\n$/);
    expect(keysLeft(rows, whole, ["name", "source", "rest"])).toEqual(["source", "rest"]);
  });

  it("names its file as the command line does", () => {
    expect(idOf("30 s × 4")).toBe("30-s-x-4");
    expect(idOf("  Épaule — gauche! ")).toBe("epaule-gauche");
    expect(idOf("Литка")).toBe("");
  });
});

describe("a calibration's step", () => {
  const course: Course = {
    state: "waiting",
    device: 0,
    channel: "A0",
    serialNumber: "7",
    handsFree: false,
    number: 3,
    count: 9,
    massKilograms: 0.5,
    direction: "up",
    holdSeconds: 0,
    sentence: "",
    readings: [],
    fit: null,
    changes: null,
    files: [],
  };

  it("says what to lay on, and which way", () => {
    expect(stepOf(course, en)).toBe("3 of 9: lay on 0.500 kg.");
    expect(stepOf({ ...course, direction: "down", massKilograms: 2 }, en)).toBe("3 of 9: reduce to 2 kg.");
    expect(stepOf({ ...course, massKilograms: 0 }, uk)).toBe("3 з 9: зніміть із датчика все.");
    expect(stepOf({ ...course, state: "reading" }, en)).toContain("keep the table still");
    expect(stepOf({ ...course, state: "holding", holdSeconds: 60 }, en)).toContain("60 s");
    expect(stepOf({ ...course, state: "fitted", massKilograms: null }, en)).toBe("");
  });

  it("takes masses as people write them, and leaves what is none to the server", () => {
    expect(massesOf("0.1, 0.2;0.5  1")).toEqual([0.1, 0.2, 0.5, 1]);
    expect(massesOf("0.1,0.2,1")).toEqual([0.1, 0.2, 1]);
    expect(massesOf("0,5, 1 1,5;2")).toEqual([0.5, 1, 1.5, 2]);
    expect(massesOf("1,2,3 x -1")).toEqual([null, null, null]);
    expect(massesOf(" ")).toEqual([]);
  });
});
