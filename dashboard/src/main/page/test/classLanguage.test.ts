import { describe, expect, it } from "vitest";
import { en as classEn } from "../src/text/class.en.ts";
import { uk as classUk } from "../src/text/class.uk.ts";
import { en as debriefEn } from "../src/text/debrief.en.ts";
import { uk as debriefUk } from "../src/text/debrief.uk.ts";

/** All keys of a table of texts, those within included. */
function keysOf(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "object" ? keysOf(text as object, `${before}${key}.`) : [before + key],
  );
}

describe("the trainer's pages in Ukrainian", () => {
  it.each([
    ["board", classEn, classUk],
    ["debrief", debriefEn, debriefUk],
  ])("have every word of the %s", (_page, en, uk) => {
    expect(keysOf(uk).sort()).toEqual(keysOf(en).sort());
  });
});
