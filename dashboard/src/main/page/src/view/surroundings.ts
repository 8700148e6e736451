import type { Devices } from "../live/devices.ts";
import type { Health } from "../live/health.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setShown, setText } from "./dom.ts";
import { formatDuration, formatNumber } from "./numbers.ts";
import { unitOf } from "./said.ts";

/** Where the data comes from and what became of it: header, dose, recording, alarms, patient stop. */
export class SurroundingsView {
  private readonly health = byId("health");
  private readonly healthWord = byId("health-word");
  private readonly alarms = byId("alarms");
  private readonly stop = byId("stop");
  private readonly covered = document.querySelectorAll<HTMLElement>("main, footer");

  constructor(
    private readonly texts: Texts,
    private readonly devices: Devices,
  ) {}

  render(session: Session, health: Health, now: number): void {
    setData(this.health, "state", health);
    setText(this.healthWord, this.texts.health[health][0]);
    this.renderSource(session);
    this.renderDose(session);
    this.renderRecording(session.hello?.recording?.state);
    this.renderAlarms(session, now);
    this.renderStop(this.devices.stopped);
  }

  private renderRecording(state: string | undefined): void {
    const { notRecording, said } = this.texts;
    setText(byId("recording"), state === undefined ? notRecording : (said.recording[state] ?? state));
  }

  private renderSource(session: Session): void {
    const hello = session.hello;
    const model = hello?.device?.model ?? "";
    setText(byId("device"), this.texts.said.model[model] ?? model);
    setText(byId("source"), hello?.source ?? "");
    setAttribute(byId("source"), "title", hello?.source ?? "");
    setText(byId("prescription"), hello?.prescription?.name ?? "");
  }

  /** The dose of the holds so far; the one under way is the ring's, and joins when it has ended. */
  private renderDose(session: Session): void {
    const dose = session.dose;
    const impulse = dose?.impulse ?? null;
    setText(byId("dose-in-band"), formatDuration(dose?.inBandSeconds ?? null));
    setText(byId("dose-held"), formatDuration(dose?.holdSeconds ?? null));
    setText(byId("dose-impulse"), impulse === null ? "–" : this.number(impulse, 0));
    setText(byId("dose-unit"), dose === null ? "" : this.texts.impulseUnit(unitOf(session, this.texts)));
    setText(byId("dose-session"), formatDuration(session.sessionSeconds));
    const left = session.leftToday;
    setShown(byId("dose-left-field"), left !== null);
    if (left === null) return;
    const { repetitions, repetitionsPlanned, inBandSeconds } = left;
    // Holds that were longer than asked for use the time up before the holds.
    const given = repetitions > 0 && inBandSeconds < 1;
    const time = given ? this.texts.timeGiven : formatDuration(inBandSeconds);
    setText(byId("dose-left"), this.texts.leftToday(repetitions, repetitionsPlanned, time));
  }

  /** Of every device: none may be missed because another fills the page. What several say alike is said once. */
  private renderAlarms(session: Session, now: number): void {
    const alarms = this.devices.sessions.flatMap((one) => one.currentAlarms(now));
    const causes = new Map(alarms.map(([alarm, cause]) => [cause, alarm]));
    // A page that was opened after the alarm knows of it only from the greeting.
    if (session.hello?.recording?.state === "failed" && !alarms.some(([alarm]) => alarm === "recording")) {
      causes.set(this.texts.recordingFailed, "");
    }
    for (const one of this.devices.sessions) {
      for (const sentence of one.hello?.prescriptionWarnings ?? []) causes.set(sentence, "prescription");
      for (const file of one.hello?.session?.unread ?? []) causes.set(this.texts.unread(file), "");
    }
    const wanted = [...causes.keys()].join("\n");
    if (this.alarms.dataset["shown"] === wanted) return;
    this.alarms.dataset["shown"] = wanted;
    this.alarms.replaceChildren(
      ...[...causes].map(([cause, alarm]) => banner(cause, this.texts.said.alarm[alarm])),
    );
  }

  private renderStop(session: Session | null): void {
    setShown(this.stop, session !== null);
    // What is covered is out of the keyboard's way, too.
    for (const covered of this.covered)
      if (covered.inert !== (session !== null)) covered.inert = session !== null;
    if (session === null) return;
    const force = session.force === null ? "–" : this.number(session.force, 0);
    setText(byId("stop-force"), `${force} ${unitOf(session, this.texts)}`);
  }

  private number(value: number, decimals: number): string {
    return formatNumber(value, decimals, this.texts.locale);
  }
}

/** In another language its own summary goes first; what exactly it is, only the server's sentence tells. */
function banner(cause: string, summary: string | undefined): HTMLElement {
  const element = document.createElement("p");
  if (summary === undefined) {
    element.textContent = cause;
    return element;
  }
  const detail = document.createElement("span");
  detail.lang = "en";
  detail.textContent = cause;
  element.append(`${summary} `, detail);
  return element;
}
