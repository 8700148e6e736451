import type { ClassTexts } from "../text/class.en.ts";
import { setAttribute, setData, setShown, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import type { Student } from "./messages.ts";
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath, sparkTop, sparkY } from "./spark.ts";

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

const SVG = "http://www.w3.org/2000/svg";

function svg(name: string, parent: Element, attributes: Record<string, string> = {}): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

function span(name: string, parent: Element): HTMLElement {
  const element = document.createElement("span");
  element.className = name;
  parent.append(element);
  return element;
}

/** One student on the board. All names are text, whatever is in them. */
export class Card {
  readonly item = document.createElement("li");
  readonly button = document.createElement("button");
  private readonly name: HTMLElement;
  private readonly shape: SVGElement;
  private readonly word: HTMLElement;
  private readonly score: HTMLElement;
  private readonly holds: HTMLElement;
  private readonly force: HTMLElement;
  private readonly help: HTMLElement;
  private readonly band: SVGElement;
  private readonly line: SVGElement;

  constructor(
    private readonly texts: ClassTexts,
    onOpen: () => void,
  ) {
    this.button.type = "button";
    this.button.className = "card";
    this.item.append(this.button);
    this.name = span("card-name", this.button);
    const state = span("card-state", this.button);
    const mark = svg("svg", state, { class: "card-shape", viewBox: "0 0 24 24", "aria-hidden": "true" });
    this.shape = svg("use", mark);
    this.word = span("card-word", state);
    this.force = span("card-force", state);
    const drawing = svg("svg", this.button, {
      class: "spark",
      viewBox: `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    this.band = svg("rect", drawing, { class: "spark-band", x: "0", width: String(SPARK_WIDTH) });
    this.line = svg("path", drawing, { class: "spark-line" });
    const foot = span("card-foot", this.button);
    this.holds = span("card-holds", foot);
    this.help = span("card-help", foot);
    this.score = span("card-score", foot);
    this.button.addEventListener("click", onOpen);
  }

  render(student: Student): void {
    const { texts } = this;
    const word = texts.state[student.state] ?? student.state;
    const score = student.score === null ? texts.noScore : formatNumber(student.score, 0, texts.locale);
    setText(this.name, student.name);
    setText(this.score, score);
    setText(this.word, word);
    setAttribute(this.shape, "href", `#shape-${SHAPES[student.state] ?? "none"}`);
    setText(
      this.force,
      student.force === null
        ? ""
        : `${formatNumber(student.force, student.force < 10 ? 1 : 0, texts.locale)} ${student.forceUnit}`,
    );
    setText(this.holds, student.repetitions > 0 ? texts.hold(student.repetition, student.repetitions) : "");
    setText(this.help, student.help?.reason ?? "");
    setShown(this.help, student.help !== null);
    setData(this.button, "state", student.state);
    setData(this.button, "help", student.help === null ? "none" : student.help.urgent ? "urgent" : "soon");
    this.draw(student);
  }

  private draw(student: Student): void {
    const top = sparkTop(student.spark, student.bandHigh);
    setAttribute(this.line, "d", sparkPath(student.spark, top));
    if (student.bandLow === null || student.bandHigh === null) {
      setAttribute(this.band, "height", "0");
      return;
    }
    const high = sparkY(student.bandHigh, top);
    setAttribute(this.band, "y", high.toFixed(1));
    setAttribute(this.band, "height", (sparkY(student.bandLow, top) - high).toFixed(1));
  }
}
