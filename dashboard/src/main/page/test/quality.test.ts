import { beforeEach, describe, expect, it } from "vitest";
import { Doubts, worstOf } from "../src/live/doubts.ts";
import type { ChannelFlag, Flag } from "../src/live/messages.ts";
import { doubtOf, findingsOf, gravest, isAtLeast, uncertaintyOf } from "../src/live/quality.ts";
import { Session } from "../src/live/session.ts";
import { en } from "../src/text/en.ts";
import { qualityFigures, vitals } from "../src/view/qualityFigures.ts";
import { hello, scan, status } from "./messages.ts";

const calibration = { channel: "palm", date: "2026-03-02", expires: "2027-03-02", expired: false };
const channels = ["palm", "thumb"].map((name) => ({ name, position: name, unit: "N" }));
const device = { model: "Glove", serialNumber: "7", firmwareVersion: "1", rateHz: 250, channels };

describe("findingsOf", () => {
  let session: Session;

  beforeEach(() => {
    session = new Session();
    session.applyServer("connected");
    session.apply(hello({ device, calibrations: [calibration] }), 0);
    session.apply(status(), 0);
  });

  const flagged = (...flags: ChannelFlag[]) => ({ ...scan(1, 50), flags });
  const kindsAt = (now: number) => findingsOf(session, now).map(({ kind }) => kind);

  it("finds nothing wrong with a good signal", () => {
    session.apply(scan(1, 50), 1000);
    expect(findingsOf(session, 1000)).toEqual([]);
    expect(gravest([])).toBeNull();
  });

  it.each([
    ["saturated", "bad"],
    ["stuck", "bad"],
    ["count_out_of_range", "bad"],
    ["extrapolated", "check"],
    ["dead_zone", null],
    ["of_the_future", "check"],
  ] as [Flag, string | null][])("names the channel that is %s and weighs it as %s", (flag, weight) => {
    session.apply(flagged({ channel: 1, flag }), 1000);
    const [finding] = findingsOf(session, 1000);
    expect(finding).toMatchObject({ kind: "flag", flag, channels: ["thumb"] });
    expect(gravest(findingsOf(session, 1000))).toBe(weight);
  });

  it("keeps a flag of a single scan up long enough to be read, then drops it", () => {
    session.apply(flagged({ channel: 0, flag: "saturated" }), 1000);
    session.apply(scan(2, 50), 1016);
    expect(kindsAt(1900)).toEqual(["flag"]);
    expect(kindsAt(2000)).toEqual([]);
  });

  it("tells a loss for ten seconds, and never one from before it looked", () => {
    session.apply(status({ framesMissing: 3, deviceOverruns: 2 }), 1000);
    expect(findingsOf(session, 10_999)).toEqual([{ weight: "check", kind: "lost", scans: 5 }]);
    expect(kindsAt(11_000)).toEqual([]);
    const late = new Session();
    late.apply(hello({ calibrations: [calibration] }), 0);
    late.apply(status({ framesMissing: 99 }), 0);
    expect(findingsOf(late, 0)).toEqual([]);
  });

  it("sees a rate and a clock that are off, and grants an oscillator its few per cent", () => {
    const clock = status().clock;
    const withClock = (changes: object) =>
      session.apply(status({ clock: { ...clock, ...changes } as typeof clock }), 0);
    withClock({ scanRateHz: 240 });
    expect(kindsAt(0)).toEqual([]);
    withClock({ scanRateHz: 220 });
    expect(kindsAt(0)).toEqual(["rate"]);
    withClock({ uncertaintyMicros: 1001 });
    expect(kindsAt(0)).toEqual(["clock"]);
    session.apply(status({ clock: null }), 0);
    expect(kindsAt(0)).toEqual([]);
  });

  it("tells an expired calibration from another sensor's, though the server gives one alarm for both", () => {
    session.apply({ type: "alarm", alarm: "calibration", cause: "Something about it." }, 0);
    expect(findingsOf(session, 0)).toEqual([
      { weight: "bad", kind: "alarm", alarm: "calibration", cause: "Something about it." },
    ]);
    session.apply(hello({ device, calibrations: [{ ...calibration, expired: true }] }), 0);
    expect(findingsOf(session, 0)).toEqual([{ weight: "check", kind: "expired", channels: ["palm"] }]);
  });

  it("calls nothing good before the first status, and says so", () => {
    const early = new Session();
    early.apply(hello({ device, calibrations: [calibration] }), 0);
    early.apply(scan(1, 50), 0);
    expect(findingsOf(early, 0)).toEqual([{ weight: "wait", kind: "checking" }]);
    expect(gravest(findingsOf(early, 0))).toBe("wait");
    early.apply(flagged({ channel: 0, flag: "stuck" }), 0);
    expect(gravest(findingsOf(early, 0))).toBe("bad");
  });

  it("doubts every force of another sensor's calibration, and claims no uncertainty for it", () => {
    session.apply({ ...scan(1, 50), uncertainty: 0.9 }, 0);
    expect([doubtOf(session, 0), uncertaintyOf(session, 0)]).toEqual([null, 0.9]);
    session.apply({ type: "alarm", alarm: "calibration", cause: "Of another." }, 0);
    expect([doubtOf(session, 0), uncertaintyOf(session, 0)]).toEqual(["foreign", null]);
    session.apply(flagged({ channel: 0, flag: "extrapolated" }), 1000);
    expect(doubtOf(session, 1000)).toBe("foreign");
    session.apply(flagged({ channel: 0, flag: "stuck" }), 1000);
    expect(doubtOf(session, 1000)).toBe("stuck");
    session.apply(hello({ device, calibrations: [{ ...calibration, expired: true }] }), 3000);
    session.apply({ ...scan(2, 50), uncertainty: 0.9 }, 3000);
    expect([doubtOf(session, 3000), uncertaintyOf(session, 3000)]).toEqual([null, 0.9]);
  });

  it("leaves an alarm about the recording to its banner", () => {
    session.apply({ type: "alarm", alarm: "recording", cause: "Disk full." }, 0);
    expect(findingsOf(session, 0)).toEqual([]);
    session.apply({ type: "alarm", alarm: "overload", cause: "Too much." }, 0);
    expect(kindsAt(0)).toEqual(["alarm"]);
  });

  it("only notes that there is no calibration, and not even that where nobody expects one", () => {
    session.apply(hello({ device, calibrations: [] }), 0);
    expect(findingsOf(session, 0)).toEqual([{ weight: "note", kind: "uncalibrated" }]);
    session.apply(hello({ device, calibrations: [], forceUnit: "counts" }), 0);
    expect(findingsOf(session, 0)).toEqual([]);
  });

  it("puts the gravest first", () => {
    session.apply(status({ framesMissing: 1 }), 900);
    session.apply(flagged({ channel: 0, flag: "dead_zone" }, { channel: 1, flag: "saturated" }), 1000);
    expect(findingsOf(session, 1000).map(({ weight }) => weight)).toEqual(["bad", "check", "note"]);
  });

  it("calls the force a least one only where a saturated channel is part of it", () => {
    session.apply(flagged({ channel: 0, flag: "saturated" }), 1000);
    expect(isAtLeast(session)).toBe(true);
    const sensors = ["palm", "total"].map((zone) => ({ zone, x: null, y: null }));
    session.apply(hello({ device, sensors }), 1000);
    expect(isAtLeast(session)).toBe(false);
    session.apply(flagged({ channel: 1, flag: "saturated" }), 1000);
    expect(isAtLeast(session)).toBe(true);
  });
});

describe("Doubts", () => {
  const saturated: ChannelFlag[] = [{ channel: 0, flag: "saturated" }];

  it("marks the doubtful parts of the trace, and forgets them with it", () => {
    const doubts = new Doubts(30);
    for (let i = 0; i <= 10; i++) doubts.note(i < 5 ? saturated : [], i / 10, 0);
    doubts.note(saturated, 2, 0);
    expect(doubts.spans).toEqual([
      { from: 0, to: 0.4, flag: "saturated" },
      { from: 2, to: 2, flag: "saturated" },
    ]);
    doubts.note([], 31, 0);
    expect(doubts.spans).toHaveLength(1);
    doubts.note([], 0, 0);
    expect(doubts.spans).toHaveLength(0);
  });

  it("doubts nothing for a dead zone, and takes the worst of several flags", () => {
    expect(worstOf([{ channel: 0, flag: "dead_zone" }])).toBeNull();
    expect(worstOf([{ channel: 0, flag: "extrapolated" }, ...saturated])).toBe("saturated");
  });
});

describe("qualityFigures", () => {
  const screen = { medianMicros: 9_000, p99Micros: 21_000, framesPerSecond: 60 };
  const today = Date.parse("2026-03-12T10:00:00Z");
  const written = (session: Session) =>
    Object.fromEntries(qualityFigures(session, screen, en, 0, today).flatMap(([, rows]) => rows));

  it("writes every figure with its unit", () => {
    const session = new Session();
    session.apply(hello({ device, calibrations: [calibration] }), 0);
    session.apply(status({ framesMissing: 3 }), 0);
    session.apply({ ...scan(1, 50), uncertainty: 0.87, flags: [{ channel: 1, flag: "extrapolated" }] }, 0);
    expect(written(session)).toMatchObject({
      uncertainty: "± 0.9 N",
      flags: "thumb extrapolated",
      calibration: "2026-03-02, 10 days old",
      rate: "250.0 Hz (rated 250 Hz)",
      clock: "± 64 µs",
      drift: "−12.1 ppm",
      missing: "3",
      latency: "180 µs (p99 640 µs)",
      sensorToHost: "1.2 ms ± 428 µs",
      filterDelay: "20 ms",
      serialNumber: "7",
    });
  });

  it("tells the delay with the filter's, and that it is more where a part is not known", () => {
    const session = new Session();
    const line = (screenMillis: number | null) =>
      vitals(session, { ...screen, medianMicros: screenMillis && 1000 * screenMillis }, en, today);
    expect(line(9)).toBe("");
    session.apply(hello({ device, calibrations: [calibration] }), 0);
    expect(line(null)).toBe("– to screen · – Hz · – lost · calibrated 10 d ago");
    expect(line(9)).toBe("≥ 29 ms to screen · – Hz · – lost · calibrated 10 d ago");
    session.apply(status({ framesMissing: 3 }), 0);
    expect(line(9)).toBe("30 ms to screen · 250 Hz · 3 lost · calibrated 10 d ago");
    expect(vitals(session, screen, en, today, true)).toBe("30 ms · 250 Hz · 3 lost · cal. 10 d ago");
    session.apply(hello({ device, filter: { profile: "own", words: "", delaySeconds: null } }), 0);
    session.apply(status(), 0);
    expect(line(9)).toBe("≥ 10 ms to screen · 250 Hz · 0 lost · no calibration");
  });

  it("says what is not known, and invents nothing before the first message", () => {
    const figures = written(new Session());
    expect(figures).toMatchObject({ uncertainty: "not known", clock: "not known", missing: "–", rate: "–" });
    expect(Object.values(figures).join()).not.toMatch(/NaN|undefined|null/);
    expect(Object.keys(figures).sort()).toEqual(Object.keys(en.quality.rows).sort());
  });
});
