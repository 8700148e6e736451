import type { ClassTexts } from "../text/class.en.ts";
import { byId, setAttribute, setData, setShown, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import type { Student } from "./messages.ts";
import { sparkPath, sparkTop, sparkY } from "./spark.ts";
import { helpWords } from "./words.ts";

/** Each state has a shape of its own, so that no colour is needed to tell them apart. */
const SHAPES: Record<string, string> = {
  approach: "none",
  loading: "up",
  inBand: "tick",
  tooLow: "up",
  tooHigh: "down",
  done: "tick",
  rest: "pause",
  finished: "tick",
  stopped: "stop",
  silent: "warn",
  gone: "warn",
};

/** States that say themselves why nothing is new. */
const ABSENT = ["silent", "gone"];

/** One student on the board, as the page's template has it. All names are text, whatever is in them. */
export class StudentCard extends HTMLElement {
  readonly button: HTMLButtonElement;

  constructor(private readonly texts: ClassTexts) {
    super();
    this.append(byId<HTMLTemplateElement>("card").content.cloneNode(true));
    this.button = this.at("button");
  }

  /** @param old whether what is known of the student is no longer news */
  render(student: Student, old: boolean): void {
    const { texts } = this;
    const stale = old && !ABSENT.includes(student.state);
    const { help, score, force } = student;
    setText(this.at(".card-name"), student.name);
    setText(this.at(".card-score"), score === null ? texts.noScore : formatNumber(score, 0, texts.locale));
    setText(this.at(".card-word"), stale ? texts.old : (texts.state[student.state] ?? student.state));
    const shape = stale ? "warn" : (SHAPES[student.state] ?? "none");
    setAttribute(this.at(".card-shape use"), "href", `#shape-${shape}`);
    setText(this.at(".card-force"), force === null ? "" : this.force(force, student.forceUnit));
    const holds = student.repetitions > 0 ? texts.hold(student.repetition, student.repetitions) : "";
    setText(this.at(".card-holds"), holds);
    setText(this.at(".card-help"), help === null ? "" : helpWords(help, texts));
    setShown(this.at(".card-help"), help !== null);
    setData(this.button, "state", student.state);
    setData(this.button, "old", String(old));
    setData(this.button, "help", help === null ? "none" : help.urgent ? "urgent" : "soon");
    this.draw(student);
  }

  private force(force: number, unit: string): string {
    const { texts } = this;
    return `${formatNumber(force, force < 10 ? 1 : 0, texts.locale)} ${texts.units[unit] ?? unit}`;
  }

  private draw(student: Student): void {
    const top = sparkTop(student.spark, student.bandHigh);
    const band = this.at(".spark-band");
    setAttribute(this.at(".spark-line"), "d", sparkPath(student.spark, top));
    if (student.bandLow === null || student.bandHigh === null) {
      setAttribute(band, "height", "0");
      return;
    }
    const high = sparkY(student.bandHigh, top);
    setAttribute(band, "y", high.toFixed(1));
    setAttribute(band, "height", (sparkY(student.bandLow, top) - high).toFixed(1));
  }

  private at<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }
}

customElements.define("student-card", StudentCard);
