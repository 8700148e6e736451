import type { Devices } from "../live/devices.ts";
import { post } from "../live/request.ts";
import type { Texts } from "../text/en.ts";
import { byId, setShown, setText } from "./dom.ts";
import { OUTCOME_MILLIS, type Outcome } from "./outcome.ts";

/** Setting the zero of the chosen device: asked for, confirmed, done by the server, and undone for half a minute. */
export class Zero {
  private readonly undo = byId("zero-undo");
  private readonly confirm = byId("zero-confirm");
  private hiding: ReturnType<typeof setTimeout> | undefined;
  /** The device that the question is about; what is chosen meanwhile makes no difference. */
  private asked = 0;
  /** Whose zero was set last, while that can be undone. */
  private undoable: number | null = null;

  constructor(
    private readonly texts: Texts,
    private readonly outcome: Outcome,
    private readonly devices: Devices,
  ) {
    this.confirm.addEventListener("beforetoggle", () => {
      this.asked = devices.chosenIndex;
      setText(byId("zero-question"), this.question());
    });
    byId("zero-now").addEventListener("click", () => void this.set());
    this.undo.addEventListener("click", () => void this.takeBack());
  }

  /** Another device's zero cannot be taken back from here. A button that goes must not take the keyboard's place along. */
  render(): void {
    const shown = this.undoable === this.devices.chosenIndex;
    if (!shown && document.activeElement === this.undo) byId("zero").focus();
    setShown(this.undo, shown);
  }

  private question(): string {
    const { question, questionOf } = this.texts.zero;
    return this.devices.areSeveral ? questionOf(this.devices.chosenName) : question;
  }

  private async set(): Promise<void> {
    this.confirm.hidePopover();
    const index = this.asked;
    const done = await this.ask("api/v1/tare", index, this.texts.zero.done);
    this.undoable = done ? index : null;
    this.render();
  }

  private async takeBack(): Promise<void> {
    const index = this.devices.chosenIndex;
    if (await this.ask("api/v1/tare/undo", index, this.texts.zero.undone)) this.undoable = null;
    this.render();
  }

  private async ask(path: string, index: number, success: string): Promise<boolean> {
    const done = await post(path + this.devices.query(index));
    this.outcome.tell(done ? success : this.texts.zero.failed);
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => (this.undoable = null), OUTCOME_MILLIS);
    return done;
  }
}
