import type {
  Dose,
  EventMessage,
  Guidance,
  HelloMessage,
  Phase,
  Prescription,
  ScanMessage,
  StatusMessage,
} from "../src/live/messages.ts";

export const prescription: Prescription = {
  name: "Steady",
  bandLow: 40,
  bandHigh: 60,
  holdSeconds: 30,
  loadingRateLow: 5,
  loadingRateHigh: 20,
  repetitions: 4,
  restSeconds: 10,
  ceiling: 90,
};

export function guidance(phase: Phase, changes: Partial<Guidance> = {}): Guidance {
  return {
    phase,
    holdIndex: 1,
    repetition: 1,
    repetitions: 4,
    inBandSeconds: 0,
    remainingSeconds: 30,
    holdSeconds: 30,
    restRemainingSeconds: 0,
    rateHint: "none",
    ...changes,
  };
}

export function scan(timeSeconds: number, force: number, phase: Phase = "inBand"): ScanMessage {
  return {
    type: "scan",
    sequence: 1,
    deviceTickUs: 1,
    timeSeconds,
    ageMicros: 400,
    force,
    unfiltered: force,
    channels: [force],
    loadingRate: 0,
    uncertainty: null,
    zones: [],
    centre: null,
    leftShare: null,
    frontShare: null,
    flags: [],
    guidance: guidance(phase),
  };
}

export function hello(changes: Partial<HelloMessage> = {}): HelloMessage {
  return {
    type: "hello",
    apiVersion: 1,
    source: "sim:hand",
    forceUnit: "N",
    device: { model: "Table", serialNumber: "1", firmwareVersion: "1", rateHz: 250, channels: [] },
    prescription,
    link: { state: "streaming", cause: null },
    dose: null,
    guidance: null,
    recording: null,
    filterDelaySeconds: 0.02,
    site: "palm",
    zones: ["palm"],
    sensors: [{ zone: "palm", x: null, y: null }],
    calibrations: [],
    filter: { profile: "hold", words: "low-pass at 10 Hz", delaySeconds: 0.02 },
    ...changes,
  };
}

export const dose: Dose = {
  holdSeconds: 31,
  inBandSeconds: 30,
  impulse: 1500,
  repetitions: 1,
  repetitionsPlanned: 4,
  sessionSeconds: 40,
};

export const interrupted: EventMessage = {
  type: "event",
  event: "interrupted",
  timeSeconds: 1,
  force: 0,
  guidance: guidance("approach"),
  cause: "Samples went missing.",
};

export function status(changes: Partial<StatusMessage> = {}): StatusMessage {
  return {
    type: "status",
    rateHz: 250,
    jitterMicros: 20,
    framesMissing: 0,
    framesDamaged: 0,
    scansDropped: 0,
    impossibleCounts: 0,
    deviceOverruns: 0,
    missedByPublisher: 0,
    latencyMicros: { p50: 180, p99: 640, max: 2100 },
    clock: {
      driftPpm: -12.05,
      uncertaintyMicros: 64,
      roundTripMicros: 74,
      scanRateHz: 250.01,
      scanJitterMicros: 8,
      delayMicros: 1204,
      delayJitterMicros: 428,
    },
    ...changes,
  };
}
