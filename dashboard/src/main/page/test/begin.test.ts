import { describe, expect, it } from "vitest";
import { type Choice, firstChoice, lastOf, newtonsIn, type Offer, verdictOf } from "../src/live/begin.ts";
import { Session } from "../src/live/session.ts";
import { en } from "../src/text/en.ts";
import { dose, hello, scan } from "./messages.ts";

const choice: Choice = {
  id: "30-s-x-4",
  name: "30 s × 4",
  needsThreshold: false,
  limitsFirstSession: false,
  sites: [],
  checklist: [
    { kind: "absolute", words: "fever" },
    { kind: "local", words: "a wound" },
    { kind: "lower", words: "anticoagulants" },
  ],
};
const offer: Offer = {
  goOn: null,
  last: { person: "p07", site: "left calf", prescription: "30-s-x-4" },
  people: [
    { person: "p07", site: "left calf", prescription: "30-s-x-4" },
    { person: "p12", site: "", prescription: "" },
  ],
  sites: ["left calf"],
  prescriptions: [choice],
  prescription: "demonstration",
  problem: null,
};

describe("what is offered before a session", () => {
  it("stands ready as it was last, so that nothing is left but to begin", () => {
    expect(firstChoice(offer)).toEqual({ person: "p07", site: "left calf", prescription: "30-s-x-4" });
  });

  it("is the run's prescription where nobody was here before", () => {
    const first = firstChoice({ ...offer, last: null, sites: [] });
    expect(first).toEqual({ person: "", site: "", prescription: "demonstration" });
  });

  it("recalls what a person had last, and nothing of whom nothing is recorded", () => {
    expect(lastOf(offer, "p07")?.site).toBe("left calf");
    expect(lastOf(offer, "p12")).toBeNull();
    expect(lastOf(offer, "p99")).toBeNull();
  });

  it("judges ticks by the gravest", () => {
    expect(verdictOf(choice, [])).toBe("none");
    expect(verdictOf(choice, ["anticoagulants", "a wound"])).toBe("local");
    expect(verdictOf(choice, ["anticoagulants", "fever"])).toBe("absolute");
    expect(verdictOf(undefined, ["fever"])).toBe("none");
  });

  it("reads newtons as people type them", () => {
    expect(newtonsIn(" 45,5 ")).toBe(45.5);
    expect(newtonsIn("")).toBeNaN();
  });
});

describe("a person's session", () => {
  const given = { repetitions: 4, inBandSeconds: 120, impulse: 6000, minutes: 4 };
  const person = {
    person: "p07",
    site: "left calf",
    startedAt: "2026-11-21T10:00:00Z",
    checklist: "none",
    resumed: false,
    planned: given,
    givenBefore: { repetitions: 1, inBandSeconds: 30, impulse: 1500, minutes: 1 },
  };

  it("counts what is left of the day: the plan, without what was given before and now", () => {
    const session = new Session();
    session.apply(hello({ dose, session: person }), 0);
    expect(session.leftToday).toEqual({ repetitions: 2, repetitionsPlanned: 4, inBandSeconds: 60 });
    session.apply(hello({ dose: { ...dose, repetitions: 9, inBandSeconds: 900 }, session: person }), 0);
    expect(session.leftToday).toMatchObject({ repetitions: 0, inBandSeconds: 0 });
  });

  it("says of a recording that could not be read that today's dose may be more", () => {
    const session = new Session();
    session.apply(hello({ dose, session: { ...person, unread: ["2026-11-21T09-00-00Z-p07.xdf"] } }), 0);
    expect((session.hello?.session?.unread ?? []).map(en.unread)).toEqual([
      "Today's dose may be more: 2026-11-21T09-00-00Z-p07.xdf could not be read.",
    ]);
  });

  it("leaves nothing to count where it is nobody's", () => {
    const session = new Session();
    session.apply(hello({ dose }), 0);
    expect(session.leftToday).toBeNull();
  });

  it("begins with an empty trace, for time begins anew with it", () => {
    const session = new Session();
    session.apply(hello(), 0);
    session.apply(scan(100, 50), 0);
    session.apply(hello({ session: person }), 1);
    expect(session.trace.length).toBe(0);
    session.apply(scan(0.01, 5), 2);
    expect(session.trace.length).toBe(1);
    expect(session.trace.lastTime).toBe(0.01);
  });
});
