/** A prescription's text as rows, one for each line, so that a fault told by its line stands beside its row. */
export interface Row {
  /** `line` is key=value; `heading` begins a step or a site; `other` (remarks, the version) stays as it is. */
  kind: "line" | "heading" | "other";
  /** Of a line its key, empty where there is none; of a heading `step` or `site`. */
  key: string;
  value: string;
}

export function rowsOf(text: string): Row[] {
  const lines = text.replace(/\r/g, "").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map(rowOf);
}

function rowOf(line: string): Row {
  const bare = line.trim();
  if (bare === "" || bare.startsWith("#") || bare.startsWith("prescription-version")) {
    return { kind: "other", key: "", value: line };
  }
  if (bare.startsWith("[")) return { kind: "heading", key: bare.replace(/[[\]\s]/g, ""), value: bare };
  const equals = bare.indexOf("=");
  return equals < 0
    ? { kind: "line", key: "", value: bare }
    : { kind: "line", key: bare.slice(0, equals).trim(), value: bare.slice(equals + 1).trim() };
}

export function textOf(rows: readonly Row[]): string {
  return rows.map((row) => `${writtenOf(row)}\n`).join("");
}

function writtenOf({ kind, key, value }: Row): string {
  return kind === "line" && key !== "" ? `${key}=${value}` : value;
}

/** Where a part begins and ends, among the rows: the whole first, then steps and sites as they come. */
export interface PartOfText {
  /** Empty for the whole. */
  kind: string;
  /** Which of its kind, 1 for the first. */
  number: number;
  from: number;
  to: number;
}

export function partsOf(rows: readonly Row[]): PartOfText[] {
  const parts: PartOfText[] = [{ kind: "", number: 1, from: 0, to: rows.length }];
  rows.forEach((row, index) => {
    if (row.kind !== "heading") return;
    const before = parts.at(-1);
    if (before !== undefined) before.to = index;
    const number = 1 + parts.filter(({ kind }) => kind === row.key).length;
    parts.push({ kind: row.key, number, from: index, to: rows.length });
  });
  return parts;
}

/** The rows with a new line at the end of a part; trailing blank lines stay behind it. */
export function withLine(rows: readonly Row[], part: PartOfText, key: string): Row[] {
  let at = part.to;
  while (at > part.from + 1 && rows[at - 1]?.kind === "other") at--;
  return [...rows.slice(0, at), { kind: "line", key, value: "" }, ...rows.slice(at)];
}

/** The rows with a new step or site, which has these lines: behind the last of its kind, else at the end. */
export function withPart(rows: readonly Row[], kind: "step" | "site", keys: readonly string[]): Row[] {
  const parts = partsOf(rows);
  const last = parts.findLast((part) => part.kind === kind);
  const beforeSites = kind === "step" ? parts.find((part) => part.kind === "site")?.from : undefined;
  const at = last?.to ?? beforeSites ?? rows.length;
  const made: Row[] = [
    { kind: "heading", key: kind, value: `[${kind}]` },
    ...keys.map((key): Row => ({ kind: "line", key, value: "" })),
  ];
  return [...rows.slice(0, at), ...made, ...rows.slice(at)];
}

/** The keys that may still be added to a part: those that it has already stay out, but for the repeatable ones. */
export function keysLeft(rows: readonly Row[], part: PartOfText, keys: readonly string[]): string[] {
  const present = rows.slice(part.from, part.to).map(({ key }) => key);
  return keys.filter((key) => REPEATABLE.includes(key) || !present.includes(key));
}

const REPEATABLE = ["source", "contraindication"];

/** A name as a file may have it: "30 s × 4" is "30-s-x-4"; empty where no letter of it can be in one. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("×", "x")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 64);
}
