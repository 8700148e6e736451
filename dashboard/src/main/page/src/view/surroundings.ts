import type { Health } from "../live/health.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setShown, setText } from "./dom.ts";
import { formatDuration, formatMicros, formatNumber } from "./numbers.ts";

/** Where the data comes from and how well it does: header, dose, figures, alarms, patient stop. */
export class SurroundingsView {
  private readonly health = byId("health");
  private readonly healthWord = byId("health-word");
  private readonly alarms = byId("alarms");
  private readonly stop = byId("stop");

  constructor(private readonly texts: Texts) {}

  render(session: Session, health: Health): void {
    setData(this.health, "state", health);
    setText(this.healthWord, this.texts.health[health][0]);
    this.renderSource(session);
    this.renderDose(session);
    this.renderFigures(session);
    this.renderAlarms(session);
    this.renderStop(session);
  }

  private renderSource(session: Session): void {
    const hello = session.hello;
    setText(byId("device"), hello?.device?.model ?? "");
    setText(byId("source"), hello?.source ?? "");
    setAttribute(byId("source"), "title", hello?.source ?? "");
    setText(byId("prescription"), hello?.prescription?.name ?? "");
  }

  /** The dose of the holds so far; the one under way is the ring's, and joins when it has ended. */
  private renderDose(session: Session): void {
    const dose = session.dose;
    if (dose === null) return;
    setText(byId("dose-in-band"), formatDuration(dose.inBandSeconds));
    setText(byId("dose-held"), formatDuration(dose.holdSeconds));
    setText(byId("dose-impulse"), dose.impulse === null ? "–" : this.number(dose.impulse, 0));
    setText(byId("dose-unit"), `${session.forceUnit}·s`);
    setText(byId("dose-session"), formatDuration(session.sessionSeconds));
  }

  private renderFigures(session: Session): void {
    const status = session.status;
    setText(byId("recording"), session.hello?.recording?.state ?? this.texts.notRecording);
    setText(
      byId("filter-delay"),
      this.filterDelay(session.hello?.device ? session.hello.filterDelaySeconds : null),
    );
    setText(byId("screen"), this.screenFigure(session.skippedScans));
    if (status === null) return;
    const rateHz = status.rateHz;
    setText(byId("rate"), rateHz === null ? "–" : this.texts.rate(this.number(rateHz, rateHz < 20 ? 1 : 0)));
    const lost = status.framesMissing + status.framesDamaged + status.deviceOverruns;
    setText(
      byId("loss"),
      lost === 0
        ? this.texts.lossNone
        : this.texts.loss(
            this.number(status.framesMissing, 0),
            this.number(status.framesDamaged, 0),
            this.number(status.deviceOverruns, 0),
          ),
    );
    const latency = status.latencyMicros;
    if (latency !== null) {
      const figure = (micros: number) => formatMicros(micros, this.texts);
      setText(byId("latency"), this.texts.latency(figure(latency.p50), figure(latency.p99)));
    }
  }

  private renderAlarms(session: Session): void {
    const causes = new Map(session.alarms);
    // A page that was opened after the alarm knows of it only from the greeting.
    if (session.hello?.recording?.state === "failed" && !causes.has("recording")) {
      causes.set("recording", this.texts.recordingFailed);
    }
    const sentences = [...causes.values()];
    const wanted = sentences.join("\n");
    if (this.alarms.dataset["shown"] === wanted) return;
    this.alarms.dataset["shown"] = wanted;
    this.alarms.replaceChildren(...sentences.map(banner));
  }

  private renderStop(session: Session): void {
    const stopped = session.guidance?.phase === "stopped";
    setShown(this.stop, stopped);
    if (!stopped) return;
    const force = session.force === null ? "–" : this.number(session.force, 0);
    setText(byId("stop-force"), `${force} ${session.forceUnit}`);
  }

  private number(value: number, decimals: number): string {
    return formatNumber(value, decimals, this.texts.locale);
  }

  private filterDelay(seconds: number | null): string {
    if (seconds === null) return "–";
    return seconds === 0 ? this.texts.noFilter : formatMicros(seconds * 1e6, this.texts);
  }

  private screenFigure(passedOver: number): string {
    return passedOver === 0 ? this.texts.screenAll : this.texts.screenPassed(this.number(passedOver, 0));
  }
}

function banner(cause: string): HTMLElement {
  const element = document.createElement("p");
  element.textContent = cause;
  return element;
}
