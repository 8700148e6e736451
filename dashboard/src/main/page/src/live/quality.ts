import { worstOf } from "./doubts.ts";
import type { Flag, HelloMessage } from "./messages.ts";
import type { Session } from "./session.ts";

/** Measured rates this far from the rated one are worth a look; a chip with its own oscillator may be some per cent off. */
const RATE_TOLERANCE = 0.1;
/** What the fit of the device's clock promises (docs/time.md). */
const CLOCK_TOLERANCE_MICROS = 1000;

/** How a finding weighs: the force is not to be trusted; something wants a look; not known yet; worth knowing. */
export type Weight = "bad" | "check" | "wait" | "note";

/** Why the force itself is doubtful: a flag of its channels, or a calibration of another sensor. */
export type Doubt = Flag | "foreign";

/** One thing found about the data: `flag` of `channels`, an `alarm` in the server's own words, or a figure that is off. */
export type Finding =
  | { weight: Weight; kind: "flag"; flag: Flag; channels: string[] }
  | { weight: Weight; kind: "alarm"; alarm: "calibration" | "overload"; cause: string }
  | { weight: Weight; kind: "expired"; channels: string[] }
  | { weight: Weight; kind: "checking" }
  | { weight: Weight; kind: "uncalibrated" }
  | { weight: Weight; kind: "lost"; scans: number }
  | { weight: Weight; kind: "rate"; measuredHz: number; ratedHz: number }
  | { weight: Weight; kind: "clock"; uncertaintyMicros: number };

const FLAG_WEIGHTS: Record<Flag, Weight> = {
  count_out_of_range: "bad",
  stuck: "bad",
  saturated: "bad",
  extrapolated: "check",
  dead_zone: "note",
};

const WEIGHTS: readonly Weight[] = ["bad", "check", "wait", "note"];

/** All that speaks against the data of this moment, the gravest first. */
export function findingsOf(session: Session, now: number): Finding[] {
  const found = [
    ...flagFindings(session, now),
    ...calibrationFindings(session),
    ...alarmFindings(session),
    ...statusFindings(session, now),
  ];
  return found.sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
}

/** The weight of the gravest finding that is more than a note, null where the signal is good. */
export function gravest(findings: readonly Finding[]): Exclude<Weight, "note"> | null {
  const weight = findings[0]?.weight ?? "note";
  return weight === "note" ? null : weight;
}

/** The worst that makes the force of this moment doubtful, null where nothing does. */
export function doubtOf(session: Session, now: number): Doubt | null {
  const flag = worstOf(session.doubts.current(now));
  const foreign = session.hasForeignCalibration;
  return foreign && (flag === null || FLAG_WEIGHTS[flag] !== "bad") ? "foreign" : flag;
}

/** The uncertainty of the force (1 σ), null where nothing tells it: without a calibration, or of a force that is not to be trusted. */
export function uncertaintyOf(session: Session, now: number): number | null {
  const doubt = doubtOf(session, now);
  return doubt === null || doubt === "extrapolated" ? (session.scan?.uncertainty ?? null) : null;
}

/** The name of a channel as the device tells it, else its number counted from 1. */
export function channelName(hello: HelloMessage | null, channel: number): string {
  return hello?.device?.channels[channel]?.name || `#${channel + 1}`;
}

/**
 * Whether the total may be more than it reads: a channel that is part of it is saturated. A channel beside one that
 * measures the total is not.
 */
export function isAtLeast(session: Session): boolean {
  const sensors = session.hello?.sensors ?? [];
  const isTotal = (channel: number) => sensors[channel]?.zone === "total";
  const measuredAsOne = sensors.some((_, channel) => isTotal(channel));
  return (session.scan?.flags ?? []).some(
    ({ channel, flag }) => flag === "saturated" && (!measuredAsOne || isTotal(channel)),
  );
}

function flagFindings(session: Session, now: number): Finding[] {
  const channels = new Map<Flag, string[]>();
  for (const { channel, flag } of session.doubts.current(now)) {
    channels.set(flag, [...(channels.get(flag) ?? []), channelName(session.hello, channel)]);
  }
  return [...channels].map(([flag, names]) => ({
    // A flag of a newer server is taken seriously.
    weight: FLAG_WEIGHTS[flag] ?? "check",
    kind: "flag",
    flag,
    channels: names,
  }));
}

function calibrationFindings(session: Session): Finding[] {
  const calibrations = session.hello?.calibrations ?? [];
  if (calibrations.length === 0) {
    return session.hello?.device && session.forceUnit !== "counts"
      ? [{ weight: "note", kind: "uncalibrated" }]
      : [];
  }
  const channels = calibrations.filter(({ expired }) => expired).map(({ channel }) => channel);
  return channels.length === 0 ? [] : [{ weight: "check", kind: "expired", channels }];
}

/** Alarms about the data; one about the recording has its banner, and the signal is none the worse. */
function alarmFindings(session: Session): Finding[] {
  const found: Finding[] = [];
  for (const [alarm, cause] of session.alarms) {
    if (alarm === "calibration" && session.hasForeignCalibration)
      found.push({ weight: "bad", kind: "alarm", alarm, cause });
    if (alarm === "overload") found.push({ weight: "check", kind: "alarm", alarm, cause });
  }
  return found;
}

function statusFindings(session: Session, now: number): Finding[] {
  // Loss, rate and clock are told once a second: before the first time nobody knows.
  if (session.status === null) return [{ weight: "wait", kind: "checking" }];
  const findings: Finding[] = [];
  const scans = session.losses.recent(now);
  if (scans > 0) findings.push({ weight: "check", kind: "lost", scans });
  const { clock } = session.status;
  const measuredHz = clock?.scanRateHz ?? null;
  const ratedHz = session.hello?.device?.rateHz ?? null;
  if (measuredHz !== null && ratedHz !== null && Math.abs(measuredHz / ratedHz - 1) > RATE_TOLERANCE)
    findings.push({ weight: "check", kind: "rate", measuredHz, ratedHz });
  const uncertaintyMicros = clock?.uncertaintyMicros ?? 0;
  if (uncertaintyMicros > CLOCK_TOLERANCE_MICROS)
    findings.push({ weight: "check", kind: "clock", uncertaintyMicros });
  return findings;
}
