import type { ClassTexts } from "../text/class.en.ts";
import { byId, setShown } from "../view/dom.ts";
import { Card } from "./card.ts";
import type { Student } from "./messages.ts";

/** All students in the order in which they came; arrows move from one to the next, Enter opens one. */
export class BoardView {
  private readonly list = byId("students");
  private readonly cards = new Map<string, Card>();

  constructor(
    private readonly texts: ClassTexts,
    private readonly onOpen: (station: string) => void,
  ) {
    this.list.addEventListener("keydown", (event) => this.move(event));
  }

  render(students: readonly Student[]): void {
    setShown(byId("nobody"), students.length === 0);
    for (const student of students) {
      let card = this.cards.get(student.station);
      if (card === undefined) {
        card = new Card(this.texts, () => this.onOpen(student.station));
        // One stop for the tabulator, however many students there are; arrows do the rest.
        card.button.tabIndex = this.cards.size === 0 ? 0 : -1;
        this.cards.set(student.station, card);
        this.list.append(card.item);
      }
      card.render(student);
    }
  }

  /** Puts the focus where a student is. */
  show(station: string): void {
    const card = this.cards.get(station);
    if (card !== undefined) this.focus(card.button);
  }

  private focus(wanted: HTMLElement): void {
    for (const { button } of this.cards.values()) button.tabIndex = button === wanted ? 0 : -1;
    wanted.focus();
  }

  private move(event: KeyboardEvent): void {
    const buttons = [...this.cards.values()].map((card) => card.button);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const first = buttons[0];
    if (at < 0 || first === undefined) return;
    const perRow = buttons.filter((button) => button.offsetTop === first.offsetTop).length;
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: perRow,
      ArrowUp: -perRow,
      Home: -at,
      End: buttons.length - 1 - at,
    };
    const step = steps[event.key];
    const wanted = step === undefined ? undefined : buttons[at + step];
    if (wanted === undefined) return;
    event.preventDefault();
    this.focus(wanted);
  }
}
