import { byId, setText } from "./dom.ts";

/** How long an outcome can be read, and what it tells of be undone where there is an undo. */
export const OUTCOME_MILLIS = 30_000;

/** A mistake is noticed at once, or it was none: so long it can be taken back. */
export const UNDO_MILLIS = 12_000;

/** The words beside some buttons that tell what became of the last request, for half a minute. */
export class Outcome {
  private readonly element: HTMLElement;
  private clearing: ReturnType<typeof setTimeout> | undefined;

  /** @param id of the place where it is told */
  constructor(id: string) {
    this.element = byId(id);
  }

  tell(text: string): void {
    setText(this.element, text);
    clearTimeout(this.clearing);
    this.clearing = setTimeout(() => setText(this.element, ""), OUTCOME_MILLIS);
  }
}
