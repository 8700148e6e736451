import { beforeEach, describe, expect, it } from "vitest";
import { healthOf } from "../src/live/health.ts";
import { parseMessage } from "../src/live/messages.ts";
import { Session } from "../src/live/session.ts";
import { dose, guidance, hello, interrupted, prescription, scan } from "./messages.ts";

describe("Session", () => {
  let session: Session;

  beforeEach(() => {
    session = new Session();
    session.applyServer("connected");
    session.apply(hello(), 0);
  });

  it("is live while scans arrive and stale within half a second after the last", () => {
    session.apply(scan(1, 50), 1000);
    expect(healthOf(session, 1100)).toBe("live");
    expect(healthOf(session, 1500)).toBe("stale");
  });

  it("grants a slow scale the time between two of its scans", () => {
    const slow = hello();
    session.apply({ ...slow, device: { ...slow.device, rateHz: 2 } } as typeof slow, 0);
    session.apply(scan(1, 50), 1000);
    expect(session.isFresh(1900)).toBe(true);
    expect(session.isFresh(2500)).toBe(false);
  });

  it("tells the worst of server, device and data", () => {
    session.apply(scan(1, 50), 1000);
    session.apply({ type: "link", state: "lost", cause: "unplugged" }, 1000);
    expect(healthOf(session, 1000)).toBe("lost");
    session.applyServer("gone");
    expect(healthOf(session, 1000)).toBe("gone");
    expect(healthOf(new Session(), 0)).toBe("starting");
  });

  it("lets the newest scan win and keeps every one in the trace", () => {
    for (let i = 0; i < 10; i++) session.apply(scan(i / 10, i), i);
    expect(session.scan?.force).toBe(9);
    expect(session.trace.length).toBe(10);
  });

  it("keeps an alarm up, also over a change of prescription, until a new connection starts afresh", () => {
    session.apply({ type: "alarm", alarm: "recording", cause: "Disk full." }, 0);
    session.apply(hello(), 1);
    expect([...session.alarms.values()]).toEqual(["Disk full."]);
    session.applyServer("gone");
    expect(session.alarms.size).toBe(1);
    session.applyServer("connected");
    session.apply(hello(), 2);
    expect(session.alarms.size).toBe(0);
  });

  it("drops what was said of a stuck sensor some seconds after it moves again, and keeps other alarms", () => {
    const told = (now: number) => session.currentAlarms(now).map(([, cause]) => cause);
    session.apply({ type: "alarm", alarm: "recording", cause: "Disk full." }, 0);
    session.apply({ type: "alarm", alarm: "sensor", cause: "Palm is stuck." }, 0);
    session.apply({ ...scan(20, 50), flags: [{ channel: 0, flag: "stuck" }] }, 20_000);
    expect(told(20_000)).toEqual(["Disk full.", "Palm is stuck."]);
    session.apply({ type: "alarm", alarm: "sensor", cause: "Palm moves again." }, 21_000);
    expect(told(30_999)).toEqual(["Disk full.", "Palm moves again."]);
    expect(told(31_000)).toEqual(["Disk full."]);
  });

  it("tells an interruption in words for a few seconds", () => {
    session.apply(interrupted, 1000);
    expect(session.currentNotice(2000)?.cause).toBe("Samples went missing.");
    expect(session.currentNotice(9000)).toBeNull();
  });

  it("ends an order of one press with that press, and leaves what was no order", () => {
    const during = guidance("done", { holdIndex: 3 });
    const overdose = { ...interrupted, event: "overdose", guidance: during, cause: "Release." } as const;
    session.apply(overdose, 1000);
    session.apply({ ...scan(1, 30), guidance: during }, 1100);
    expect(session.currentNotice(1100)?.cause).toBe("Release.");
    for (const phase of ["approach", "rest", "finished"] as const) {
      session.apply(overdose, 1100);
      session.apply({ ...scan(1.2, 1), guidance: guidance(phase, { holdIndex: 3 }) }, 1200);
      expect(session.currentNotice(1200), phase).toBeNull();
    }
    session.apply(overdose, 1300);
    session.apply({ ...scan(1.4, 9), guidance: guidance("loading", { holdIndex: 4 }) }, 1400);
    expect(session.currentNotice(1400)).toBeNull();
    session.apply(interrupted, 1500);
    session.apply({ ...scan(1.6, 9), guidance: guidance("approach", { holdIndex: 5 }) }, 1600);
    expect(session.currentNotice(1600)?.cause).toBe("Samples went missing.");
  });

  it("takes the guidance of an event at once, without waiting for the next scan", () => {
    session.apply(scan(1, 50), 1000);
    session.apply(
      { type: "event", event: "holdDone", timeSeconds: 1, force: 50, guidance: guidance("done"), cause: "" },
      1001,
    );
    expect(session.guidance?.phase).toBe("done");
  });

  it("knows no band where the source sends counts", () => {
    expect(session.band).toEqual({ low: 40, high: 60 });
    session.apply(
      hello({ forceUnit: "counts", prescription: { ...prescription, bandLow: null, bandHigh: null } }),
      0,
    );
    expect(session.band).toBeNull();
  });

  it("keeps its last trace when a figure is not known", () => {
    session.apply(scan(1, 50), 1000);
    session.apply({ ...scan(2, 0), force: null }, 1016);
    expect(session.force).toBeNull();
    expect(session.trace.length).toBe(1);
    expect(session.isFresh(1016)).toBe(true);
  });

  it("runs the session's clock on between two doses, from where the session began", () => {
    expect(session.sessionSeconds).toBeNull();
    session.apply(hello({ dose: { ...dose, sessionSeconds: 40 } }), 0);
    session.apply(scan(100, 50), 1000);
    session.apply(scan(103.5, 50), 4500);
    expect(session.sessionSeconds).toBe(43.5);
    session.apply({ type: "dose", ...dose, sessionSeconds: 44 }, 4600);
    session.apply(scan(104.5, 50), 5500);
    expect(session.sessionSeconds).toBe(45);
  });

  it("starts the clock afresh with a new session and keeps silent on how the old one ended", () => {
    session.apply(hello({ dose: { ...dose, sessionSeconds: 100 } }), 0);
    session.apply(scan(100, 50), 1000);
    session.apply(interrupted, 1000);
    session.apply(hello({ dose: { ...dose, sessionSeconds: 0 } }), 1000);
    session.apply(scan(102, 50), 3000);
    expect(session.sessionSeconds).toBe(2);
    expect(session.currentNotice(1001)).toBeNull();
  });

  it("asks nobody about losing nothing, and everybody about a dose, a hold under way or a stop", () => {
    expect(session.hasSomethingToLose).toBe(false);
    session.apply(hello({ dose: { ...dose, holdSeconds: 0 }, guidance: guidance("approach") }), 0);
    expect(session.hasSomethingToLose).toBe(false);
    session.apply(hello({ guidance: guidance("inBand", { inBandSeconds: 0.1 }) }), 0);
    expect(session.hasSomethingToLose).toBe(true);
    session.apply(hello({ guidance: guidance("stopped") }), 0);
    expect(session.hasSomethingToLose).toBe(true);
    session.apply(hello({ dose }), 0);
    expect(session.hasSomethingToLose).toBe(true);
  });

  it("forgets the trace of another source", () => {
    session.apply(scan(1, 50), 1000);
    session.apply(hello({ source: "serial:/dev/ttyACM0" }), 1001);
    expect(session.trace.length).toBe(0);
  });
});

describe("parseMessage", () => {
  it.each(["", "{", "null", "7", "[]", '"hello"', "{}", '{"type":7}'])(
    "refuses %j without throwing",
    (text) => {
      expect(parseMessage(text)).toBeNull();
    },
  );

  it("passes on a type of the future, which the session ignores", () => {
    const message = parseMessage('{"type":"weather"}');
    expect(message).not.toBeNull();
    if (message !== null) new Session().apply(message, 0);
  });
});
