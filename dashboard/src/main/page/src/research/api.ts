/** The recordings' API; see docs/recordings-api.md. */

import { noteSignIn } from "../view/signedOut.ts";

export interface Listed {
  id: string;
  name: string;
  bytes: number;
  startedAt: string | null;
  person: string;
  prescription: string;
  devices: string[];
  holds: number | null;
  durationSeconds: number | null;
  problem: string | null;
}

export interface RecordingList {
  folder: string;
  recordings: number;
  found: number;
  unknown: number;
  page: number;
  pages: number;
  items: Listed[];
}

export interface Column {
  name: string;
  kind: "total" | "zone" | "channel";
}

export interface Signal {
  name: string;
  device: number;
  unit: string;
  columns: Column[];
  samples: number;
  firstMicros: number;
  lastMicros: number;
}

export interface Hold {
  index: number;
  onsetSeconds: number;
  plateauStartSeconds: number;
  plateauEndSeconds: number;
  releaseSeconds: number;
  meanForce: number;
  ended: string;
}

export interface DeviceFindings {
  device: number;
  name: string;
  model: string;
  serialNumber: string;
  firmwareVersion: string;
  channels: { name: string; calibration?: string; provenance?: string; zero?: number }[];
  report: Report;
}

export interface Report {
  forceUnit: string;
  filter: string;
  filterDelaySeconds: number | null;
  gaps: { startSeconds: number; endSeconds: number }[];
  holds: Hold[];
  presses: unknown[];
  dose: { holdSeconds: number | null; inBandSeconds: number | null; impulse: number | null };
  prescription: { name: string } | null;
  notices: string[];
}

export interface Findings {
  sha256: string;
  integrity: string;
  prescription?: string;
  startedAt?: string;
  recordedWith?: string;
  recordedOn?: string;
  analysedWith: string;
  devices: DeviceFindings[];
  markers: { device: number; type: string; timeSeconds: number; text: string }[];
}

export interface Progress {
  state: "waiting" | "working" | "done" | "cancelled" | "failed";
  share: number;
}

export interface ExportJob extends Progress {
  number: number;
  format: string;
  failure: string | null;
  recordings: number;
  done: number;
  kept: number;
  failed: number;
  recording: string;
  stage: string;
  files: string[];
  remarks: { recording: string; remark: string }[];
}

/** What an export has written. */
export interface WrittenFile {
  recording: string;
  name: string;
  href: string;
}

export interface Band {
  low: number;
  high: number;
}

/** What another analysis found on a device. */
export interface OtherDevice {
  device: number;
  filterProfile: string;
  /** Whether scans come often enough for it; where they do not, nothing was filtered. */
  filterHasRoom: boolean;
  /** In the recording's unit; null where none was asked for. */
  band: Band | null;
  /** The same; null, too, where the forces are counts. */
  bandNewtons: Band | null;
  report: Report;
}

export interface OtherFindings {
  parameters: string;
  devices: OtherDevice[];
}

/** What is seen of a signal between two moments: every sample with its time, or lowest and highest by turns. */
export interface WindowData {
  from: number;
  to: number;
  kind: "samples" | "envelope";
  columns: number[];
  points: number;
  times: Float64Array;
  figures: Float32Array[];
}

const BASE = "./api/v1/";

/** Why the server refused, in its own words. */
export class Refusal extends Error {
  constructor(
    sentence: string,
    readonly status: number,
  ) {
    super(sentence);
  }
}

export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(BASE + path, init);
  noteSignIn(response);
  if (response.ok) return response;
  const text = await response.text();
  throw new Refusal(detail(text) ?? text.slice(0, 300), response.status);
}

function detail(text: string): string | null {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? null;
  } catch {
    return null;
  }
}

export async function json<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await ask(path, init)).json()) as T;
}

/** Asks until what takes long is there. */
export async function ready<T>(
  path: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    const response = await ask(path, { signal });
    if (response.status !== 202) return (await response.json()) as T;
    onProgress((await response.json()) as Progress);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

export async function windowOf(path: string, signal: AbortSignal): Promise<WindowData> {
  const response = await ask(path, { signal });
  return parseWindow(await response.arrayBuffer());
}

/** Length of a JSON header as a 64-bit number, the header, times as doubles, figures as floats. */
export function parseWindow(buffer: ArrayBuffer): WindowData {
  const headerBytes = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, headerBytes))) as Omit<
    WindowData,
    "times" | "figures"
  >;
  let at = 8 + headerBytes;
  const samples = header.kind === "samples";
  const times = new Float64Array(buffer, at, samples ? header.points : 0);
  at += times.byteLength;
  const length = samples ? header.points : 2 * header.points;
  const figures = header.columns.map((_, index) => new Float32Array(buffer, at + index * 4 * length, length));
  return { ...header, times, figures };
}
