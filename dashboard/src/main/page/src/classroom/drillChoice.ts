import type { ClassTexts } from "../text/class.en.ts";
import { byId } from "../view/dom.ts";

/** What a drill can be of, as the server tells it. */
export interface DrillChoices {
  usual: string;
  prescriptions: { id: string; name: string; refused: string | null }[];
}

/** The path that begins a drill of that prescription; of the class's usual one where none is known yet. */
export function startPath(prescription: string): string {
  const wanted = prescription === "" ? "" : `?prescription=${encodeURIComponent(prescription)}`;
  return `./api/v1/class/drill/start${wanted}`;
}

/** Which is chosen: still what was, where that can be had, else the class's usual one. */
export function chosenOf({ usual, prescriptions }: DrillChoices, before: string): string {
  const stays = prescriptions.some((one) => one.id === before && one.refused === null);
  return stays ? before : usual;
}

/** What the next drill is of: the class's usual prescription, those saved on the trainer's machine, and the built-in ones. */
export class DrillChoice {
  private readonly select = byId<HTMLSelectElement>("prescription");

  constructor(private readonly texts: ClassTexts) {}

  /** Asks anew what there is; one may have been saved since. */
  async load(): Promise<void> {
    const answer = await fetch(new URL("./api/v1/class/prescriptions", document.baseURI)).catch(() => null);
    if (answer !== null && answer.ok) this.offer((await answer.json()) as DrillChoices);
  }

  /** Where a drill of it is begun. */
  get path(): string {
    return startPath(this.select.value);
  }

  private offer(choices: DrillChoices): void {
    const chosen = chosenOf(choices, this.select.value);
    this.select.replaceChildren(...choices.prescriptions.map((one) => this.option(one)));
    this.select.value = chosen;
  }

  private option({ id, name, refused }: DrillChoices["prescriptions"][number]): HTMLOptionElement {
    const option = new Option(refused === null ? name : this.texts.notForAClass(name), id);
    option.disabled = refused !== null;
    option.title = refused ?? "";
    return option;
  }
}
