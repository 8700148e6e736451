import type { DebriefTexts } from "../text/debrief.en.ts";
import { byId, setShown } from "../view/dom.ts";
import { formatDifference, formatNumber } from "../view/numbers.ts";
import type { Figure, Progress } from "./messages.ts";

const WIDTH = 120;
const HEIGHT = 36;
const EDGE = 4;
const SVG = "http://www.w3.org/2000/svg";

/** Where the scores of a student's drills lie, 0 points at the bottom and 100 at the top; without those that have none. */
export function curvePoints(scores: readonly (number | null)[]): [number, number][] {
  const step = (WIDTH - 2 * EDGE) / Math.max(1, scores.length - 1);
  return scores.flatMap((score, index): [number, number][] =>
    score === null ? [] : [[EDGE + index * step, HEIGHT - EDGE - (score / 100) * (HEIGHT - 2 * EDGE)]],
  );
}

/** Each student's scores from drill to drill, and what was learnt; a press on a name chooses who is looked at. */
export class LearningView {
  private readonly body = byId("learning");

  constructor(
    private readonly texts: DebriefTexts,
    private readonly onChosen: (station: string) => void,
  ) {}

  render(students: readonly Progress[]): void {
    setShown(byId("learning-none"), students.length === 0);
    this.body.replaceChildren(...students.map((student) => this.row(student)));
  }

  private row(student: Progress): HTMLElement {
    const { texts } = this;
    const row = document.createElement("tr");
    const name = document.createElement("th");
    name.scope = "row";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = student.name;
    button.addEventListener("click", () => this.onChosen(student.station));
    name.append(button);
    const scores = student.attempts.map((attempt) => attempt.score);
    const known = scores.filter((score) => score !== null);
    row.append(name, this.cell(this.curve(scores)));
    const ends = [known[0], known[known.length - 1]].map((score) =>
      score === undefined ? texts.none : formatNumber(score, 0, texts.locale),
    );
    row.append(this.cell(known.length === 0 ? texts.none : texts.fromTo(ends[0]!, ends[1]!)));
    row.append(this.cell(this.figure(student.pointsPerDrill)), this.cell(this.figure(student.feedbackGain)));
    return row;
  }

  private cell(content: string | Node): HTMLElement {
    const cell = document.createElement("td");
    cell.append(content);
    return cell;
  }

  private figure(figure: Figure | null): string {
    const { texts } = this;
    if (figure === null) return texts.none;
    const signed = (value: number) => formatDifference(value, 1, texts.locale);
    return figure.low === null || figure.high === null
      ? signed(figure.estimate)
      : texts.interval(signed(figure.estimate), signed(figure.low), signed(figure.high));
  }

  private curve(scores: (number | null)[]): Node {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    drawing.setAttribute("class", "curve");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", this.texts.curve(scores.map((score) => this.score(score)).join(", ")));
    const points = curvePoints(scores);
    const line = document.createElementNS(SVG, "polyline");
    line.setAttribute("points", points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
    drawing.append(line);
    for (const [x, y] of points) {
      const dot = document.createElementNS(SVG, "circle");
      dot.setAttribute("cx", x.toFixed(1));
      dot.setAttribute("cy", y.toFixed(1));
      dot.setAttribute("r", "2.5");
      drawing.append(dot);
    }
    return drawing;
  }

  private score(score: number | null): string {
    return score === null ? this.texts.none : formatNumber(score, 0, this.texts.locale);
  }
}
