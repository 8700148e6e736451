import type { ClassTexts } from "../text/class.en.ts";
import { byId, setShown } from "../view/dom.ts";
import { isOld } from "./age.ts";
import { StudentCard } from "./card.ts";
import { gridOf, scrollingGridOf } from "./grid.ts";
import type { Student } from "./messages.ts";

/** What can still be read on a card, in the page's own letters. */
const SMALLEST = { width: 8.2, height: 5.9, gap: 0.5 };
/** Around all cards, for the mark of the one that has the focus. */
const EDGE_PIXELS = 4;

/** All students in the order in which they came; arrows move from one to the next, Enter opens one. */
export class BoardView {
  private readonly list = byId("students");
  private readonly room = byId("board");
  private readonly cards = new Map<string, StudentCard>();

  constructor(
    private readonly texts: ClassTexts,
    private readonly onOpen: (station: string) => void,
  ) {
    this.list.addEventListener("keydown", (event) => this.move(event));
    new ResizeObserver(() => this.lay()).observe(this.room);
  }

  /** @param ageMillis since the board came that tells of them */
  render(students: readonly Student[], ageMillis: number): void {
    setShown(byId("nobody"), students.length === 0);
    const before = this.cards.size;
    for (const student of students) {
      let card = this.cards.get(student.station);
      if (card === undefined) {
        card = new StudentCard(this.texts);
        card.button.addEventListener("click", () => this.onOpen(student.station));
        // One stop for the tabulator, however many students there are; arrows do the rest.
        card.button.tabIndex = this.cards.size === 0 ? 0 : -1;
        this.cards.set(student.station, card);
        const item = document.createElement("li");
        item.append(card);
        this.list.append(item);
      }
      card.render(student, isOld(student, ageMillis));
    }
    if (this.cards.size !== before) this.lay();
  }

  /** As large as they can be. */
  private lay(): void {
    const letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const smallest = {
      width: SMALLEST.width * letter,
      height: SMALLEST.height * letter,
      gap: SMALLEST.gap * letter,
    };
    // Where the page scrolls as a whole, the board is as high as its cards.
    const scrolls = getComputedStyle(this.room).overflowY === "visible";
    const width = this.room.clientWidth - 2 * EDGE_PIXELS;
    const height = this.room.clientHeight - 2 * EDGE_PIXELS;
    const { columns, rowHeight } = scrolls
      ? scrollingGridOf(width, smallest)
      : gridOf(this.cards.size, width, height, smallest);
    this.list.style.setProperty("--columns", String(columns));
    this.list.style.setProperty("--row", `${Math.floor(rowHeight)}px`);
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
