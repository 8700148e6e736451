import type { ClassTexts } from "../text/class.en.ts";
import { byId, setData, setShown, setText } from "../view/dom.ts";
import type { Student } from "./messages.ts";
import { helpWords } from "./words.ts";

/** Those who need help: the urgent first, and within that in the order of the board, so that none jumps about. */
export function inNeed(students: readonly Student[]): Student[] {
  const needing = students.filter((student) => student.help !== null);
  return [
    ...needing.filter((student) => student.help?.urgent),
    ...needing.filter((student) => !student.help?.urgent),
  ];
}

/** Who it is, and why, in one line. */
export function helpLine(student: Student, texts: ClassTexts): string {
  return student.help === null ? "" : texts.needsHelp(student.name, helpWords(student.help, texts));
}

/** The list of who needs help and why; a press on one leads to its place on the board. */
export class HelpsView {
  private readonly list = byId("helps");

  constructor(
    private readonly texts: ClassTexts,
    private readonly onChosen: (station: string) => void,
  ) {
    this.list.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("button");
      const station = button?.dataset["station"];
      if (station !== undefined) this.onChosen(station);
    });
  }

  /** @param known false while the board is lost: then nobody is said to get along */
  render(students: readonly Student[], known: boolean): void {
    const needing = inNeed(students);
    setShown(byId("helps-none"), known && needing.length === 0);
    while (this.list.children.length > needing.length) this.list.lastElementChild?.remove();
    needing.forEach((student, index) => this.row(index, student));
  }

  private row(index: number, student: Student): void {
    let item = this.list.children[index];
    if (item === undefined) {
      item = document.createElement("li");
      const made = document.createElement("button");
      made.type = "button";
      item.append(made);
      this.list.append(item);
    }
    const button = item.firstElementChild as HTMLElement;
    setText(button, helpLine(student, this.texts));
    setData(button, "station", student.station);
    setData(button, "help", student.help?.urgent ? "urgent" : "soon");
  }
}
