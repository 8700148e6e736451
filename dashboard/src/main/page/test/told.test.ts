import { describe, expect, it } from "vitest";
import { seenWords } from "../src/setup/doctor.ts";
import { helpWords, lostWords, whyNotWords } from "../src/classroom/words.ts";
import type { Lost } from "../src/classroom/messages.ts";
import { en } from "../src/text/en.ts";
import { type Figures, tell } from "../src/text/told.ts";
import { uk } from "../src/text/uk.ts";
import { zoneSaid } from "../src/view/said.ts";

const ENGLISH = "2 of 3 holds lay below the band; the worst, hold 3, had a mean of 18.2 N.";
const FIGURES = { faulty: 2, holds: 3, worstHold: 3, worstNewtons: 18.24 };
const LOW: Lost = {
  part: "level",
  points: 25,
  judged: true,
  lostPoints: 4.26,
  code: "belowBand",
  figures: FIGURES,
  sentence: ENGLISH,
};
const { classroom } = uk.pages;

function inUkrainian(code: string, figures: Figures): string {
  return tell({ code, figures, sentence: "English." }, classroom.scores, "uk");
}

/** What Ukrainian writes with Latin letters: commands, and names of programs. */
const LATIN = /\.\/myodose [a-z]+|Myodose/g;

/** What the lines of a document's table are about. */
function codesOf(document: string): string[] {
  return [...document.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!);
}

describe("why points were lost", () => {
  it("is told in Ukrainian, with a decimal comma", () => {
    expect(lostWords(LOW, classroom)).toBe(
      "рівень −4,3: Нижче меж цілі: 2 з 3 утримань; найгірше — утримання 3: у середньому 18,2 Н.",
    );
    expect(lostWords(LOW, uk.pages.debrief)).toBe(lostWords(LOW, classroom));
  });

  it("is the server's sentence in English", () => {
    expect(lostWords(LOW, en.pages.classroom)).toBe(`level −4.3: ${ENGLISH}`);
  });

  it("is the server's sentence where the page does not know the code, and where an earlier station tells none", () => {
    expect(lostWords({ ...LOW, code: "asleep" }, classroom)).toBe(`рівень −4,3: ${ENGLISH}`);
    for (const code of ["__proto__", "constructor", "valueOf"]) {
      expect(lostWords({ ...LOW, code }, classroom), code).toBe(`рівень −4,3: ${ENGLISH}`);
    }
    const { code: _code, figures: _figures, ...earlier } = LOW;
    expect(lostWords(earlier, classroom)).toBe(`рівень −4,3: ${ENGLISH}`);
  });

  it("names the steps of a staircase", () => {
    const figures = { faulty: 1, steps: 4, worstHold: 2, worstStep: 3, worstSeconds: 7 };
    expect(inUkrainian("tooShort", figures)).toBe(
      "Закороткі: 1 з 4 сходинок; найгірша — сходинка 3 утримання 2: 7,0 с.",
    );
  });

  it("counts as Ukrainians do", () => {
    const good = (holds: number) => inUkrainian("good", { holds });
    expect([1, 3, 5, 21].map(good)).toEqual([
      "Утримання добре.",
      "Усі 3 утримання добрі.",
      "Усі 5 утримань добрі.",
      "Усі 21 утримання добрі.",
    ]);
    expect(inUkrainian("overshot", { ...FIGURES, faulty: 1, holds: 1, worstHold: 1 })).toContain(
      "1 з 1 утримання;",
    );
  });

  it("has Ukrainian words for every code there is", async () => {
    const why = (
      await import("../../../../../analysis/src/main/java/org/myodose/analysis/score/Why.java?raw")
    ).default as string;
    const codes = [...why.matchAll(/^ {4}[A-Z_]+\("(\w+)"/gm)].map((match) => match[1]!);
    const points = (
      await import("../../../../../dashboard/src/main/java/org/myodose/dashboard/classroom/student/DrillPoints.java?raw")
    ).default as string;
    const whyNot = [...points.matchAll(/"([a-z]+[A-Za-z]*)"/g)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(15);
    expect(whyNot.length).toBe(4);
    expect(Object.keys(classroom.scores).sort()).toEqual([...codes, ...whyNot].sort());
    for (const code of codes)
      expect(inUkrainian(code, FIGURES).replaceAll(LATIN, "")).not.toMatch(/[A-Za-z]/);
  });

  it("tells why there is no score, likewise", () => {
    const none = { total: null, leftOut: 0, parts: [], whyNot: "Nothing was held yet." };
    expect(whyNotWords({ ...none, whyNotCode: "nothingYet" }, classroom)).toBe("Ще нічого не утримано.");
    expect(whyNotWords(none, classroom)).toBe("Nothing was held yet.");
  });
});

describe("what the doctor says", () => {
  const { setup } = uk.pages;
  const seen = "6.2 GB are free in /data; 64 channels at 1 kHz fill 1 GB an hour.";
  const space = { code: "diskSpace", figures: { gigabytes: 6.24, folder: "/data" }, seen };

  it("is told in the page's language, with names and paths as they are", () => {
    expect(seenWords(space, setup)).toBe(
      "Вільно 6,2 ГБ у /data; 64 канали по 1 кГц займають 1 ГБ за годину.",
    );
    expect(seenWords(space, en.pages.setup)).toBe(seen);
    expect(seenWords({ ...space, code: "moon" }, setup)).toBe(seen);
  });

  it("counts as Ukrainians do", () => {
    const told = (times: number) =>
      seenWords({ code: "diskSpeed", figures: { medianMillis: 1, worstMillis: 2, times }, seen: "" }, setup);
    expect([1, 3, 21, 100].map((times) => told(times).match(/із (\d+ \p{L}+)/u)?.[1])).toEqual([
      "1 спроби",
      "3 спроб",
      "21 спроби",
      "100 спроб",
    ]);
  });

  it("has Ukrainian words for every code and every matter that there is", async () => {
    const document = (await import("../../../../../docs/doctor.md?raw")).default as string;
    const [matters, codes] = document.split("## Codes").map(codesOf);
    expect(Object.keys(setup.doctor).sort()).toEqual(codes?.sort());
    expect([...Object.keys(setup.matters), "java", "ModemManager"].sort()).toEqual(
      matters?.filter((name) => name !== "about").sort(),
    );
  });
});

describe("names that devices and filters have", () => {
  const { said } = uk;

  it("has Ukrainian words for every zone of positions and of the documented layouts", async () => {
    const positions = (
      await import("../../../../../firmware-interface/src/main/java/org/myodose/device/SensorPosition.java?raw")
    ).default as string;
    const named = [...positions.matchAll(/^ {4}([A-Z_]+)\(\d+\)/gm)]
      .map((match) => match[1]!.toLowerCase().replaceAll("_", " ").replace("table ", ""))
      .filter((name) => name !== "unspecified");
    const layouts = import.meta.glob<string>("../../../../../docs/layouts/*.layout", {
      query: "?raw",
      import: "default",
      eager: true,
    });
    const laidOut = Object.values(layouts)
      .flatMap((layout) => layout.split("\n").filter((line) => line.includes(",") && !line.startsWith("#")))
      .map((line) => line.split(",")[2]!.trim());
    expect(named.length).toBeGreaterThan(10);
    expect(laidOut.length).toBeGreaterThan(80);
    expect([...named, ...laidOut].filter((zone) => !(zone in said.zone))).toEqual([]);
    expect(zoneSaid("Ліва литка", uk)).toBe("Ліва литка");
  });

  it("has Ukrainian words for every filter that has a name", async () => {
    const document = (await import("../../../../../docs/filters.md?raw")).default as string;
    expect(
      codesOf(document)
        .filter((name) => !name.startsWith("--"))
        .sort(),
    ).toEqual(Object.keys(said.filter).sort());
  });

  it("tells how a filter works, or why it does not", () => {
    const filter = (code: string, figures: Figures) =>
      tell({ code, figures, sentence: "" }, uk.pages.setup.filtering, "uk");
    expect(filter("filtered", { median: 3, order: 2, cornerHz: 10, delayMillis: 26.41 })).toBe(
      "медіана з 3, потім нижні частоти за Баттервортом, порядок 2, зріз 10 Гц; затримка 26,4 мс",
    );
    expect(filter("noRoom", { rateHz: 10, cornerHz: 10 })).toBe(
      "немає: 10 вимірів за секунду замало для зрізу на 10 Гц",
    );
  });

  it("names the cause of a station's lost device on the class board", () => {
    const lost = { urgent: true, reason: "The cable was pulled out.", code: "link", about: "unplugged" };
    expect(helpWords(lost, classroom)).toBe("Пристрій від’єднано: під’єднайте його знову.");
    expect(helpWords({ ...lost, about: "" }, classroom)).toBe(
      "Негаразд зі станцією: The cable was pulled out.",
    );
  });
});
