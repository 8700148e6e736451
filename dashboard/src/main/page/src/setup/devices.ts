import { Connection } from "../live/connection.ts";
import { isSignedOut } from "../live/signIn.ts";
import type { SetupTexts } from "../text/setup.en.ts";
import { byId, setAttribute, setData, setShown, setText } from "../view/dom.ts";
import { showSignedOut } from "../view/signedOut.ts";
import { formatNumber } from "../view/numbers.ts";
import { element } from "./elements.ts";
import { figuresOf } from "./figures.ts";
import { type Calibration, type Channel, type DeviceState, devicesOf } from "./messages.ts";

const CHECK_MILLIS = 250;

/** All devices as they stand: links by the cause of their state, what is measured, lost and calibrated, every channel live. */
export class DevicesView {
  private cards: DeviceCard[] = [];
  private names = "";
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly connection = new Connection({
    open: () => new WebSocket(new URL("./api/v1/setup/live", document.baseURI.replace(/^http/, "ws"))),
    now: () => performance.now(),
    onText: (text) => this.show(devicesOf(text)),
    onState: (state) => {
      showSignedOut(state === "signedOut");
      setText(byId("devices-status"), state === "gone" ? this.texts.gone : "");
      setData(byId("devices"), "server", state);
    },
    isSignedOut,
  });

  constructor(
    private readonly texts: SetupTexts,
    private readonly said: Record<string, string>,
    private readonly onStates: (states: DeviceState[]) => void,
  ) {}

  /** While nobody looks, nothing is asked for. */
  watch(is: boolean): void {
    clearInterval(this.timer);
    if (is) {
      this.timer = setInterval(() => this.connection.check(), CHECK_MILLIS);
      this.connection.check();
    } else {
      this.connection.close();
    }
  }

  private show(states: DeviceState[] | null): void {
    if (states === null) return;
    const names = states.map(({ name }) => name);
    if (JSON.stringify(names) !== this.names) {
      this.names = JSON.stringify(names);
      this.cards = states.map(() => new DeviceCard(this.texts, this.said));
      byId("devices").replaceChildren(...this.cards.map(({ root }) => root));
    }
    this.onStates(states);
    setShown(byId("no-devices"), states.length === 0);
    states.forEach((state, index) => this.cards[index]?.show(state));
  }
}

/** One device. */
class DeviceCard {
  readonly root = element("article", "device");
  private readonly name = element("h3");
  private readonly state = element("strong", "state");
  private readonly cause = element("p", "cause");
  private readonly figures = element("dl", "figures");
  private readonly warnings = element("ul", "warnings");
  private readonly scroller = element("div", "table");
  private readonly body = element("tbody");
  private rows: ChannelRow[] = [];
  private described = "";

  constructor(
    private readonly texts: SetupTexts,
    private readonly said: Record<string, string>,
  ) {
    const head = element("tr");
    head.append(...texts.columns.map((column) => headCell(column)));
    const thead = element("thead");
    thead.append(head);
    const table = element("table");
    table.append(thead, this.body);
    this.scroller.setAttribute("role", "region");
    this.scroller.setAttribute("tabindex", "0");
    this.scroller.append(table);
    const heading = element("div", "heading");
    heading.append(this.name, this.state);
    this.root.append(heading, this.cause, this.warnings, this.figures, this.scroller);
  }

  show(device: DeviceState): void {
    const { texts } = this;
    setText(this.name, device.name);
    setAttribute(this.scroller, "aria-label", texts.channelsOf(device.name));
    setData(this.state, "state", device.link.state);
    setText(this.state, texts.states[device.link.state] ?? device.link.state);
    setText(this.cause, this.said[device.link.reason] ?? device.link.cause);
    this.listWarnings(device.warnings);
    this.showFigures(device);
    this.showChannels(device);
  }

  private listWarnings(warnings: string[]): void {
    if (this.warnings.children.length === warnings.length) return;
    this.warnings.replaceChildren(...warnings.map((warning) => element("li", "", warning)));
  }

  private showFigures(device: DeviceState): void {
    const told = figuresOf(device, this.texts);
    while (this.figures.children.length > told.length) this.figures.lastElementChild?.remove();
    told.forEach(({ term, value, doubtful }, index) => {
      let pair = this.figures.children[index] as HTMLElement | undefined;
      if (pair === undefined) {
        pair = element("div");
        pair.append(element("dt"), element("dd", "figure"));
        this.figures.append(pair);
      }
      setText(pair.children[0] as Element, term);
      setText(pair.children[1] as Element, value);
      setData(pair, "doubtful", String(doubtful));
    });
  }

  private showChannels(device: DeviceState): void {
    const described = JSON.stringify(device.channels.map(({ name }) => name));
    if (described !== this.described) {
      this.described = described;
      this.rows = device.channels.map(() => new ChannelRow(this.texts));
      this.body.replaceChildren(...this.rows.map(({ root }) => root));
    }
    const unit = device.device?.forceUnit ?? "";
    device.channels.forEach((channel, index) => this.rows[index]?.show(channel, unit));
  }
}

function headCell(text: string): HTMLElement {
  const cell = element("th", "", text);
  cell.setAttribute("scope", "col");
  return cell;
}

/** One channel: what it reads just now, and what makes its counts a force. */
class ChannelRow {
  readonly root = element("tr");
  private readonly cells = [element("td", "number"), element("td", "number"), element("td"), element("td")];
  private readonly name = headCell("");

  constructor(private readonly texts: SetupTexts) {
    this.name.setAttribute("scope", "row");
    this.root.append(this.name, ...this.cells);
  }

  show(channel: Channel, unit: string): void {
    const { texts } = this;
    setText(this.name, channel.name);
    this.write(0, channel.counts === null ? "–" : formatNumber(channel.counts, 0, texts.locale));
    this.write(1, forceOf(channel, unit, texts));
    this.write(2, channel.flags.map((flag) => texts.flags[flag] ?? flag).join(", "));
    this.write(3, calibrationOf(channel.calibration, texts));
    setData(this.root, "flagged", String(channel.flags.length > 0));
    setData(this.root, "expired", String(channel.calibration?.expired ?? false));
  }

  private write(cell: number, text: string): void {
    const place = this.cells[cell];
    if (place !== undefined) setText(place, text);
  }
}

/** A channel's force with its uncertainty, where that is known; a dash where its counts are no force yet. */
export function forceOf(channel: Channel, unit: string, texts: SetupTexts): string {
  if (channel.force === null || unit !== "N") return "–";
  const force = `${formatNumber(channel.force, 2, texts.locale)} ${texts.newtons}`;
  return channel.uncertainty === null
    ? force
    : `${force} ± ${formatNumber(channel.uncertainty, 2, texts.locale)}`;
}

/** Which calibration it is, how old, and until when it is to be trusted. */
export function calibrationOf(calibration: Calibration | null, texts: SetupTexts): string {
  if (calibration === null) return texts.noCalibration;
  const { id, date, ageDays, expires, expired, provenance } = calibration;
  if (date === null || ageDays === null || expires === null)
    return `${texts.provenances[provenance] ?? provenance} (${id})`;
  return texts.calibration(id, date, ageDays, expires, expired);
}
