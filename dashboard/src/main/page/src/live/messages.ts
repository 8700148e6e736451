/** Live API v1 as it arrives at `/api/v1/live`; the wording is that of docs/live-api.md. */

export type Phase =
  "approach" | "loading" | "inBand" | "tooLow" | "tooHigh" | "done" | "rest" | "finished" | "stopped";

export type RateHint = "ok" | "tooFast" | "tooSlow" | "none";

export type LinkState = "connecting" | "streaming" | "silent" | "lost" | "ended";

export type EventName =
  | "onset"
  | "plateau"
  | "bandEntered"
  | "bandLeft"
  | "holdDone"
  | "release"
  | "interrupted"
  | "ceilingWarning"
  | "ceiling"
  | "step"
  | "nextSite"
  | "saturated"
  | "limitWarning"
  | "limit"
  | "overdose"
  | "patientStop"
  | "gap"
  | "tare"
  | "estimate"
  | "feedbackRequested"
  | "drill";

/** The gravest event that still holds; a newer server may name more. */
export type Alert = "none" | "ceilingWarning" | "limit" | "overdose" | "ceiling";

/** What to do next, as the server judged it for one scan. Times are seconds. */
export interface Guidance {
  phase: Phase;
  holdIndex: number;
  repetition: number;
  repetitions: number;
  inBandSeconds: number;
  remainingSeconds: number;
  holdSeconds: number;
  restRemainingSeconds: number;
  rateHint: RateHint;
  /** The band and ceiling of the present step and site, which may be others than the prescription begins with. */
  bandLow?: number | null;
  bandHigh?: number | null;
  ceiling?: number | null;
  /** The prescription's site, empty or absent where it names none. */
  site?: string;
  /** Of a staircase, from 1. */
  step?: number;
  steps?: number;
  alert?: Alert;
  /** The force left the band by a slow drift. */
  drifted?: boolean;
  /** The patient's pain as last rated, null where it was not, and the `timeSeconds` of that rating. */
  pain?: number | null;
  painSeconds?: number | null;
  /** False where the prescription's feedback schedule hides the force of this hold. */
  feedbackShown?: boolean;
  /** It is shown all the same, because somebody asked or has estimated it; until the next press. */
  feedbackRequested?: boolean;
  /** The hold whose force was hidden and waits for an estimate, null where none does. */
  estimateHold?: number | null;
}

export interface PrescribedStep {
  bandLow: number | null;
  bandHigh: number | null;
  beginsAtPain: number | null;
  endsAtPain: number | null;
}

/** Forces in the hello's `forceUnit`, null where the source sends counts; loading rates per second. */
export interface Prescription {
  name: string;
  bandLow: number | null;
  bandHigh: number | null;
  holdSeconds: number;
  loadingRateLow: number | null;
  loadingRateHigh: number | null;
  repetitions: number;
  restSeconds: number;
  ceiling: number | null;
  steps?: PrescribedStep[];
  sites?: { name: string }[];
  limits?: { stopAtPain: number | null };
  feedback?: string;
}

/** A press that is to be followed, from its beginning `beforeOnsetSeconds` before the onset; null where nothing is known. */
export interface ExpertPress {
  name: string;
  beforeOnsetSeconds: number;
  intervalSeconds: number;
  forces: (number | null)[];
}

export interface Device {
  model: string;
  serialNumber: string;
  firmwareVersion: string;
  rateHz: number | null;
  channels: { name: string; position: string; unit: string }[];
}

export interface Dose {
  holdSeconds: number;
  /** Null without a target. */
  inBandSeconds: number | null;
  impulse: number | null;
  repetitions: number;
  repetitionsPlanned: number;
  sessionSeconds: number;
}

export interface Link {
  state: LinkState;
  cause: string | null;
  /** The name of the cause, for other languages; a newer server may name more. */
  reason?: string;
}

/** A channel's certificate; dates as 2026-03-01. */
export interface Calibration {
  channel: string;
  date: string;
  expires: string;
  expired: boolean;
}

/** Where a channel's sensor sits; millimetres to the right and to the front, or null where nobody told. */
export interface Sensor {
  zone: string;
  x: number | null;
  y: number | null;
}

export interface Filter {
  profile: string;
  words: string;
  delaySeconds: number | null;
}

/** One of the devices of this run; the stream of each is asked for by its index. */
export interface DeviceEntry {
  index: number;
  source: string;
  name: string;
}

export interface Recording {
  state: string;
  file: string | null;
}

/** What was, or is to be, given. */
export interface Given {
  repetitions: number;
  inBandSeconds: number;
  impulse: number;
  minutes: number;
}

/** Whose session it is. */
export interface PersonsSession {
  /** A pseudonym. */
  person: string;
  site: string;
  startedAt: string;
  checklist: string;
  /** It goes on from one that was interrupted. */
  resumed: boolean;
  /** For one day, by the prescription. */
  planned: Given;
  /** Today, without what the present dose counts. */
  givenBefore: Given;
  /** Recordings of today that could not be read, and so are not in it. */
  unread?: string[];
}

export interface HelloMessage {
  type: "hello";
  apiVersion: number;
  source: string;
  forceUnit: string;
  device: Device | null;
  prescription: Prescription | null;
  /** What of it cannot be followed with the devices that came, in sentences. */
  prescriptionWarnings?: string[];
  expert?: ExpertPress | null;
  /** Null where it is nobody's. */
  session?: PersonsSession | null;
  /** Whether sessions of people can be begun here. */
  beginsSessions?: boolean;
  link: Link;
  dose: Dose | null;
  guidance: Guidance | null;
  recording: Recording | null;
  filterDelaySeconds: number;
  /** What the total is the force of. */
  site: string;
  zones: string[];
  /** By channel; none before there is a device. */
  sensors: Sensor[];
  calibrations: Calibration[];
  filter: Filter | null;
  /** All devices of this run, absent where there is but one. */
  devices?: DeviceEntry[];
}

/** Why a channel's figure is doubtful; a newer server may name more. */
export type Flag = "saturated" | "dead_zone" | "extrapolated" | "count_out_of_range" | "stuck";

export interface ChannelFlag {
  channel: number;
  flag: Flag;
}

export interface ZoneForce {
  name: string;
  force: number | null;
}

export interface ScanMessage {
  type: "scan";
  sequence: number;
  deviceTickUs: number;
  timeSeconds: number;
  /** From the arrival of its bytes at the server to the writing of this message; null where it is not known. */
  ageMicros: number | null;
  force: number | null;
  unfiltered: number | null;
  channels: (number | null)[];
  loadingRate: number | null;
  /** 1 σ of `force`, null where it is not known. */
  uncertainty: number | null;
  zones: ZoneForce[];
  /** Centre of force in millimetres, null where it is not known. */
  centre: { x: number; y: number } | null;
  /** 0 to 1, null where it is not known. */
  leftShare: number | null;
  frontShare: number | null;
  flags: ChannelFlag[];
  guidance: Guidance;
}

export interface EventMessage {
  type: "event";
  event: EventName;
  timeSeconds: number;
  force: number | null;
  guidance: Guidance;
  cause: string;
}

export interface HoldMessage {
  type: "hold";
  done: boolean;
  hold?: { index: number; meanForce: number | null };
}

export interface DoseMessage extends Dose {
  type: "dose";
}

export interface LinkMessage extends Link {
  type: "link";
}

export interface StatusMessage {
  type: "status";
  rateHz: number | null;
  jitterMicros: number | null;
  framesMissing: number;
  framesDamaged: number;
  /** Scans that came late, doubled, or with another number of channels. */
  scansDropped: number;
  /** Scans with a count that the converter cannot give: kept, and flagged. */
  impossibleCounts: number;
  /** Scans that the device itself could not take or send. */
  deviceOverruns: number;
  /** Scans that the server's own publisher had no room for. */
  missedByPublisher: number;
  latencyMicros: { p50: number; p99: number; max: number } | null;
  clock: Clock | null;
}

/** The device's clock and how evenly it samples. */
export interface Clock {
  driftPpm: number | null;
  /** Of the time of measurement. */
  uncertaintyMicros: number | null;
  roundTripMicros: number | null;
  scanRateHz: number | null;
  scanJitterMicros: number | null;
  /** From measurement to arrival: mean and standard deviation. */
  delayMicros: number | null;
  delayJitterMicros: number | null;
}

export interface AlarmMessage {
  type: "alarm";
  alarm: string;
  cause: string | null;
}

export interface MissedMessage {
  type: "missed";
  scans: number;
}

export type LiveMessage =
  | HelloMessage
  | ScanMessage
  | EventMessage
  | HoldMessage
  | DoseMessage
  | LinkMessage
  | StatusMessage
  | AlarmMessage
  | MissedMessage;

/**
 * The message in `text`, or null where it is not a JSON object with a type. Types that this page does not know
 * pass through and are ignored later: a newer server may send more.
 */
export function parseMessage(text: string): LiveMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    return isTyped(value) ? (value as LiveMessage) : null;
  } catch {
    return null;
  }
}

function isTyped(value: unknown): value is { type: string } {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}
