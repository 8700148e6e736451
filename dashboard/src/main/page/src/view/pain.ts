import type { Devices } from "../live/devices.ts";
import { ask } from "../live/request.ts";
import { asksForPain, painOf } from "../live/route.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setShown, setText } from "./dom.ts";
import { keySwitch, onPageKey } from "./keys.ts";
import { Outcome, UNDO_MILLIS } from "./outcome.ts";

const WORST = 10;
/** So long a 0 after a 1 makes a 10. */
const TEN_MILLIS = 1500;

/**
 * The patient's pain from 0 to 10, sent once for each choice and shown as the server has it. One patient, so it is about
 * all devices. A radio group as in a toolbar: arrows and figures move, Enter or Space chooses, for each choice is sent.
 */
export class PainView {
  private readonly box = byId("pain");
  private readonly scale = byId("pain-scale");
  private readonly last = byId("pain-last");
  private readonly undo = byId("pain-undo");
  private readonly opener = byId("pain-open");
  private readonly outcome = new Outcome("pain-outcome");
  private readonly ratings: HTMLButtonElement[];
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private opened = false;
  private sending = false;
  private typedOneAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly texts: Texts,
    private readonly devices: Devices,
  ) {
    this.ratings = Array.from({ length: WORST + 1 }, (_, rating) => this.makeRating(rating));
    this.scale.append(...this.ratings);
    this.scale.addEventListener("keydown", (event) => this.onKey(event));
    this.undo.addEventListener("click", () => void this.takeBack());
    this.opener.addEventListener("click", () => this.toggle());
    const key = keySwitch("pain-key", "myodose.painKey");
    onPageKey(
      "p",
      key,
      () => !this.box.hidden,
      () => this.focused()?.focus(),
    );
  }

  render(session: Session): void {
    const asked = asksForPain(session);
    const shown = asked || this.opened;
    setShown(this.opener, !asked);
    setAttribute(this.opener, "aria-expanded", String(shown));
    setShown(this.box, shown);
    setData(document.documentElement, "pain", String(shown));
    const pain = painOf(session);
    setText(
      this.last,
      pain === null ? this.texts.pain.none : this.texts.pain.last(pain.rating, this.ago(pain.secondsAgo)),
    );
    this.ratings.forEach((button, rating) =>
      setAttribute(button, "aria-checked", String(rating === pain?.rating)),
    );
    if (!this.scale.contains(document.activeElement)) this.makeReachable(pain?.rating ?? 0);
  }

  private ago(seconds: number): string {
    const { secondsAgo, minutesAgo } = this.texts.pain;
    return seconds < 60 ? secondsAgo(Math.floor(seconds)) : minutesAgo(Math.floor(seconds / 60));
  }

  private makeRating(rating: number): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("role", "radio");
    button.setAttribute("aria-label", this.texts.pain.rating(rating));
    button.textContent = String(rating);
    button.addEventListener("click", () => void this.send(rating));
    button.addEventListener("focus", () => this.makeReachable(rating));
    return button;
  }

  /** One stop for the Tab key, wherever the arrows have gone. */
  private makeReachable(rating: number): void {
    this.ratings.forEach((button, index) => (button.tabIndex = index === rating ? 0 : -1));
  }

  private toggle(): void {
    this.opened = !this.opened;
    this.render(this.devices.chosen);
    if (this.opened) this.focused()?.focus();
  }

  private focused(): HTMLButtonElement | undefined {
    return this.ratings.find(({ tabIndex }) => tabIndex === 0);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = this.targetOf(event);
    if (target === null) return;
    // Figures belong to this scale while it has the focus, and not to the choice of a device.
    event.preventDefault();
    event.stopPropagation();
    this.ratings[Math.min(WORST, Math.max(0, target))]?.focus();
  }

  private targetOf(event: KeyboardEvent): number | null {
    const now = this.ratings.indexOf(event.target as HTMLButtonElement);
    if (/^[0-9]$/.test(event.key)) {
      const isTen = event.key === "0" && event.timeStamp - this.typedOneAt < TEN_MILLIS;
      this.typedOneAt = event.key === "1" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      return isTen ? WORST : Number(event.key);
    }
    const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
    const ends: Record<string, number> = { Home: 0, End: WORST };
    const step = steps[event.key];
    return step === undefined ? (ends[event.key] ?? null) : now + step;
  }

  private async send(rating: number): Promise<void> {
    if (await this.request(`api/v1/pain?rating=${rating}`, this.texts.pain.taken(rating))) {
      setShown(this.undo, true);
      clearTimeout(this.hiding);
      this.hiding = setTimeout(() => this.endUndo(), UNDO_MILLIS);
    }
  }

  private async takeBack(): Promise<void> {
    if (await this.request("api/v1/pain/undo", this.texts.pain.withdrawn)) this.endUndo();
  }

  /** A button that goes must not take the keyboard's place along. */
  private endUndo(): void {
    clearTimeout(this.hiding);
    if (document.activeElement === this.undo) this.focused()?.focus();
    setShown(this.undo, false);
  }

  /** One request at a time: a second tap before the answer is the same choice. */
  private async request(path: string, success: string): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    const { taken, sentence } = await ask(path);
    this.sending = false;
    const { refused, failed } = this.texts.pain;
    this.outcome.tell(taken ? success : sentence === null ? failed : refused(sentence));
    return taken;
  }
}
