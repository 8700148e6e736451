import { describe, expect, it } from "vitest";
import { en, type Texts } from "../src/text/en.ts";
import { languages, textsFor } from "../src/text/language.ts";
import { Told } from "../src/text/told.ts";
import { uk } from "../src/text/uk.ts";

/** Each word by its way through the texts; a function by what it makes of stand-ins, 2 of each thing. */
function words(texts: unknown, way = ""): Map<string, string> {
  if (typeof texts === "string") return new Map([[way, texts]]);
  if (typeof texts === "function")
    return words((texts as (...figures: unknown[]) => unknown)(...figuresFor(way, texts.length)), way);
  return new Map(
    Object.entries(texts as object).flatMap(([key, part]) => [
      ...words(part, way === "" ? key : `${way}.${key}`),
    ]),
  );
}

/** What the texts are about where it is not a figure. */
const THINGS: Record<string, unknown[]> = {
  "quality.flag": ["stuck", ["A"]],
  "quality.flagWord": ["stuck"],
  "quality.flagMeaning": ["stuck"],
  "quality.expired": [["A"]],
  "zones.total": [["A", "B"]],
  "pages.login.me": ["anna", ["therapist"]],
};

/** Whatever figure is asked for, it is 2. */
const TWO_OF_ALL = new Told(new Proxy({}, { get: () => 2 }), "en");

/** Words for what the server tells by a code and its figures. */
const TOLD = /\.(scores|doctor|filtering)\./;

function figuresFor(way: string, count: number): unknown[] {
  if (TOLD.test(way)) return [TWO_OF_ALL];
  return THINGS[way] ?? Array.from({ length: count }, (_, index) => index + 2);
}

/** Tables that are empty in English, for the server's sentences are English: other languages' words for them alone. */
function emptyTables(texts: object, way = ""): string[] {
  return Object.entries(texts)
    .filter(([, part]) => typeof part === "object")
    .flatMap(([key, part]) => {
      const here = way === "" ? key : `${way}.${key}`;
      return Object.keys(part as object).length === 0 ? [here] : emptyTables(part as object, here);
    });
}

describe("the languages of the page", () => {
  const forOthers = [...emptyTables(en), "pages.classroom.help", "pages.classroom.remark"];

  /** What is one and the same in every language, or is written so that no letter of the language is in it. */
  const wordless = /^[^\p{Letter}]*$|p99|SHA-256|^x|ppm|^$/u;

  it.each([...languages].filter(([letters]) => letters !== "en"))(
    "%s has every word there is in English",
    (_, texts) => {
      const kept = (all: Texts) =>
        [...words({ ...all, units: {} }).keys()]
          .filter((way) => !forOthers.some((table) => way.startsWith(`${table}.`)))
          .sort();
      expect(kept(texts)).toEqual(kept(en));
    },
  );

  it("says everything in Ukrainian with Ukrainian letters", () => {
    const foreign = [...words(uk)].filter(
      ([way, word]) => !way.endsWith("locale") && !wordless.test(word) && !/\p{Script=Cyrillic}/u.test(word),
    );
    expect(foreign).toEqual([]);
  });

  it("gives Ukrainian words to every named cause of a link", async () => {
    const causes = (
      await import("../../../../../firmware-interface/src/main/java/org/myodose/device/LinkCause.java?raw")
    ).default as string;
    const named = [...causes.matchAll(/^ {4}([A-Z_]+),?$/gm)].map((match) => match[1]?.toLowerCase() ?? "");
    expect(named.length).toBeGreaterThan(10);
    // What "failed" means only the server's sentence tells.
    expect(Object.keys(uk.said.link).sort()).toEqual(named.filter((name) => name !== "failed").sort());
  });

  it("counts in Ukrainian as Ukrainians do", () => {
    const holds = (count: number) => uk.quality.calibrated("1", count);
    expect([1, 2, 5, 11, 21, 22].map(holds).map((text) => text.split(" ")[2])).toEqual([
      "день",
      "дні",
      "днів",
      "днів",
      "день",
      "дні",
    ]);
  });
});

describe("the language of a visitor", () => {
  it("is the one that was chosen here", () => {
    expect(textsFor("uk", ["en-GB"])).toBe(uk);
  });

  it("is the first of the browser's that there is", () => {
    expect(textsFor(null, ["fr-CH", "uk-UA", "en"])).toBe(uk);
  });

  it("is English where there is none of the browser's", () => {
    expect(textsFor(null, ["fr", "de"])).toBe(en);
    expect(textsFor("xx", [])).toBe(en);
  });
});
