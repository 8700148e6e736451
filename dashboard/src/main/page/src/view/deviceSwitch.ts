import type { Devices } from "../live/devices.ts";
import { healthOf } from "../live/health.ts";
import { doubtOf } from "../live/quality.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setShown, setText } from "./dom.ts";
import { isForPage, keySwitch } from "./keys.ts";
import { forceDecimals, formatNumber } from "./numbers.ts";
import { unitOf } from "./said.ts";

/** The forces here are read in passing; those that change more often only distract. */
const UPDATE_MILLIS = 250;

interface Tab {
  input: HTMLInputElement;
  label: HTMLLabelElement;
  shape: SVGUseElement;
  state: HTMLElement;
  force: HTMLElement;
}

/** Which device fills the page, chosen by pointer, arrows or the keys 1 to 9; each with its state and its force. */
export class DeviceSwitch {
  private readonly box = byId("devices");
  private readonly list = byId("device-list");
  private readonly keys = keySwitch("device-keys", "myodose.deviceKeys");
  private tabs: Tab[] = [];
  private shownNames = "";
  private updatedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly texts: Texts,
    private readonly devices: Devices,
  ) {
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  render(now: number): void {
    const names = this.devices.entries.map(({ name }) => name).join("\n");
    setShown(this.box, this.devices.areSeveral);
    if (!this.devices.areSeveral) return;
    if (names !== this.shownNames) this.renderTabs(names);
    this.tabs.forEach(({ input }, index) => (input.checked = index === this.devices.chosenIndex));
    if (now - this.updatedAt < UPDATE_MILLIS) return;
    this.updatedAt = now;
    this.devices.sessions.forEach((session, index) => this.renderTab(this.tabs[index], session, now));
  }

  private onKey(event: KeyboardEvent): void {
    if (!/^[1-9]$/.test(event.key) || !isForPage(event)) return;
    const tab = this.tabs[Number(event.key) - 1];
    if (!this.keys.checked || !this.devices.areSeveral || tab === undefined) return;
    this.devices.choose(Number(event.key) - 1);
    // Says the choice to those who listen, and shows it to those who look.
    tab.input.focus();
  }

  private renderTabs(names: string): void {
    this.shownNames = names;
    this.updatedAt = Number.NEGATIVE_INFINITY;
    this.tabs = this.devices.entries.map(({ index, name, source }) => {
      const tab = makeTab(index, name, source);
      tab.input.addEventListener("change", () => this.devices.choose(index));
      return tab;
    });
    this.list.replaceChildren(...this.tabs.map(({ label }) => label));
  }

  private renderTab(tab: Tab | undefined, session: Session, now: number): void {
    if (tab === undefined) return;
    const health = healthOf(session, now);
    const doubt = health === "live" ? doubtOf(session, now) : null;
    const alert = health === "live" ? this.texts.alerts.short[session.alert] : "";
    const good = health === "live" && doubt === null && !alert;
    setData(tab.label, "good", String(good));
    setAttribute(tab.shape, "href", good ? "#shape-tick" : "#shape-warn");
    const word = doubt === null ? this.texts.health[health][0] : this.texts.quality.flagWord(doubt);
    setText(tab.state, alert || word);
    const force = health === "live" && session.feedbackShown ? session.force : null;
    const figure = force === null ? "–" : formatNumber(force, forceDecimals(session.band), this.texts.locale);
    setText(tab.force, `${figure} ${unitOf(session, this.texts)}`);
  }
}

function makeTab(index: number, name: string, source: string): Tab {
  const label = document.createElement("label");
  label.className = "device-tab";
  label.title = source;
  const key = index < 9 ? `<kbd aria-hidden="true">${index + 1}</kbd>` : "";
  label.innerHTML =
    `<input type="radio" name="device" class="unseen" />${key}<span class="device-name"></span>` +
    `<svg aria-hidden="true"><use /></svg><span class="device-state"></span><span class="device-force"></span>`;
  const part = <T extends Element>(selector: string) => label.querySelector(selector) as T;
  setText(part(".device-name"), name);
  return {
    input: part("input"),
    label,
    shape: part("use"),
    state: part(".device-state"),
    force: part(".device-force"),
  };
}
