import { type Pair, type ShownZone, hasPair, shownZones } from "../live/zones.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setNumber, setShown, setText } from "./dom.ts";
import { MapView } from "./map.ts";
import { forceDecimals, formatNumber, scaleTop } from "./numbers.ts";
import { unitOf, zoneSaid } from "./said.ts";

/** Digits that change faster than this cannot be read; the bars beside them move with every frame. */
const DIGITS_MILLIS = 200;

/** More zones than this, as a mat has, are cells with a figure instead of bars with a name. */
const MOST_BARS = 16;

interface Row {
  row: HTMLElement;
  name: HTMLElement;
  bar: HTMLElement;
  force: HTMLElement;
}

/** How the force is spread: a bar for each zone, the balance of the sides, and the map of the sensors with the centre of force. */
export class ZonesView {
  private readonly box = byId("zones");
  private readonly list = byId("zone-list");
  private readonly map: MapView;
  private rows: Row[] = [];
  private shownNames = "";
  private peak = 0;
  private digitsAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly texts: Texts) {
    this.map = new MapView(texts);
    new ResizeObserver(() => this.layOut()).observe(this.list);
  }

  render(session: Session, now: number): void {
    const zones = shownZones(session, now);
    setShown(this.box, zones.length > 0);
    setData(document.documentElement, "zones", zones.length > 0 ? "shown" : "none");
    if (zones.length === 0) return;
    const renewed = this.renewRows(session, zones);
    for (const zone of zones) this.peak = Math.max(this.peak, zone.force ?? 0);
    const top = scaleTop(null, Math.max(this.peak, (session.band?.high ?? 1) / zones.length));
    const digits = now - this.digitsAt >= DIGITS_MILLIS;
    if (digits) this.digitsAt = now;
    zones.forEach((zone, index) => this.renderZone(session, this.rows[index] as Row, zone, top, digits));
    this.renderBalance("leftRight", session.scan?.leftShare ?? null, digits);
    this.renderBalance("frontRear", session.scan?.frontShare ?? null, digits);
    if (digits) this.fitFigures();
    if (renewed) this.layOut();
    this.map.render(session, digits, now);
  }

  /** A cell's figures are as large as the longest of them allows. */
  private fitFigures(): void {
    const longest = Math.max(...this.rows.map(({ force }) => (force.textContent ?? "").length));
    setNumber(this.list, "--letters", Math.max(3, longest));
  }

  /** Another device's zones are other rows, on a scale of their own. Whether they are. */
  private renewRows(session: Session, zones: ShownZone[]): boolean {
    const names = [session.hello?.source, ...zones.map(({ name }) => name)].join("\n");
    if (names === this.shownNames) return false;
    this.shownNames = names;
    this.peak = 0;
    this.digitsAt = Number.NEGATIVE_INFINITY;
    this.rows = zones.map(makeRow);
    this.list.replaceChildren(...this.rows.map(({ row }) => row));
    setShown(byId("balance-leftRight"), hasPair(session.hello, "leftRight"));
    setShown(byId("balance-frontRear"), hasPair(session.hello, "frontRear"));
    return true;
  }

  /**
   * A bar beneath each name where all have room, else beside it: no zone is to be out of sight, and no name cut off. More
   * than there is room for even then are reached by keyboard, too; fewer need no stop on its way.
   */
  private layOut(): void {
    const zones = this.rows.length;
    setData(this.list, "many", String(zones > MOST_BARS));
    this.list.style.setProperty("--columns", String(Math.ceil(Math.sqrt(zones))));
    setData(this.list, "lines", "false");
    const cut = this.rows.some(({ name }) => name.scrollWidth > name.clientWidth);
    setData(this.list, "lines", String(zones <= MOST_BARS && (cut || this.hasMoreThanRoom())));
    this.list.tabIndex = this.hasMoreThanRoom() ? 0 : -1;
  }

  private hasMoreThanRoom(): boolean {
    return this.list.scrollHeight > this.list.clientHeight;
  }

  private renderZone(session: Session, row: Row, zone: ShownZone, top: number, digits: boolean): void {
    setNumber(row.bar, "--share", Math.min(1, Math.max(0, (zone.force ?? 0) / top)));
    if (!digits) return;
    const words = this.texts.quality;
    setData(row.row, "doubt", zone.flag ?? "none");
    const name = zoneSaid(zone.name, this.texts);
    setText(row.name, zone.flag === null ? name : this.texts.zones.doubtful(name, words.flagWord(zone.flag)));
    const cell = this.rows.length > MOST_BARS;
    setAttribute(row.row, "title", cell ? name : "");
    const prefix = zone.flag === "saturated" ? words.atLeast : "";
    setText(
      row.force,
      prefix + this.figure(session, zone.force) + (cell ? "" : ` ${unitOf(session, this.texts)}`),
    );
  }

  private figure(session: Session, force: number | null): string {
    const cell = this.rows.length > MOST_BARS;
    return force === null ? "–" : formatNumber(force, zoneDecimals(force, session, cell), this.texts.locale);
  }

  private renderBalance(pair: Pair, share: number | null, digits: boolean): void {
    const box = byId(`balance-${pair}`);
    if (box.hidden) return;
    setData(box, "known", String(share !== null));
    setNumber(box, "--share", share ?? 0.5);
    if (!digits) return;
    const percent = (one: number) =>
      share === null ? "–" : this.texts.zones.percent(formatNumber(100 * one, 0, this.texts.locale));
    setText(byId(`${pair}-one`), percent(share ?? 0));
    setText(byId(`${pair}-other`), percent(1 - (share ?? 0)));
  }
}

/** A zone has a fraction of the force, so it gets a decimal more; in a cell there is room for it below 10 only. */
export function zoneDecimals(force: number, session: Session, cell: boolean): number {
  if (session.forceUnit === "counts") return 0;
  const decimals = forceDecimals(session.band) + 1;
  return cell && Math.abs(force) >= 9.95 ? decimals - 1 : decimals;
}

function makeRow(): Row {
  const [row, name, track, bar, force] = ["li", "span", "span", "i", "span"].map((tag) =>
    document.createElement(tag),
  ) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  name.className = "zone-name";
  track.className = "zone-track";
  force.className = "zone-force";
  track.append(bar);
  row.append(name, track, force);
  return { row, name, bar, force };
}
