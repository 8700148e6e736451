import { isForceHidden } from "./cue.ts";
import type { ServerState } from "./connection.ts";
import { Doubts } from "./doubts.ts";
import { History } from "./history.ts";
import { Losses } from "./losses.ts";
import type {
  Alert,
  Dose,
  EventMessage,
  Guidance,
  HelloMessage,
  HoldMessage,
  Link,
  LiveMessage,
  ScanMessage,
  StatusMessage,
} from "./messages.ts";
import { Trace } from "./trace.ts";

/** The target, in the hello's `forceUnit`. */
export interface Band {
  low: number;
  high: number;
}

/** What one person may still be given today. */
export interface LeftToday {
  repetitions: number;
  repetitionsPlanned: number;
  inBandSeconds: number;
}

/** Seconds of force that the trace shows. */
export const TRACE_SECONDS = 30;
/** Force older than this is not "now" and greys out; the promise to the user is half a second. */
const STALE_MILLIS = 400;
const NOTICE_MILLIS = 6000;
/** News of a sensor that moves again can be read this long. */
const SENSOR_NEWS_MILLIS = 10_000;
/** Of these the word is an order for the press that is on: the next one may need the opposite. */
const OF_ONE_PRESS: ReadonlySet<string> = new Set([
  "ceiling",
  "limitWarning",
  "limit",
  "overdose",
  "saturated",
]);
const BETWEEN_PRESSES: ReadonlySet<string> = new Set(["approach", "rest", "finished"]);
const NOTABLE: ReadonlySet<string> = new Set([
  "interrupted",
  "gap",
  "ceiling",
  "limitWarning",
  "limit",
  "overdose",
  "step",
  "nextSite",
  "saturated",
  "tare",
  "drill",
]);

/**
 * Everything the page knows, as told by the messages so far. Newest wins: a scan overwrites the one before and
 * only the trace remembers. Times that end in `At` are `performance.now()` milliseconds.
 */
export class Session {
  server: ServerState = "connecting";
  hello: HelloMessage | null = null;
  link: Link = { state: "connecting", cause: null };
  scan: ScanMessage | null = null;
  guidance: Guidance | null = null;
  dose: Dose | null = null;
  lastHold: HoldMessage["hold"] | null = null;
  status: StatusMessage | null = null;
  /** Scans that the server sent past this page because it was busy: seen by the server, never drawn. */
  skippedScans = 0;
  readonly alarms = new Map<string, string>();
  readonly trace = new Trace(4096);
  readonly doubts = new Doubts(TRACE_SECONDS);
  readonly losses = new Losses();
  readonly history = new History(TRACE_SECONDS);
  /** Time of the scan at which `dose` was true; NaN until a scan tells. */
  private doseSeconds = Number.NaN;
  private scanAt = Number.NEGATIVE_INFINITY;
  private sensorNewsAt = Number.NEGATIVE_INFINITY;
  private notice: { event: EventMessage; at: number } | null = null;
  private awaitingHello = true;

  apply(message: LiveMessage, now: number): void {
    switch (message.type) {
      case "scan":
        this.applyScan(message, now);
        break;
      case "event":
        this.applyEvent(message, now);
        break;
      case "hello":
        this.applyHello(message);
        break;
      case "dose":
        this.applyDose(message);
        break;
      case "hold":
        this.lastHold = message.hold ?? null;
        break;
      case "link":
        this.link = message;
        break;
      case "status":
        this.status = message;
        this.losses.apply(message, now);
        break;
      case "missed":
        this.skippedScans += message.scans;
        break;
      case "alarm":
        this.alarms.set(message.alarm, message.cause ?? message.alarm);
        if (message.alarm === "sensor") this.sensorNewsAt = now;
        break;
    }
  }

  applyServer(state: ServerState): void {
    this.server = state;
    if (state !== "connected") this.awaitingHello = true;
  }

  /** The force now (or last), null before the first scan. */
  get force(): number | null {
    return this.scan?.force ?? null;
  }

  get forceUnit(): string {
    return this.hello?.forceUnit ?? "";
  }

  /** The target band, null where there is none: no prescription, or a source of raw counts. */
  get band(): Band | null {
    const prescription = this.hello?.prescription ?? null;
    if (prescription === null || prescription.bandLow === null || prescription.bandHigh === null) return null;
    return {
      low: this.guidance?.bandLow ?? prescription.bandLow,
      high: this.guidance?.bandHigh ?? prescription.bandHigh,
    };
  }

  /** The gravest event that still holds. */
  get alert(): Alert {
    return this.guidance?.alert ?? "none";
  }

  /** False during a hold whose force is not to be seen, and after it until it is estimated. */
  get feedbackShown(): boolean {
    return this.guidance === null || (!isForceHidden(this.guidance) && this.estimateHold === null);
  }

  /** The hold that waits for an estimate, null where none does. */
  get estimateHold(): number | null {
    return this.guidance?.estimateHold ?? null;
  }

  /** Whether the force is hidden and may be asked for. */
  get mayAskForForce(): boolean {
    return (
      this.hello?.prescription?.feedback === "on request" &&
      this.estimateHold === null &&
      this.guidance !== null &&
      isForceHidden(this.guidance) &&
      this.guidance.phase !== "stopped"
    );
  }

  /** Seconds since the session began, null before there is one. A dose tells it now and then; scans carry it on. */
  get sessionSeconds(): number | null {
    if (this.dose === null) return null;
    const since = (this.scan?.timeSeconds ?? Number.NaN) - this.doseSeconds;
    return this.dose.sessionSeconds + (since > 0 ? since : 0);
  }

  /** What is left of the day's dose for the person of this session: never below nothing; null where it is nobody's. */
  get leftToday(): LeftToday | null {
    const person = this.hello?.session ?? null;
    if (person === null) return null;
    const { planned, givenBefore } = person;
    const given = {
      repetitions: givenBefore.repetitions + (this.dose?.repetitions ?? 0),
      seconds: givenBefore.inBandSeconds + (this.dose?.inBandSeconds ?? 0),
    };
    return {
      repetitions: Math.max(0, planned.repetitions - given.repetitions),
      repetitionsPlanned: planned.repetitions,
      inBandSeconds: Math.max(0, planned.inBandSeconds - given.seconds),
    };
  }

  /** Whether a new session would wipe out something: a dose, the seconds of a hold under way, or a patient's stop. */
  get hasSomethingToLose(): boolean {
    return (
      (this.dose?.holdSeconds ?? 0) > 0 ||
      (this.guidance?.inBandSeconds ?? 0) > 0 ||
      this.guidance?.phase === "stopped"
    );
  }

  /** When the newest scan was heard, by the clock that `apply` is told. */
  get scanHeardAt(): number {
    return this.scanAt;
  }

  /** Whether the force on the screen is the force now. */
  isFresh(now: number): boolean {
    return (
      this.server === "connected" &&
      this.link.state === "streaming" &&
      now - this.scanAt < this.staleAfterMillis()
    );
  }

  /** Whether the calibration is another sensor's. Of one that has only expired, the greeting told already. */
  get hasForeignCalibration(): boolean {
    return this.alarms.has("calibration") && !this.hello?.calibrations.some(({ expired }) => expired);
  }

  /** What just happened that needs a word, for a few seconds; null most of the time. */
  currentNotice(now: number): EventMessage | null {
    return this.notice !== null && now - this.notice.at < NOTICE_MILLIS ? this.notice.event : null;
  }

  /** The alarms that still hold: what was said of a stuck sensor is over when it moves. */
  currentAlarms(now: number): [string, string][] {
    const stuck = this.doubts.current(now).some(({ flag }) => flag === "stuck");
    const sensorNews = stuck || now - this.sensorNewsAt < SENSOR_NEWS_MILLIS;
    return [...this.alarms].filter(([alarm]) => alarm !== "sensor" || sensorNews);
  }

  private applyScan(scan: ScanMessage, now: number): void {
    this.markPain(scan);
    this.scan = scan;
    this.guidance = scan.guidance;
    this.scanAt = now;
    if (this.isNoticeOver(scan.guidance)) this.notice = null;
    if (Number.isNaN(this.doseSeconds)) this.doseSeconds = scan.timeSeconds;
    if (scan.force !== null) this.trace.push(scan.timeSeconds, scan.force);
    this.doubts.note(scan.flags, scan.timeSeconds, now);
    this.history.noteBand(this.band, scan.timeSeconds);
  }

  /** A rating is told with the guidance only; the first scan after it is where it belongs. */
  private markPain(scan: ScanMessage): void {
    const { pain = null, painSeconds = null } = scan.guidance;
    const isNew = painSeconds !== null && this.scan !== null && painSeconds > this.scan.timeSeconds;
    if (!isNew || pain === null) return;
    const { timeSeconds, force } = scan;
    this.history.mark({ event: "pain", timeSeconds, force, band: this.band, rating: pain });
  }

  private applyEvent(event: EventMessage, now: number): void {
    this.guidance = event.guidance;
    const { timeSeconds, force } = event;
    this.history.mark({ event: event.event, timeSeconds, force, band: this.band });
    if (NOTABLE.has(event.event)) this.notice = { event, at: now };
    else if (this.isNoticeOver(event.guidance)) this.notice = null;
  }

  private isNoticeOver({ phase, holdIndex }: Guidance): boolean {
    if (this.notice === null || !OF_ONE_PRESS.has(this.notice.event.event)) return false;
    return BETWEEN_PRESSES.has(phase) || holdIndex !== this.notice.event.guidance.holdIndex;
  }

  private applyDose(dose: Dose | null): void {
    this.dose = dose;
    this.doseSeconds = this.scan?.timeSeconds ?? Number.NaN;
  }

  private applyHello(hello: HelloMessage): void {
    const reconnected = this.awaitingHello;
    if (reconnected) {
      // A new connection tells everything anew; what the old one said may no longer be true.
      this.alarms.clear();
      this.losses.clear();
      this.status = null;
      this.skippedScans = 0;
      this.scan = null;
      this.notice = null;
      this.awaitingHello = false;
    }
    const another = hello.session?.startedAt !== this.hello?.session?.startedAt;
    // With somebody's session time begins anew.
    if (another) this.scan = null;
    if (another || hello.forceUnit !== this.hello?.forceUnit || hello.source !== this.hello?.source) {
      this.trace.clear();
      this.doubts.clear();
      this.history.clear();
    }
    this.hello = hello;
    this.link = hello.link;
    this.applyDose(hello.dose);
    // A session that has just begun has no past: what ended the one before needs no word any more.
    if (hello.dose?.sessionSeconds === 0) this.notice = null;
    this.guidance = hello.guidance;
  }

  /** Devices slower than 5 Hz (a 2 Hz scale) are not stale between two of their scans. */
  private staleAfterMillis(): number {
    const rateHz = this.hello?.device?.rateHz ?? 0;
    return rateHz > 0 ? Math.max(STALE_MILLIS, 2500 / rateHz) : STALE_MILLIS;
  }
}
