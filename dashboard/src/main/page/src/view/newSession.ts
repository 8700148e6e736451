import { post } from "../live/request.ts";
import type { Devices } from "../live/devices.ts";
import type { Texts } from "../text/en.ts";
import { byId, setShown, setText } from "./dom.ts";
import { formatDuration } from "./numbers.ts";
import type { Outcome } from "./outcome.ts";

/** Starting afresh: asked about while there is something to lose, and offered large where a session has ended. */
export class NewSession {
  private readonly question = byId("session-question");
  private readonly confirm = byId("session-confirm");
  private readonly next = byId("next-session");

  constructor(
    private readonly texts: Texts,
    private readonly outcome: Outcome,
    private readonly devices: Devices,
  ) {
    for (const button of document.querySelectorAll<HTMLElement>(".new-session")) {
      button.addEventListener("click", (event) => {
        if (devices.sessions.some((session) => session.hasSomethingToLose)) return;
        // Keeps the button from opening its question.
        event.preventDefault();
        void this.start();
      });
    }
    byId("session-now").addEventListener("click", () => void this.start());
    this.confirm.addEventListener("beforetoggle", () => setText(this.question, this.whatIsLost()));
  }

  render(): void {
    setShown(this.next, this.devices.chosen.guidance?.phase === "finished");
  }

  private async start(): Promise<void> {
    this.confirm.hidePopover();
    const { done, waiting, failed } = this.texts.session;
    const accepted = await post("api/v1/session");
    this.outcome.tell(!accepted ? failed : this.streams() ? done : waiting);
  }

  private whatIsLost(): string {
    const { question, questionAll, questionPlain, stopped } = this.texts.session;
    const dose = this.devices.chosen.dose;
    const known = dose !== null && dose.holdSeconds > 0 && dose.inBandSeconds !== null;
    const lost = this.devices.areSeveral
      ? questionAll
      : known
        ? question(dose.repetitions, formatDuration(dose.inBandSeconds))
        : questionPlain;
    return this.devices.stopped === null ? lost : `${stopped} ${lost}`;
  }

  private streams(): boolean {
    return this.devices.sessions.some(({ link }) => link.state === "streaming");
  }
}
