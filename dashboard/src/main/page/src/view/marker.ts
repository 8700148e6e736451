import type { Devices } from "../live/devices.ts";
import { ask } from "../live/request.ts";
import type { Texts } from "../text/en.ts";
import { byId, setShown } from "./dom.ts";
import { type Outcome, UNDO_MILLIS } from "./outcome.ts";

/** Marks a moment in the recordings of all devices, for whoever wants to find it again; taken back while it is fresh. */
export class MarkerButton {
  private readonly button = byId("mark");
  private readonly undo = byId("mark-undo");
  private hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly texts: Texts,
    private readonly outcome: Outcome,
    private readonly devices: Devices,
  ) {
    this.button.addEventListener("click", () => void this.mark());
    this.undo.addEventListener("click", () => void this.takeBack());
  }

  /** Where nothing is recorded there is nothing to mark. */
  render(): void {
    setShown(this.button, this.devices.chosen.hello?.recording?.state === "recording");
  }

  private async mark(): Promise<void> {
    if (!(await this.request("api/v1/mark", this.texts.mark.done))) return;
    setShown(this.undo, true);
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.endUndo(), UNDO_MILLIS);
  }

  private async takeBack(): Promise<void> {
    if (await this.request("api/v1/mark/undo", this.texts.mark.undone)) this.endUndo();
  }

  /** A button that goes must not take the keyboard's place along. */
  private endUndo(): void {
    clearTimeout(this.hiding);
    if (document.activeElement === this.undo) this.button.focus();
    setShown(this.undo, false);
  }

  private async request(path: string, success: string): Promise<boolean> {
    const { taken, sentence } = await ask(path);
    const { refused, failed } = this.texts.mark;
    this.outcome.tell(taken ? success : sentence === null ? failed : refused(sentence));
    return taken;
  }
}
