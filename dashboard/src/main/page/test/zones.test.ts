import { beforeEach, describe, expect, it } from "vitest";
import type { Sensor } from "../src/live/messages.ts";
import { Session } from "../src/live/session.ts";
import { uk } from "../src/text/uk.ts";
import { en } from "../src/text/en.ts";
import { hasPair, shownZones, summedZones } from "../src/live/zones.ts";
import { zoneDecimals } from "../src/view/zones.ts";
import { hello, scan } from "./messages.ts";

const at = (zone: string, x: number | null = null, y: number | null = null): Sensor => ({ zone, x, y });

describe("shownZones", () => {
  let session: Session;
  const greet = (zones: string[], sensors: Sensor[] = []) => session.apply(hello({ zones, sensors }), 0);
  const names = () => shownZones(session, 0).map(({ name }) => name);

  beforeEach(() => {
    session = new Session();
  });

  it("shows nothing where there is but one site, measured once or twice", () => {
    greet(["palm"]);
    expect(names()).toEqual([]);
    greet(["palm", "total"]);
    expect(names()).toEqual([]);
    expect(shownZones(new Session(), 0)).toEqual([]);
  });

  it("tells sides as a balance, and a lone side as a zone", () => {
    greet(["front left", "front right", "left", "right"]);
    expect(names()).toEqual(["front left", "front right"]);
    expect(hasPair(session.hello, "leftRight")).toBe(true);
    expect(hasPair(session.hello, "frontRear")).toBe(false);
    greet(["left", "palm"]);
    expect(names()).toEqual(["left", "palm"]);
  });

  it("tells each zone's force, and which of its channels makes it doubtful", () => {
    greet(["palm", "thumb"], [at("palm"), at("thumb"), at("thumb")]);
    session.apply(
      {
        ...scan(1, 50),
        zones: [
          { name: "palm", force: 40 },
          { name: "thumb", force: null },
        ],
        flags: [
          { channel: 2, flag: "saturated" },
          { channel: 0, flag: "dead_zone" },
        ],
      },
      0,
    );
    expect(shownZones(session, 0)).toEqual([
      { name: "palm", force: 40, flag: null },
      { name: "thumb", force: null, flag: "saturated" },
    ]);
  });
});

describe("summedZones", () => {
  const site = (site: string, ...zones: string[]) =>
    summedZones(hello({ site, sensors: zones.map((zone) => at(zone)) }));

  it("knows the zones of a sum from the one site of a force", () => {
    expect(site("total of palm, thumb", "palm", "thumb", "thumb", "total")).toEqual(["palm", "thumb"]);
    expect(site("palm", "palm")).toEqual([]);
    expect(summedZones(null)).toEqual([]);
  });

  it("is told by names while these are few, else by their number, in each language", () => {
    expect(en.zones.total(site("total of palm, thumb", "palm", "thumb"))).toBe("Total of palm, thumb");
    expect(en.zones.total(site("total of a, b, c, d", "a", "b", "c", "d"))).toBe("Total of 4 zones");
    expect(uk.zones.total(site("total of a, b, c, d", "a", "b", "c", "d"))).toBe("Сума зон: 4");
  });
});

describe("a zone's figure", () => {
  it("has a decimal more than the total, but for one of a mat that would have no room", () => {
    const session = new Session();
    session.apply(hello(), 0);
    expect(zoneDecimals(12, session, false)).toBe(1);
    expect(zoneDecimals(9.94, session, true)).toBe(1);
    expect(zoneDecimals(-9.96, session, true)).toBe(0);
    session.apply(hello({ forceUnit: "counts" }), 0);
    expect(zoneDecimals(12, session, false)).toBe(0);
  });
});
