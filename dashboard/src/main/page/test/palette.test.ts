import { describe, expect, it } from "vitest";
import css from "../src/style/base.css?raw";

type Colour = [number, number, number];

/**
 * What a dichromat sees of linear RGB, for each kind: Machado, Oliveira and Fernandes, A physiologically-based model for
 * simulation of color vision deficiency, IEEE TVCG 15(6), 2009, severity 1.0.
 */
const SIGHTS: Record<string, Colour[]> = {
  trichromacy: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The colours of the style sheet by name: those of the light, or of the dark. */
function palette(dark: boolean): (name: string) => Colour {
  const from = css.indexOf("prefers-color-scheme: dark");
  const part = dark ? css.slice(from) : css.slice(0, from);
  const found = new Map([...part.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map((one) => [one[1], one[2]]));
  return (name) => {
    const hex = found.get(name);
    if (hex === undefined) throw new Error(`base.css has no --${name}`);
    return [0, 2, 4].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as Colour;
  };
}

const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
const times = (rows: Colour[], [r, g, b]: Colour) =>
  rows.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as Colour;
const luminance = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2. */
function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** CIE 1976 L*a*b* under D65. */
function lab(colour: Colour): Colour {
  const [x, y, z] = times(
    [
      [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
      [0.2126, 0.7152, 0.0722],
      [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
    ],
    colour,
  ).map((share) => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116)) as Colour;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: Colour, other: Colour): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each([
  ["light", false],
  ["dark", true],
])("the colours of under, in and over in the %s", (_, dark) => {
  const colour = palette(dark);

  // Ten times what is just noticeable, 2.3 (Mahy, Van Eycken and Oosterlinck 1994), for eyes at two metres.
  it.each(Object.keys(SIGHTS))("stay apart in %s", (sight) => {
    const seen = (name: string) => times(SIGHTS[sight] as Colour[], colour(name));
    const pairs = [
      ["under", "in"],
      ["under", "over"],
      ["in", "over"],
    ] as const;
    for (const [one, other] of pairs)
      expect(distance(seen(one), seen(other)), `${one}/${other}`).toBeGreaterThan(23);
  });

  it("carry their words and stand out from what they stand on", () => {
    for (const name of ["in", "over", "under"])
      expect(contrast(colour(name), colour(`on-${name}`))).toBeGreaterThan(4.5);
    for (const name of ["in", "over", "ink", "quiet"])
      for (const ground of ["panel", "page"])
        expect(contrast(colour(name), colour(ground))).toBeGreaterThan(4.5);
  });
});
