import type { PatientTexts } from "../text/patient.en.ts";
import { ask } from "./request.ts";

/** A network that swallows what is sent must not keep a patient waiting for the browser's own minutes. */
export const PATIENCE_MILLIS = 3000;

const MOST_ATTEMPTS = 3;

/** What the patient's page shows of what became of what was said. */
export interface PhoneView {
  /** The rating that is chosen now. */
  readonly rating: number;
  told(text: string): void;
  /** What is said above all else, even where the link is over. */
  stopLost(text: string): void;
  /** The link is over. */
  end(): void;
  vibrate(): void;
}

/** What a patient says by phone: how much it hurts, and stop. That something did not arrive is always told. */
export class Phone {
  constructor(
    private readonly texts: PatientTexts,
    private readonly view: PhoneView,
  ) {}

  async rate(): Promise<void> {
    const rating = this.view.rating;
    const isMeant = () => this.view.rating === rating;
    this.view.told(this.texts.telling);
    const taken = await this.say(`api/v1/patient/pain?rating=${rating}`, isMeant);
    // Another may have been chosen meanwhile, and is next.
    if (isMeant()) this.view.told(taken ? this.texts.told(rating) : this.texts.notTold);
  }

  async stop(): Promise<void> {
    this.view.told(this.texts.telling);
    if (await this.say("api/v1/patient/stop", () => true)) {
      this.view.told(this.texts.stopped);
      this.view.vibrate();
      return;
    }
    this.view.told(this.texts.stopNotTold);
    this.view.stopLost(this.texts.stopNotTold);
  }

  /** Whether this phone may still say something. */
  async look(): Promise<void> {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MILLIS);
      const answer = await fetch(new URL("api/v1/patient", document.baseURI), { signal });
      if (answer.status === 401 || answer.status === 403) this.view.end();
    } catch {
      this.view.told(this.texts.notTold);
    }
  }

  /** Says it again where nothing came back: what a patient wants to say must not be lost in the air. */
  private async say(path: string, isMeant: () => boolean): Promise<boolean> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS && isMeant(); attempt++) {
      const { taken, sentence } = await ask(path, PATIENCE_MILLIS);
      if (taken) return true;
      if (sentence !== null) {
        await this.look();
        return false;
      }
    }
    return false;
  }
}
