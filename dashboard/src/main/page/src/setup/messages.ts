import type { Figures } from "../text/told.ts";

/** What the setup page's stream tells; see docs/setup-page.md. */

export interface Calibration {
  id: string;
  provenance: string;
  date: string | null;
  ageDays: number | null;
  expires: string | null;
  expired: boolean;
}

export interface Channel {
  name: string;
  position: string;
  bits: number;
  counts: number | null;
  force: number | null;
  uncertainty: number | null;
  flags: string[];
  calibration: Calibration | null;
}

export interface Clock {
  rateHz: number | null;
  jitterMicros: number | null;
  driftPpm: number | null;
  uncertaintyMicros: number;
  roundTripMicros: number | null;
  replies: number;
  delayMicros: number | null;
  delayJitterMicros: number | null;
}

export interface Losses {
  scans: number;
  framesMissing: number;
  missingPercent: number | null;
  framesDamaged: number;
  scansDropped: number;
  impossibleCounts: number;
  deviceOverruns: number;
  missedByPublisher: number;
}

export interface DeviceState {
  index: number;
  name: string;
  source: string;
  link: { state: string; reason: string; cause: string };
  losses: Losses;
  clock: Clock | null;
  device: {
    model: string;
    serialNumber: string;
    firmwareVersion: string;
    rateHz: number;
    filter: string;
    filterCode: string;
    filterFigures: Figures;
    forceUnit: string;
  } | null;
  channels: Channel[];
  warnings: string[];
}

/** The devices of one message of the stream; null where it is none of ours. */
export function devicesOf(text: string): DeviceState[] | null {
  try {
    const message = JSON.parse(text) as { type?: unknown; devices?: unknown };
    return message.type === "devices" && Array.isArray(message.devices)
      ? (message.devices as DeviceState[])
      : null;
  } catch {
    return null;
  }
}
