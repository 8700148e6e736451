import { post } from "../live/request.ts";
import type { Session } from "../live/session.ts";
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
    private readonly session: Session,
  ) {
    for (const button of document.querySelectorAll<HTMLElement>(".new-session")) {
      button.addEventListener("click", (event) => {
        if (session.hasSomethingToLose) return;
        // Keeps the button from opening its question.
        event.preventDefault();
        void this.start();
      });
    }
    byId("session-now").addEventListener("click", () => void this.start());
    this.confirm.addEventListener("beforetoggle", () => setText(this.question, this.whatIsLost()));
  }

  render(): void {
    setShown(this.next, this.session.guidance?.phase === "finished");
  }

  private async start(): Promise<void> {
    this.confirm.hidePopover();
    const { done, waiting, failed } = this.texts.session;
    const accepted = await post("api/v1/session");
    this.outcome.tell(!accepted ? failed : this.session.link.state === "streaming" ? done : waiting);
  }

  private whatIsLost(): string {
    const { question, questionPlain, stopped } = this.texts.session;
    const dose = this.session.dose;
    const known = dose !== null && dose.holdSeconds > 0 && dose.inBandSeconds !== null;
    const lost = known ? question(dose.repetitions, formatDuration(dose.inBandSeconds)) : questionPlain;
    return this.session.guidance?.phase === "stopped" ? `${stopped} ${lost}` : lost;
  }
}
