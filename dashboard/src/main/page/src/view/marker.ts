import type { Devices } from "../live/devices.ts";
import type { History } from "../live/history.ts";
import { ask } from "../live/request.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setShown } from "./dom.ts";
import { keySwitch, onPageKey } from "./keys.ts";
import { type Outcome, UNDO_MILLIS } from "./outcome.ts";

/**
 * Marks a moment in the recordings of all devices, for whoever wants to find it again, and draws it in this page's traces; taken
 * back while it is fresh.
 */
export class MarkerButton {
  private readonly button = byId("mark");
  private readonly undo = byId("mark-undo");
  private readonly keyField = byId("mark-key-field");
  private hiding: ReturnType<typeof setTimeout> | undefined;
  /** How to take the last mark out of each trace. */
  private drawn: { history: History; serial: number }[] = [];

  constructor(
    private readonly texts: Texts,
    private readonly outcome: Outcome,
    private readonly devices: Devices,
  ) {
    this.button.addEventListener("click", () => void this.mark());
    this.undo.addEventListener("click", () => void this.takeBack());
    const key = keySwitch("mark-key", "myodose.markKey");
    onPageKey(
      "m",
      key,
      () => !this.button.hidden,
      () => void this.mark(),
    );
  }

  /** Where nothing is recorded there is nothing to mark. */
  render(): void {
    const records = isRecorded(this.devices.chosen);
    setShown(this.button, records);
    setShown(this.keyField, records);
  }

  /** The moment is that of the press, however long the answer takes. */
  private async mark(): Promise<void> {
    const moments = this.devices.sessions.filter(isRecorded).map((session) => ({
      history: session.history,
      scan: session.scan,
      band: session.band,
    }));
    if (!(await this.request("api/v1/mark", this.texts.mark.done))) return;
    this.drawn = moments.flatMap(({ history, scan, band }) => {
      if (scan === null) return [];
      const { timeSeconds, force } = scan;
      return [{ history, serial: history.mark({ event: "mark", timeSeconds, force, band }) }];
    });
    setShown(this.undo, true);
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.endUndo(), UNDO_MILLIS);
  }

  private async takeBack(): Promise<void> {
    if (!(await this.request("api/v1/mark/undo", this.texts.mark.undone))) return;
    for (const { history, serial } of this.drawn) history.forget(serial);
    this.endUndo();
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

function isRecorded(session: Session): boolean {
  return session.hello?.recording?.state === "recording";
}
