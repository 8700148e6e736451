import type { Devices } from "../live/devices.ts";
import { ask } from "../live/request.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setShown, setText } from "./dom.ts";
import { keySwitch, onPageKey } from "./keys.ts";
import { formatNumber } from "./numbers.ts";
import { Outcome } from "./outcome.ts";

const MOST_NEWTONS = 1000;

/**
 * After a hold whose force was hidden: what it is believed to have been, before it is shown. And where the force may be asked
 * for, the button and the key that show it. Both are about the device on this page, and shown as the server has them.
 */
export class EstimateView {
  private readonly form = byId<HTMLFormElement>("estimate");
  private readonly question = byId("estimate-question");
  private readonly field = byId<HTMLInputElement>("estimate-newtons");
  private readonly outcome = new Outcome("estimate-outcome");
  private readonly asking = byId("feedback-ask");
  private hold: number | null = null;
  private entered: { hold: number; newtons: number } | null = null;
  private sending = false;

  constructor(
    private readonly texts: Texts,
    private readonly devices: Devices,
  ) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.enter();
    });
    byId("estimate-skip").addEventListener("click", () => void this.show());
    byId("feedback-show").addEventListener("click", () => void this.show());
    const key = keySwitch("feedback-key", "myodose.feedbackKey");
    onPageKey(
      "f",
      key,
      () => !this.asking.hidden,
      () => void this.show(),
    );
  }

  render(session: Session): void {
    const hold = session.estimateHold;
    setShown(this.asking, session.mayAskForForce);
    setShown(this.form, hold !== null);
    if (hold !== null && hold !== this.hold) this.begin(hold);
    this.hold = hold;
    if (hold === null && this.entered !== null) this.tell(session, this.entered);
  }

  /** A new question: an empty field, and the keyboard in it where it is nowhere else. */
  private begin(hold: number): void {
    setText(this.question, this.texts.estimate.question(hold));
    this.field.value = "";
    if (document.activeElement === null || document.activeElement === document.body) this.field.focus();
  }

  private async enter(): Promise<void> {
    const hold = this.hold;
    const newtons = Number(this.field.value.trim().replace(",", ".") || Number.NaN);
    if (!(newtons >= 0 && newtons <= MOST_NEWTONS)) {
      this.outcome.tell(this.texts.estimate.invalid);
      this.field.focus();
      return;
    }
    const said = Number(newtons.toFixed(2));
    if (hold !== null && (await this.request(`api/v1/estimate?newtons=${said}`))) {
      this.entered = { hold, newtons: said };
      this.render(this.devices.chosen);
    }
  }

  /** Only now that the estimate is kept: what was said, beside what it was, unless that is never shown. */
  private tell(session: Session, { hold, newtons }: { hold: number; newtons: number }): void {
    this.entered = null;
    const { noted, compared, tooLate } = this.texts.estimate;
    const isTest = session.hello?.prescription?.feedback === "none";
    const mean = session.lastHold?.index === hold ? session.lastHold.meanForce : null;
    const said = this.format(newtons);
    if (!isTest && session.guidance?.feedbackRequested !== true) this.outcome.tell(tooLate);
    else
      this.outcome.tell(
        isTest || mean === null ? noted(hold, said) : compared(hold, said, this.format(mean)),
      );
  }

  private format(newtons: number): string {
    return formatNumber(newtons, 1, this.texts.locale);
  }

  private async show(): Promise<void> {
    await this.request("api/v1/feedback");
  }

  /** One request at a time, of this device. */
  private async request(path: string): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    const device = this.devices.chosenIndex;
    const { taken, sentence } = await ask(`${path}${path.includes("?") ? "&" : "?"}device=${device}`);
    this.sending = false;
    const { refused, failed } = this.texts.estimate;
    if (!taken) this.outcome.tell(sentence === null ? failed : refused(sentence));
    return taken;
  }
}
