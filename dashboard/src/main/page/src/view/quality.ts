import type { Health } from "../live/health.ts";
import { RECENT_LOSS_SECONDS } from "../live/losses.ts";
import { doubtOf, type Finding, findingsOf, gravest } from "../live/quality.ts";
import type { ScreenAge } from "../live/screenAge.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setText } from "./dom.ts";
import { type Figures, qualityFigures, vitals } from "./qualityFigures.ts";
import { formatMicros, formatNumber } from "./numbers.ts";

/** Figures that change more often than this cannot be compared. */
const UPDATE_MILLIS = 1000;

type Level = "good" | "check" | "bad" | "wait" | "none";
const SHAPES: Record<Level, string> = {
  good: "tick",
  check: "warn",
  bad: "warn",
  wait: "none",
  none: "none",
};

/** The line that tells how far the data can be trusted, and its panel with every figure behind it. */
export class QualityView {
  private readonly vitals = byId("vitals");
  /** On a phone the bottom line is a thumb's stroke away. */
  private readonly headVitals = byId("head-vitals");
  private readonly box = byId<HTMLDetailsElement>("quality");
  private readonly shape = byId<SVGUseElement>("quality-shape");
  private readonly word = byId("quality-word");
  private readonly findings = byId("quality-findings");
  private readonly figures = byId("quality-figures");
  private updatedAt = Number.NEGATIVE_INFINITY;
  private shown: unknown[] = [];
  private everDoubtful = false;
  /** What to say when it changes; nothing as long as all has been well. */
  sentence = "";

  constructor(
    private readonly texts: Texts,
    private readonly screenAge: ScreenAge,
  ) {
    this.box.addEventListener("toggle", () => (this.updatedAt = Number.NEGATIVE_INFINITY));
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.box.open) return;
      this.box.open = false;
      this.box.querySelector("summary")?.focus();
    });
  }

  render(session: Session, health: Health, now: number): void {
    // What changes beside the force changes here at once, or the two would gainsay each other.
    const occasion = [session, health, doubtOf(session, now), session.hello, session.status === null];
    const sameOccasion = occasion.every((one, index) => one === this.shown[index]);
    if (sameOccasion && now - this.updatedAt < UPDATE_MILLIS) return;
    this.shown = occasion;
    this.updatedAt = now;
    setData(this.box, "figures", session.status === null ? "unknown" : "known");
    const findings = findingsOf(session, now);
    this.renderLine(health, findings);
    const screen = this.screenAge.figures(now);
    setText(this.vitals, vitals(session, screen, this.texts, Date.now()));
    setText(this.headVitals, vitals(session, screen, this.texts, Date.now(), true));
    if (!this.box.open) return;
    this.renderFindings(findings);
    this.renderFigures(qualityFigures(session, screen, this.texts, now, Date.now()));
  }

  private renderLine(health: Health, findings: Finding[]): void {
    const level: Level = health === "live" ? (gravest(findings) ?? "good") : "none";
    const line = this.lineFor(level, health, findings);
    setData(this.box, "level", level);
    setAttribute(this.shape, "href", `#shape-${SHAPES[level]}`);
    setText(this.word, line);
    const doubtful = level === "check" || level === "bad";
    this.everDoubtful ||= doubtful;
    // The state of the connection is told by another voice.
    this.sentence = level !== "none" && level !== "wait" && this.everDoubtful ? line : "";
  }

  private lineFor(level: Level, health: Health, findings: Finding[]): string {
    const words = this.texts.quality;
    if (level === "good") return words.good;
    if (level === "wait") return words.checking;
    if (level === "none") return words.none(this.texts.health[health][0]);
    const grave = findings.filter(({ weight }) => weight === "bad" || weight === "check");
    const first = this.nameOf(grave[0] as Finding);
    return words[level](first) + (grave.length > 1 ? words.more(grave.length - 1) : "");
  }

  private renderFindings(findings: Finding[]): void {
    const sentences = findings.map(
      (finding) => `${capital(this.nameOf(finding))}. ${this.meaningOf(finding)}`,
    );
    if (this.findings.dataset["shown"] === sentences.join("\n")) return;
    this.findings.dataset["shown"] = sentences.join("\n");
    this.findings.replaceChildren(
      ...sentences.map((sentence, index) => element("li", sentence, findings[index]?.weight)),
    );
  }

  private nameOf(finding: Finding): string {
    const words = this.texts.quality;
    switch (finding.kind) {
      case "flag":
        return words.flag(finding.flag, finding.channels);
      case "alarm":
        return words.alarm[finding.alarm];
      case "expired":
        return words.expired(finding.channels);
      case "uncalibrated":
        return words.uncalibrated;
      case "checking":
        return words.checking;
      case "lost":
        return words.lost(finding.scans, this.number(finding.scans, 0), RECENT_LOSS_SECONDS);
      case "rate":
        return words.rate(this.number(finding.measuredHz, 1), this.number(finding.ratedHz, 1));
      case "clock":
        return words.clock(formatMicros(finding.uncertaintyMicros, this.texts));
    }
  }

  private meaningOf(finding: Finding): string {
    const words = this.texts.quality;
    if (finding.kind === "flag") return words.flagMeaning(finding.flag);
    return finding.kind === "alarm" ? finding.cause : words[`${finding.kind}Meaning`];
  }

  /** The rows never change, so they are made once and only their figures are written. */
  private renderFigures(figures: Figures): void {
    if (this.figures.childElementCount === 0)
      this.figures.append(...figures.map((group) => this.group(group)));
    for (const [, rows] of figures) {
      for (const [row, figure] of rows) setText(byId(`quality-${row}`), figure);
    }
  }

  private group([name, rows]: Figures[number]): HTMLElement {
    const box = document.createElement("div");
    const table = document.createElement("dl");
    for (const [row] of rows) {
      const line = document.createElement("div");
      const figure = element("dd", "");
      figure.id = `quality-${row}`;
      const note = this.texts.quality.notes[row];
      if (note !== undefined) {
        line.title = note;
        setAttribute(figure, "aria-description", note);
      }
      line.append(element("dt", this.texts.quality.rows[row]), figure);
      table.append(line);
    }
    box.append(element("h2", this.texts.quality.groups[name]), table);
    return box;
  }

  private number(value: number, decimals: number): string {
    return formatNumber(value, decimals, this.texts.locale);
  }
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function element(tag: string, text: string, weight?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (weight !== undefined) made.dataset["weight"] = weight;
  return made;
}
