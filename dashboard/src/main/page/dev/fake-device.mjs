/**
 * A made-up hand that presses through three holds, as Live API v1 would tell it. The state of every moment is a
 * function of time, but for where a session was begun anew.
 */
import {
  STAIRCASE,
  STAIRCASE_CYCLE,
  staircaseCues,
  staircaseForce,
  staircaseGuidance,
} from "./staircase.mjs";

export const RATE_HZ = 60;

const PRESCRIPTION = {
  name: "Steady press, 3 × 20 s",
  bandLow: 40,
  bandHigh: 60,
  holdSeconds: 20,
  loadingRateLow: 5,
  loadingRateHigh: 20,
  repetitions: 3,
  restSeconds: 10,
  ceiling: 90,
};
const UNFIT =
  "'Steady press, 3 × 20 s' is in newtons, but hand gives counts, so its band, ceiling and repetitions " +
  "cannot be followed: give its --calibration, which ./myodose calibrate makes.";
/** With `--expert`: a press up to the middle of the band, held and released. */
const EXPERT = {
  name: "Anna",
  beforeOnsetSeconds: 0.5,
  intervalSeconds: 0.5,
  forces: Array.from({ length: 60 }, (_, i) =>
    Math.max(0, Math.min(50, 12.5 * (i / 2 - 0.5), 25 * (29 - i / 2))),
  ),
};
const WAIT = 2;
const LOAD = 4;
const HOLD = PRESCRIPTION.holdSeconds + 3;
const UNLOAD = 2;
const CYCLE = WAIT + LOAD + HOLD + UNLOAD + PRESCRIPTION.restSeconds;
/** With `--trouble saturated`, the palm's sensor reads no more than this. */
const SATURATED_AT = 48;
const tremor = (t) => 0.6 * Math.sin(2 * Math.PI * 9.3 * t) + 0.5 * Math.sin(2 * Math.PI * 1.1 * t);

/** What the sensors of each kind are: zone, share of the force, and where they sit in millimetres. */
const SENSORS = {
  palm: [["palm", 1]],
  glove: [
    ["palm", 0.44],
    ["thumb", 0.17],
    ["index finger", 0.15],
    ["middle finger", 0.12],
    ["ring finger", 0.08],
    ["little finger", 0.04],
  ],
  table: [
    ["front left", 0.34, -200, 150],
    ["front right", 0.28, 200, 150],
    ["rear left", 0.22, -200, -150],
    ["rear right", 0.16, 200, -150],
  ],
  mat: Array.from({ length: 64 }, (_, i) => {
    const [x, y] = [(i % 8) - 3.5, 3.5 - Math.floor(i / 8)];
    const name = `r${Math.floor(i / 8) + 1}c${(i % 8) + 1}`;
    return [name, Math.exp(-((x - 1) ** 2 + (y + 0.5) ** 2) / 3), 15 * x, 15 * y];
  }),
};
/** Zones that are sums: name, and what the names of their parts have in common. */
const SUMS = {
  palm: [],
  glove: [["fingers", "finger"]],
  mat: [],
  table: [
    ["left", "left"],
    ["right", "right"],
    ["front", "front"],
    ["rear", "rear"],
  ],
};

export class FakeDevice {
  /** Where a new session was asked for: the hand begins anew there, and a patient's stop is over. */
  sessionStart = 0;

  /** @param kind palm, glove, table or mat */
  constructor(index, kind, options) {
    this.index = index;
    this.kind = kind;
    this.options = options;
    this.stopped = options.stopped;
    this.trouble = new Set((options.trouble ?? "").split(","));
    this.scale = options.counts ? 400 : 1;
    this.zoned = kind !== "palm";
    this.stairs = options.plan === "staircase";
    this.prescription = this.stairs ? STAIRCASE : PRESCRIPTION;
    this.cycle = this.stairs ? STAIRCASE_CYCLE : CYCLE;
    /** The patient's pain, newest last, as rating and time. */
    this.pains = [];
    /** The hold that waits for an estimate, and whether the force is shown because somebody asked. */
    this.waiting = options.estimate ? 2 : null;
    this.asked = false;
    if (options.feedback !== "") this.prescription = { ...this.prescription, feedback: options.feedback };
  }

  show() {
    this.waiting = null;
    this.asked = this.options.feedback !== "none";
  }

  ratePain(rating, t) {
    this.pains.push({ rating, t });
  }

  withdrawPain() {
    this.pains.pop();
  }

  get name() {
    return this.kind;
  }

  get source() {
    return this.zoned
      ? `sim:${this.kind}?seed=${this.index + 1}`
      : "sim:hand?seed=1&target=50&hold=20&repetitions=3&rest=10";
  }

  beginAnew(t) {
    this.pains = [];
    this.sessionStart = t;
    this.stopped = false;
  }

  /** Force at session time t: approach, load, hold with one press too hard and one too light, release, rest. */
  handForceAt(t) {
    const u = (t - this.sessionStart) % this.cycle;
    if (this.stairs) return staircaseForce(u, tremor(t));
    if (u < WAIT) return Math.max(0, 0.3 * tremor(t));
    if (u < WAIT + LOAD) return (50 * (u - WAIT)) / LOAD + tremor(t);
    const held = u - WAIT - LOAD;
    if (held < HOLD) {
      const slip = held > 6 && held < 7.5 ? 14 * Math.sin((Math.PI * (held - 6)) / 1.5) : 0;
      const sag = held > 12 && held < 13.5 ? -13 * Math.sin((Math.PI * (held - 12)) / 1.5) : 0;
      return 51 - 0.15 * held + slip + sag + tremor(t);
    }
    const released = held - HOLD;
    return released < UNLOAD ? 48 * (1 - released / UNLOAD) : Math.max(0, 0.3 * tremor(t));
  }

  saturatedAt(t) {
    return this.trouble.has("saturated") && this.handForceAt(t) > SATURATED_AT;
  }

  forceAt(t) {
    return this.saturatedAt(t) ? SATURATED_AT : this.handForceAt(t);
  }

  guidanceAt(t) {
    const pain = this.pains.at(-1);
    return {
      ...(this.stairs ? this.staircaseGuidanceAt(t) : this.steadyGuidanceAt(t)),
      pain: pain?.rating ?? null,
      painSeconds: pain?.t ?? null,
      feedbackShown: !this.options["feedback-off"],
      feedbackRequested: this.asked,
      estimateHold: this.waiting,
    };
  }

  staircaseGuidanceAt(t) {
    const u = (t - this.sessionStart) % this.cycle;
    const repetition = Math.floor((t - this.sessionStart) / this.cycle) + 1;
    const guidance = staircaseGuidance(u, repetition, this.forceAt(t));
    return this.stopped ? { ...guidance, phase: "stopped" } : guidance;
  }

  /** The cues after one moment and not after another, as events; only the staircase tells any. */
  eventsBetween(from, to) {
    const begin = this.sessionStart + this.cycle * Math.floor((to - this.sessionStart) / this.cycle);
    if (!this.stairs || begin > this.sessionStart + this.cycle) return [];
    return staircaseCues(from - begin, to - begin).map(({ at, event, cause }) => ({
      type: "event",
      timeSeconds: begin + at,
      event,
      cause,
      force: this.forceAt(begin + at),
      guidance: this.guidanceAt(begin + at),
    }));
  }

  steadyGuidanceAt(t) {
    const u = (t - this.sessionStart) % CYCLE;
    const repetition = Math.floor((t - this.sessionStart) / CYCLE) + 1;
    const force = this.forceAt(t);
    const inBand = this.inBandSecondsAt(t);
    const remaining = Math.max(0, PRESCRIPTION.holdSeconds - inBand);
    const resting = u >= WAIT + LOAD + HOLD + UNLOAD;
    let phase = "approach";
    if (this.stopped) phase = "stopped";
    else if (repetition > PRESCRIPTION.repetitions) phase = "finished";
    else if (resting) phase = "rest";
    else if (remaining === 0) phase = "done";
    else if (u >= WAIT && u < WAIT + LOAD && force < PRESCRIPTION.bandLow) phase = "loading";
    else if (force > PRESCRIPTION.bandHigh) phase = "tooHigh";
    else if (force >= PRESCRIPTION.bandLow) phase = "inBand";
    else if (u >= WAIT) phase = "tooLow";
    return {
      phase,
      holdIndex: repetition,
      repetition: Math.min(repetition, PRESCRIPTION.repetitions),
      repetitions: PRESCRIPTION.repetitions,
      inBandSeconds: resting ? 0 : inBand,
      remainingSeconds: resting ? PRESCRIPTION.holdSeconds : remaining,
      holdSeconds: PRESCRIPTION.holdSeconds,
      restRemainingSeconds: resting ? CYCLE - u : 0,
      rateHint: phase === "loading" ? "ok" : "none",
    };
  }

  inBandSecondsAt(t) {
    let seconds = 0;
    for (let s = t - ((t - this.sessionStart) % CYCLE); s <= t; s += 0.05) {
      const force = this.forceAt(s);
      if (force >= PRESCRIPTION.bandLow && force <= PRESCRIPTION.bandHigh) seconds += 0.05;
    }
    return Math.min(seconds, PRESCRIPTION.holdSeconds);
  }

  /** Shares of the force by channel at time t: the weight wanders a little. */
  sharesAt(t) {
    const sway = 1 + 0.25 * Math.sin(2 * Math.PI * 0.11 * t);
    const shares = SENSORS[this.kind].map((sensor, channel) => sensor[1] * (channel % 2 === 0 ? sway : 1));
    const sum = shares.reduce((a, b) => a + b);
    return shares.map((share) => share / sum);
  }

  /** @param guidance worked out unless told: it is the dear part, and a page heeds only the newest */
  scanAt(t, guidance = this.guidanceAt(t)) {
    const force = this.forceAt(t);
    const channels = this.sharesAt(t).map((share) => share * force);
    const sensors = SENSORS[this.kind];
    const partOf = (name) =>
      channels.filter((_, i) => sensors[i][0].includes(name)).reduce((a, b) => a + b, 0);
    const shareOf = (one, other) => (force < 1 ? null : partOf(one) / (partOf(one) + partOf(other)));
    const mean = (at) => channels.reduce((sum, f, i) => sum + f * sensors[i][at], 0) / force;
    const table = this.kind === "table";
    const located = sensors[0].length > 2;
    return {
      type: "scan",
      sequence: Math.round(t * RATE_HZ) % 65536,
      deviceTickUs: Math.round(t * 1e6) % 2 ** 32,
      timeSeconds: t,
      ageMicros: 400,
      force: this.scale * force,
      unfiltered: this.scale * force,
      channels: channels.map((channel) => this.scale * channel),
      loadingRate: (force - this.forceAt(t - 0.1)) / 0.1,
      uncertainty:
        this.options.counts || this.options.uncalibrated || this.saturatedAt(t) ? null : 0.2 + 0.014 * force,
      zones: [
        ...sensors.map(([name], channel) => ({ name, force: this.scale * channels[channel] })),
        ...SUMS[this.kind].map(([name, part]) => ({ name, force: this.scale * partOf(part) })),
      ],
      centre: located && force >= 1 ? { x: mean(2), y: mean(3) } : null,
      leftShare: table ? shareOf("left", "right") : null,
      frontShare: table ? shareOf("front", "rear") : null,
      flags: this.flagsAt(t, force),
      guidance,
    };
  }

  flagsAt(t, force) {
    const flags = this.saturatedAt(t) ? [{ channel: 0, flag: "saturated" }] : [];
    for (const flag of ["dead_zone", "extrapolated", "count_out_of_range", "stuck"]) {
      if (this.trouble.has(flag) && force > 5) flags.push({ channel: 0, flag });
    }
    return flags;
  }

  zoneNames() {
    return [...SENSORS[this.kind], ...SUMS[this.kind]].map(([name]) => name);
  }

  doseAt(t) {
    const holds = Math.floor((t - this.sessionStart) / this.cycle);
    return {
      type: "dose",
      holdSeconds: 25.4 * holds,
      inBandSeconds: this.options.counts ? null : 20 * holds,
      impulse: 1284 * this.scale * holds,
      repetitions: Math.min(holds, this.prescription.repetitions),
      repetitionsPlanned: this.prescription.repetitions,
      sessionSeconds: t - this.sessionStart,
    };
  }

  /** @param devices all of this run */
  helloAt(t, devices) {
    const names = SENSORS[this.kind].map(([name]) => name);
    const certified = !this.options.counts && !this.options.uncalibrated;
    const dates = this.trouble.has("expired") ? ["2024-02-01", "2025-02-01"] : ["2026-03-02", "2099-03-02"];
    return {
      type: "hello",
      apiVersion: 1,
      source: this.source,
      forceUnit: this.options.counts ? "counts" : "N",
      filterDelaySeconds: 0.022,
      prescriptionWarnings: this.trouble.has("unfit") ? [UNFIT] : [],
      site: this.zoned ? `total of ${names.join(", ")}` : "palm",
      zones: this.zoneNames(),
      sensors: SENSORS[this.kind].map(([zone, , x = null, y = null]) => ({ zone, x, y })),
      calibrations: (certified ? names : []).map((channel) => ({
        channel,
        date: dates[0],
        expires: dates[1],
        expired: this.trouble.has("expired"),
      })),
      filter: {
        profile: "hold",
        words: "median of 3, then causal 2nd-order Butterworth low-pass at 10 Hz; delay 22.5 ms",
        delaySeconds: 0.022,
      },
      deviceIndex: this.index,
      devices: devices.map(({ index, source, name }) => ({ index, source, name })),
      device: {
        model: this.zoned ? `Simulated ${this.kind}` : "Simulated press table",
        serialNumber: `SIM-${this.index + 1}`,
        firmwareVersion: "1.0",
        rateHz: 250,
        channels: names.map((name) => ({ name, position: name.replace(" ", "_"), unit: "N" })),
      },
      prescription: this.options.counts
        ? { ...this.prescription, bandLow: null, bandHigh: null, ceiling: null }
        : this.prescription,
      expert: this.options.expert ? EXPERT : null,
      link: this.link(),
      dose: this.doseAt(t),
      guidance: this.guidanceAt(t),
      recording: null,
    };
  }

  /** `--link` is the state of the last device; the others stream. */
  link() {
    const state = this.isLast ? this.options.link : "streaming";
    return {
      state,
      cause: state === "lost" ? "The device was unplugged: plug it in again." : "Scans are coming in.",
      reason: state === "lost" ? "unplugged" : "scans_arrive",
    };
  }

  /** @param second counts the seconds of the stream, with which a loss grows */
  status(second) {
    const slow = this.trouble.has("rate") ? 0.8 : 1;
    return {
      type: "status",
      rateHz: 250.02 * slow,
      jitterMicros: 41,
      framesMissing: this.trouble.has("loss") ? 3 + second : 0,
      framesDamaged: 0,
      scansDropped: 0,
      impossibleCounts: 0,
      deviceOverruns: 0,
      missedByPublisher: 0,
      latencyMicros: { p50: 180, p99: 640, max: 2100 },
      clock: {
        offsetNs: 21868886938152,
        driftPpm: -12.05,
        uncertaintyMicros: this.trouble.has("clock") ? 2400 : 64.2,
        roundTripMicros: 74.1,
        replies: 55,
        scanRateHz: 250.013 * slow,
        scanJitterMicros: 8.2,
        delayMicros: 1203.6,
        delayJitterMicros: 428.2,
      },
    };
  }
}
