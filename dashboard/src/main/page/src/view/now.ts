import { type Cue, cueFor, hidesBand } from "../live/cue.ts";
import type { Health } from "../live/health.ts";
import { type Doubt, doubtOf, isAtLeast, uncertaintyOf } from "../live/quality.ts";
import type { Session } from "../live/session.ts";
import { summedZones } from "../live/zones.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setData, setNumber, setShown, setText } from "./dom.ts";
import { forceDecimals, formatNumber, formatUncertainty } from "./numbers.ts";
import { linkSaid, unitOf, zoneSaid } from "./said.ts";

/** Digits that change faster than this cannot be read; the gauge beside them moves with every frame. */
const DIGITS_MILLIS = 90;

/** Height of a figure beside the gauge, as a share of the gauge. */
const LABEL_PERCENT = 8;

/** The force now: number, gauge, and what to do about it. */
export class NowView {
  private readonly force = byId("force");
  private readonly reading = byId("reading");
  private readonly unit = byId("unit");
  private readonly site = byId("site");
  private readonly uncertainty = byId("uncertainty");
  private readonly doubt = byId("doubt");
  private readonly doubtWord = byId("doubt-word");
  private readonly atLeast = byId("at-least");
  private readonly target = byId("target");
  private readonly cue = byId("cue");
  private readonly cueShape = byId<SVGUseElement>("cue-shape");
  private readonly cueWord = byId("cue-word");
  private readonly hint = byId("hint");
  private readonly warning = byId("warning");
  private readonly warningWord = byId("warning-word");
  private readonly band = byId("gauge-band");
  private readonly level = byId("gauge-level");
  private readonly pointer = byId("gauge-pointer");
  private readonly high = byId("gauge-high");
  private readonly low = byId("gauge-low");
  private digitsAt = 0;

  constructor(private readonly texts: Texts) {}

  render(session: Session, health: Health, top: number, now: number): void {
    this.renderDigits(session, top, now);
    this.renderGauge(session, top);
    this.renderCue(cueFor(session.guidance, health === "live", session.band !== null));
    this.renderWarning(session, health);
    setText(this.hint, health === "live" ? this.liveHint(session, now) : this.troubleHint(session, health));
  }

  private renderDigits(session: Session, top: number, now: number): void {
    if (now - this.digitsAt >= DIGITS_MILLIS) {
      this.digitsAt = now;
      const text = session.force === null ? "–" : this.format(session, session.force);
      setText(this.force, text);
      // Room for all that the scale shows, so that the size does not change with every digit.
      setNumber(this.reading, "--digits", Math.max(2, text.length, this.format(session, 0.99 * top).length));
      this.renderUncertainty(session, uncertaintyOf(session, now));
      this.renderDoubt(session, doubtOf(session, now));
    }
    const site = session.hello?.site ?? "";
    const summed = summedZones(session.hello).map((zone) => zoneSaid(zone, this.texts));
    setText(this.site, summed.length > 0 ? this.texts.zones.total(summed) : zoneSaid(site, this.texts));
    setAttribute(this.site, "title", summed.length > 0 ? summed.join(", ") : zoneSaid(site, this.texts));
    setText(this.unit, unitOf(session, this.texts));
    setText(this.target, this.targetOf(session));
  }

  /** Only where it is known: a force without a calibration claims nothing, and neither does one that is wrong. */
  private renderUncertainty(session: Session, uncertainty: number | null): void {
    setShown(this.uncertainty, uncertainty !== null);
    if (uncertainty === null) return;
    const figure = formatUncertainty(uncertainty, session.band, this.texts.locale);
    setText(this.uncertainty, this.texts.uncertainty(figure));
  }

  /** A doubtful force says so beside itself, large enough for two metres. */
  private renderDoubt(session: Session, doubt: Doubt | null): void {
    setShown(this.doubt, doubt !== null);
    if (doubt !== null) setText(this.doubtWord, this.texts.quality.flagWord(doubt));
    setShown(this.atLeast, isAtLeast(session));
    setText(this.atLeast, this.texts.quality.atLeast);
  }

  private targetOf(session: Session): string {
    const band = session.band;
    if (band === null) return this.texts.noTarget;
    return this.texts.target(
      this.format(session, band.low),
      this.format(session, band.high),
      unitOf(session, this.texts),
    );
  }

  private renderGauge(session: Session, top: number): void {
    const band = session.band;
    const percent = (force: number) => Math.min(100, Math.max(0, (100 * force) / top));
    const low = percent(band?.low ?? 0);
    const high = percent(band?.high ?? 0);
    setShown(this.band, band !== null);
    setNumber(this.band, "--low", low);
    setNumber(this.band, "--high", high);
    setNumber(this.low, "--at", low);
    setNumber(this.high, "--at", high);
    // In a band too narrow for two figures the upper one stands alone; the target tells both.
    const room = high - low >= LABEL_PERCENT;
    setText(this.low, band === null || !room ? "" : this.format(session, band.low));
    setText(this.high, band === null ? "" : this.format(session, band.high));
    const force = percent(session.force ?? 0);
    setNumber(this.pointer, "--at", force);
    setNumber(this.level, "--at", force);
  }

  private renderCue(cue: Cue): void {
    setData(this.cue, "tone", cue.tone);
    setAttribute(this.cueShape, "href", `#shape-${cue.shape}`);
    const word = this.texts.cue[cue.word];
    setText(this.cueWord, word);
    setNumber(this.cue, "--letters", word.length);
  }

  /** The server's own sentence on the device's link where there is one, else what the state means. */
  private troubleHint(session: Session, health: Health): string {
    const linkTroubled = session.server === "connected" && session.link.state !== "streaming";
    const cause = linkTroubled ? linkSaid(session.link, this.texts) : null;
    return cause || this.texts.health[health][1];
  }

  /** Close to the ceiling, while the cue still says what the band wants. */
  private renderWarning(session: Session, health: Health): void {
    const near = health === "live" && session.alert === "ceilingWarning";
    setShown(this.warning, near);
    if (near) setText(this.warningWord, this.texts.alerts.ceilingWarning(this.ceilingOf(session)));
  }

  private ceilingOf(session: Session): string {
    const ceiling = session.guidance?.ceiling ?? session.hello?.prescription?.ceiling ?? null;
    return ceiling === null ? "–" : `${this.format(session, ceiling)} ${unitOf(session, this.texts)}`;
  }

  private liveHint(session: Session, now: number): string {
    const { alert, guidance } = session;
    if (alert === "ceiling") return this.texts.alerts.ceiling(this.ceilingOf(session));
    if (alert === "overdose" || alert === "limit") return this.texts.alerts[alert];
    if (guidance !== null && hidesBand(guidance)) return this.texts.feedbackOff;
    const notice = session.currentNotice(now);
    if (notice !== null) return this.texts.said.event[notice.event] ?? notice.cause;
    if (session.band === null) return session.forceUnit === "counts" ? this.texts.countsOnly : "";
    if (guidance === null) return "";
    if (guidance.drifted === true && (guidance.phase === "tooLow" || guidance.phase === "tooHigh"))
      return this.texts.drift[guidance.phase];
    return this.texts.pace[guidance.rateHint];
  }

  private format(session: Session, force: number): string {
    return formatNumber(force, forceDecimals(session.band), this.texts.locale);
  }
}
