import { describe, expect, it } from "vitest";
import { isOld, MissedBoards } from "../src/classroom/age.ts";
import { chosenOf, type DrillChoices, startPath } from "../src/classroom/drillChoice.ts";
import { gridOf, scrollingGridOf } from "../src/classroom/grid.ts";
import { helpLine, inNeed } from "../src/classroom/helps.ts";
import { messageOf, type Student } from "../src/classroom/messages.ts";
import { remarkWords } from "../src/classroom/words.ts";
import { SPARK_HEIGHT, sparkPath, sparkTop, sparkY } from "../src/classroom/spark.ts";
import { en } from "../src/text/class.en.ts";
import { uk } from "../src/text/class.uk.ts";

function student(station: string, help: Student["help"]): Student {
  return {
    station,
    name: station,
    state: "approach",
    source: "sim:hand",
    recording: "",
    force: 1,
    forceUnit: "N",
    bandLow: 20,
    bandHigh: 30,
    repetition: 1,
    repetitions: 3,
    inBandSeconds: 0,
    holdSeconds: 10,
    score: null,
    holds: 0,
    spark: [],
    help,
    feedback: "",
    behind: 0,
    notices: [],
    remarks: [],
    snapshotAgeMillis: 100,
    snapshotSpacingMillis: 100,
  };
}

const silent = { urgent: true, reason: "The station says nothing.", code: "silent", about: "" };

describe("who needs help", () => {
  it("names the urgent first, and keeps the order of the board within", () => {
    const students = [
      student("a", { ...silent, urgent: false }),
      student("b", null),
      student("c", silent),
      student("d", silent),
    ];
    expect(inNeed(students).map((each) => each.station)).toEqual(["c", "d", "a"]);
  });

  it("is told in the page's language, by the reason's code", () => {
    expect(helpLine(student("Anna", silent), en)).toBe("Anna: The station says nothing.");
    expect(helpLine(student("Anna", silent), uk)).toBe("Anna: Станція мовчить.");
    const losing = { urgent: false, reason: "Loses most by sag: It sank.", code: "losesMost", about: "sag" };
    expect(helpLine(student("Anna", losing), uk)).toBe("Anna: Найбільше втрачає: просідання.");
  });

  it("is told in the server's own words where the page does not know the code", () => {
    const later = { urgent: false, reason: "Is asleep.", code: "asleep", about: "" };
    expect(helpLine(student("Anna", later), uk)).toBe("Anna: Is asleep.");
    expect(remarkWords({ code: "tides", about: "", sentence: "It is ebb." }, uk)).toBe("It is ebb.");
    const ahead = { code: "clockAhead", about: "37", sentence: "Its clock is 37 s ahead." };
    expect(remarkWords(ahead, uk)).toContain("37 с");
  });
});

describe("the small drawing", () => {
  it("leaves room above the band, and above what was pressed", () => {
    expect(sparkTop([1, 2], 30)).toBe(45);
    expect(sparkTop([100], 30)).toBeCloseTo(105);
    expect(sparkTop([], null)).toBe(1);
  });

  it("puts no force at the bottom and keeps to the box", () => {
    expect(sparkY(0, 45)).toBe(SPARK_HEIGHT);
    expect(sparkY(90, 45)).toBe(0);
  });

  it("breaks the line where nothing was known, and ends at the right edge", () => {
    const path = sparkPath([0, null, 0, 0], 45);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.endsWith("L100.0 30.0")).toBe(true);
  });
});

describe("messages", () => {
  it("tell a board, or what was missed of it, and nothing that a later version may tell", () => {
    expect(messageOf('{"type":"missed","scans":3}')).toEqual({ type: "missed", scans: 3 });
    expect(messageOf('{"type":"board","students":[]}')).toEqual({ type: "board", students: [] });
    expect(messageOf('{"type":"weather"}')).toBeNull();
  });
});

describe("what is old", () => {
  const told = (snapshotAgeMillis: number | null, snapshotSpacingMillis: number): Student => ({
    ...student("a", null),
    snapshotAgeMillis,
    snapshotSpacingMillis,
  });

  it("is older than half a second and its station's usual spacing", () => {
    expect(isOld(told(500, 100), 100)).toBe(false);
    expect(isOld(told(501, 100), 100)).toBe(true);
    expect(isOld(told(501, 1000), 900)).toBe(false);
    expect(isOld(told(601, 1000), 900)).toBe(true);
  });

  it("is a board that does not come, too, for stations that never told anything", () => {
    expect(isOld(told(null, 100), 750)).toBe(false);
    expect(isOld(told(null, 100), 751)).toBe(true);
  });
});

describe("boards that were missed", () => {
  it("are counted together, and told for a while", () => {
    const missed = new MissedBoards();
    expect(missed.at(0)).toBe(0);
    missed.add(2, 1000);
    missed.add(3, 5000);
    expect(missed.at(14_999)).toBe(5);
    expect(missed.at(15_000)).toBe(0);
    missed.add(1, 20_000);
    expect(missed.at(20_000)).toBe(1);
  });
});

describe("what a drill is of", () => {
  const choices: DrillChoices = {
    usual: "demonstration",
    prescriptions: [
      { id: "mine", name: "Mine", refused: null },
      { id: "bad", name: "Bad", refused: "No band." },
      { id: "demonstration", name: "Demonstration", refused: null },
    ],
  };

  it("stays as it was chosen while it is there, else is the usual one", () => {
    expect(chosenOf(choices, "mine")).toBe("mine");
    expect(chosenOf(choices, "gone")).toBe("demonstration");
    expect(chosenOf(choices, "bad")).toBe("demonstration");
    expect(chosenOf(choices, "")).toBe("demonstration");
  });

  it("is told to the server by its id, if any is known", () => {
    expect(startPath("")).toBe("./api/v1/class/drill/start");
    expect(startPath("a&b")).toBe("./api/v1/class/drill/start?prescription=a%26b");
  });
});

describe("the board's grid", () => {
  const smallest = { width: 115, height: 83, gap: 7 };

  it("has the largest cards with which all forty are seen", () => {
    const { columns, rowHeight } = gridOf(40, 1010, 650, smallest);
    const rows = Math.ceil(40 / columns);
    expect(rows * rowHeight + (rows - 1) * smallest.gap).toBeLessThanOrEqual(650.001);
    expect(columns).toBe(7);
  });

  it("grows for a small class, without towers", () => {
    const { columns, rowHeight } = gridOf(2, 1500, 1000, smallest);
    expect(columns).toBe(2);
    expect(rowHeight).toBeLessThan(1500 / 2);
    expect(rowHeight).toBeGreaterThan(400);
  });

  it("keeps cards readable where all cannot be seen at once", () => {
    expect(gridOf(40, 500, 200, smallest).rowHeight).toBe(83);
    expect(gridOf(0, 0, 0, smallest).columns).toBe(1);
    expect(scrollingGridOf(360, smallest).columns).toBe(2);
    expect(scrollingGridOf(360, smallest).rowHeight).toBeGreaterThan(100);
    expect(scrollingGridOf(20, smallest)).toEqual({ columns: 1, rowHeight: 83 });
  });
});
