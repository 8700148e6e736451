import { describe, expect, it } from "vitest";
import { mapOf } from "../src/live/map.ts";
import type { Sensor } from "../src/live/messages.ts";

const at = (zone: string, x: number | null = null, y: number | null = null): Sensor => ({ zone, x, y });
const GLOVE = ["palm", "thumb", "index finger", "middle finger", "ring finger", "little finger"];

describe("the map of sensors", () => {
  it("is none where there are not two to be told apart", () => {
    expect(mapOf(undefined)).toBeNull();
    expect(mapOf([at("palm")])).toBeNull();
    expect(mapOf([at("palm"), at("total")])).toBeNull();
  });

  it("places a glove's zones on the hand: fingers above the palm, the thumb at its side", () => {
    const map = mapOf(GLOVE.map((zone) => at(zone)));
    const spot = (zone: string) => map?.spots.find((one) => one.zone === zone);
    expect(map?.ground).toBe("hand");
    expect(map?.located).toBe(false);
    expect(spot("index finger")?.y).toBeGreaterThan(spot("palm")?.y ?? 0);
    expect(spot("thumb")?.x).toBeLessThan(spot("index finger")?.x ?? 0);
    expect(map?.spots.map(({ channel }) => channel)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("goes by the layout's millimetres where they are known, and sets what is no part of the plane beside the hand", () => {
    const map = mapOf([at("thumb", -45, 95), at("index finger", -25, 170), at("elbow")]);
    expect(map?.located).toBe(true);
    expect(map?.spots[0]).toMatchObject({ x: -45, y: 95 });
    expect(map?.spots[2]?.y).toBeLessThan(-22);
    expect(map?.rear).toBeLessThanOrEqual(map?.spots[2]?.y ?? 0);
  });

  it("draws no hand where its places were measured from elsewhere", () => {
    expect(mapOf([at("thumb", 1000, 0), at("palm", 1040, 0)])?.ground).toBe("grid");
  });

  it("places a table's quadrants, in millimetres where they are known", () => {
    const zones = ["front left", "front right", "rear left", "rear right"];
    const plain = mapOf(zones.map((zone) => at(zone)));
    expect(plain?.ground).toBe("table");
    expect(plain?.located).toBe(false);
    const known = mapOf([at("front left", -250, 850), at("front right", 250, 850)]);
    expect(known).toMatchObject({ ground: "table", located: true });
    expect(known?.spots[0]).toMatchObject({ x: -250, y: 850 });
  });

  it("draws a plain grid for a device of which nothing is known, and a mat where its cells are", () => {
    const unknown = mapOf([at("a0"), at("a1"), at("a2"), at("a3"), at("a4")]);
    expect(unknown?.ground).toBe("grid");
    expect(new Set(unknown?.spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
    const mat = mapOf(
      Array.from({ length: 64 }, (_, i) => at(`c${i}`, 15 * (i % 8), 15 * Math.floor(i / 8))),
    );
    expect(mat).toMatchObject({ ground: "grid", located: true });
    expect(mat?.half).toBeLessThan(7.5);
  });

  it("has an extent even where all sensors are in one place", () => {
    const map = mapOf([at("a", 5, 5), at("b", 5, 5)]);
    expect(map?.width).toBeGreaterThan(0);
    expect(map?.depth).toBeGreaterThan(0);
  });
});
