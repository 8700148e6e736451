import { healthOf } from "../live/health.ts";
import type { Devices } from "../live/devices.ts";
import type { Alert } from "../live/messages.ts";
import type { Session } from "../live/session.ts";
import type { SoundState } from "./director.ts";

/** From least to gravest; one that is not known here sounds like none. */
const GRAVITY: readonly Alert[] = ["none", "ceilingWarning", "limit", "overdose", "ceiling"];

/** Reads what the sound goes by off the devices: the chosen one leads, but a stop or an alarm of any is heard. */
export class Listening {
  private session: Session | null = null;
  private heard = 0;

  constructor(private readonly devices: Devices) {}

  state(now: number): SoundState {
    const session = this.devices.chosen;
    const news = this.newsOf(session);
    return {
      live: healthOf(session, now) === "live",
      stopped: this.devices.stopped !== null,
      phase: session.guidance?.phase ?? null,
      force: session.force,
      band: session.band,
      alert: this.gravest(now),
      feedbackShown: session.feedbackShown,
      news,
    };
  }

  /** What happened before a device was chosen, or before anybody listened, is no news. */
  private newsOf(session: Session): SoundState["news"] {
    const { marks, serial } = session.history;
    const news =
      session === this.session
        ? marks.filter((mark) => mark.serial > this.heard).map(({ event }) => event)
        : [];
    this.session = session;
    this.heard = serial;
    return news;
  }

  private gravest(now: number): Alert {
    const alerts = this.devices.sessions
      .filter((session) => healthOf(session, now) === "live")
      .map(({ alert }) => GRAVITY.indexOf(alert));
    return GRAVITY[Math.max(0, ...alerts)] ?? "none";
  }
}
