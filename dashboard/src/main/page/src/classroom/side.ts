import type { DebriefTexts } from "../text/debrief.en.ts";
import { byId, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import type { Progress, StudentBook } from "./messages.ts";
import { keyOf, type Press, pressesOf } from "./presses.ts";
import { lostWords, whyNotWords } from "./words.ts";

/** One of the two holds that are compared: who, which, its figures, and what it lost points by. */
export class SideView {
  press: Press | null = null;
  private readonly who: HTMLSelectElement;
  private readonly which: HTMLSelectElement;
  private presses: Press[] = [];

  /** @param load everything that has come of a student; null where it cannot be had */
  constructor(
    private readonly id: "first" | "second",
    private readonly texts: DebriefTexts,
    private readonly load: (station: string) => Promise<StudentBook | null>,
    private readonly onChanged: () => void,
  ) {
    this.who = byId(`${id}-who`);
    this.which = byId(`${id}-which`);
    this.who.addEventListener("change", () => void this.choose(this.who.value));
    this.which.addEventListener("change", () => this.show(this.which.value));
  }

  /** Whose holds are looked at, or still on their way; empty for nobody's. */
  get chosen(): string {
    return this.who.value;
  }

  /** Who can be chosen; whoever was chosen stays so. */
  offer(students: readonly Progress[]): void {
    const chosen = this.who.value;
    this.who.replaceChildren(new Option(this.texts.nobody, ""));
    for (const student of students) this.who.add(new Option(student.name, student.station));
    this.who.value = students.some((student) => student.station === chosen) ? chosen : "";
  }

  /** Looks at a student's newest hold; the empty text is nobody. Until it has come, nobody else's can be taken for it. */
  async choose(station: string): Promise<void> {
    this.who.value = station;
    if (this.press !== null && this.press.station !== station) this.take([]);
    const book = station === "" ? null : await this.load(station);
    if (this.who.value !== station) return;
    this.take(book === null ? [] : pressesOf(book));
  }

  private take(presses: Press[]): void {
    this.presses = presses;
    this.which.replaceChildren(...this.presses.map((press) => new Option(this.label(press), keyOf(press))));
    this.which.disabled = this.presses.length === 0;
    this.show(this.which.value);
  }

  private show(key: string): void {
    this.press = this.presses.find((press) => keyOf(press) === key) ?? null;
    this.which.value = key;
    this.tellScore();
    this.tellFigures();
    this.tellLost();
    this.onChanged();
  }

  private label({ drill, hold, fact }: Press): string {
    const { total } = fact.points;
    const points = total === null ? this.texts.none : this.texts.points(this.plain(total, 0));
    return this.texts.press(this.texts.drill(drill), hold.index, points);
  }

  private tellScore(): void {
    const total = this.press?.fact.points.total ?? null;
    setText(byId(`${this.id}-score`), total === null ? "" : this.texts.outOf(this.plain(total, 0)));
  }

  private tellFigures(): void {
    const list = byId(`${this.id}-figures`);
    const { press, texts } = this;
    const rows = press === null ? [] : this.figures(press);
    list.replaceChildren(
      ...rows.map(([name, figure]) => {
        const pair = document.createElement("div");
        const term = document.createElement("dt");
        term.textContent = name;
        const told = document.createElement("dd");
        told.textContent = figure;
        pair.append(term, told);
        return pair;
      }),
    );
    setText(
      byId(`${this.id}-note`),
      press === null
        ? ""
        : press.fact.trace === null
          ? texts.noTrace
          : (texts.feedback[press.fact.feedback] ?? press.fact.feedback),
    );
  }

  private figures({ hold, fact, estimate }: Press): [string, string][] {
    const { figures, ended, endings, seconds, units } = this.texts;
    const known = (figure: number | null, decimals: number, unit: string) =>
      figure === null ? this.texts.none : `${this.plain(figure, decimals)} ${unit}`;
    const force = units[fact.forceUnit] ?? fact.forceUnit;
    return [
      [figures.mean, known(hold.meanForce, 1, force)],
      ...(estimate === null ? [] : ([[figures.estimate, known(estimate, 1, force)]] as [string, string][])),
      [figures.length, known(hold.plateauEndSeconds - hold.plateauStartSeconds, 1, seconds)],
      [figures.inBand, known(hold.timeInBandPercent, 0, "%")],
      [figures.steadiness, known(hold.coefficientOfVariationPercent, 1, "%")],
      [figures.sag, known(hold.sag, 2, `${force}/${seconds}`)],
      [figures.loading, known(hold.loadingRate, 1, `${force}/${seconds}`)],
      [ended, endings[hold.ended] ?? hold.ended],
      ...(fact.match === null
        ? []
        : ([[figures.match, known(fact.match.percent, 0, "%")]] as [string, string][])),
    ];
  }

  /** The score is that of the drill up to this hold, so what it explains is too. */
  private tellLost(): void {
    const list = byId(`${this.id}-lost`);
    const { press, texts } = this;
    const points = press?.fact.points ?? null;
    const lost = (points?.parts ?? []).filter((part) => part.judged && part.lostPoints >= 0.05);
    const sentences =
      points === null
        ? []
        : points.total === null
          ? [whyNotWords(points, texts)]
          : lost.length === 0
            ? [texts.nothingLost]
            : lost
                .sort((one, other) => other.lostPoints - one.lostPoints)
                .map((part) => lostWords(part, texts));
    list.replaceChildren(
      ...sentences.map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
  }

  private plain(figure: number, decimals: number): string {
    return formatNumber(figure, decimals, this.texts.locale);
  }
}
