import { ask } from "../live/request.ts";
import type { ClassTexts } from "../text/class.en.ts";
import { byId, setAttribute, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import type { Fact, Student, StudentBook } from "./messages.ts";
import { lostWords, remarkWords, whyNotWords } from "./words.ts";

/** A student's drills, what the last hold of each left as its score, and when the force is shown next time. */
export class DetailView {
  private readonly dialog = byId<HTMLDialogElement>("detail");
  private readonly choice = byId<HTMLSelectElement>("detail-feedback");
  private station = "";

  constructor(private readonly texts: ClassTexts) {
    for (const [value, words] of Object.entries(texts.feedback)) this.choice.add(new Option(words, value));
    this.choice.addEventListener("change", () => void this.send());
  }

  async open(student: Student): Promise<void> {
    this.station = student.station;
    setText(byId("detail-name"), student.name);
    setText(
      byId("detail-notices"),
      [
        ...student.remarks.map((remark) => remarkWords(remark, this.texts)),
        ...(student.behind > 0 ? [this.texts.behind(student.behind)] : []),
        ...(student.recording === "" ? [] : [student.recording]),
      ].join(" · "),
    );
    setText(byId("detail-outcome"), "");
    const debrief = `./debrief.html?station=${encodeURIComponent(student.station)}`;
    setAttribute(byId("detail-debrief"), "href", debrief);
    this.choice.value = student.feedback;
    byId("detail-drills").replaceChildren();
    this.dialog.showModal();
    const answer = await fetch(
      new URL(`./api/v1/class/stations/${encodeURIComponent(student.station)}`, document.baseURI),
    ).catch(() => null);
    if (answer?.ok && this.station === student.station) this.show((await answer.json()) as StudentBook);
  }

  private async send(): Promise<void> {
    const path = `./api/v1/class/stations/${encodeURIComponent(this.station)}/feedback`;
    const answer = await ask(`${path}?feedback=${encodeURIComponent(this.choice.value)}`);
    setText(
      byId("detail-outcome"),
      answer.taken ? this.texts.saved : (answer.sentence ?? this.texts.refused),
    );
  }

  private show(book: StudentBook): void {
    const drills = new Map<string, Fact[]>();
    for (const { fact } of book.entries)
      if (fact.drill !== "") drills.set(fact.drill, [...(drills.get(fact.drill) ?? []), fact]);
    const parts = [...drills.values()].map((facts, index) => this.drill(facts, index + 1)).reverse();
    const none = document.createElement("p");
    none.textContent = this.texts.noDrills;
    byId("detail-drills").replaceChildren(...(parts.length === 0 ? [none] : parts));
  }

  private drill(facts: Fact[], number: number): HTMLElement {
    const { texts } = this;
    const plain = (figure: number, decimals: number) => formatNumber(figure, decimals, texts.locale);
    const last = facts[facts.length - 1]!;
    const section = document.createElement("section");
    const add = (tag: string, text: string, parent: HTMLElement = section) => {
      const element = document.createElement(tag);
      element.textContent = text;
      parent.append(element);
      return element;
    };
    add("h3", texts.drillTitle(number, texts.feedback[last.feedback] ?? last.feedback));
    add(
      "p",
      last.points.total === null ? whyNotWords(last.points, texts) : texts.outOf(plain(last.points.total, 0)),
    );
    const lost = add("ul", "");
    for (const part of last.points.parts.filter((each) => each.judged && each.lostPoints >= 0.05))
      add("li", lostWords(part, texts), lost);
    const holds = add("ol", "");
    for (const { hold, forceUnit, match } of facts)
      if (hold !== null)
        add(
          "li",
          texts.holdLine(
            hold.index,
            plain(hold.meanForce, 1),
            texts.units[forceUnit] ?? forceUnit,
            plain(hold.plateauEndSeconds - hold.plateauStartSeconds, 1),
            hold.timeInBandPercent === null ? texts.noScore : plain(hold.timeInBandPercent, 0),
            match === null ? null : plain(match.percent, 0),
          ),
          holds,
        );
    return section;
  }
}
