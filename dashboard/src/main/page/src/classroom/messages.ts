import type { Figures } from "../text/told.ts";

/** What the server tells of a class; docs/class.md has every field. */
export type StudentState =
  | "approach"
  | "loading"
  | "inBand"
  | "tooLow"
  | "tooHigh"
  | "done"
  | "rest"
  | "finished"
  | "stopped"
  | "silent"
  | "gone";

export interface Help {
  urgent: boolean;
  reason: string;
  code: string;
  about: string;
}

/** Something worth a trainer's eye; the sentence is English, for codes that this page does not know. */
export interface Remark {
  code: string;
  about: string;
  sentence: string;
}

export interface Student {
  station: string;
  name: string;
  state: string;
  source: string;
  recording: string;
  force: number | null;
  forceUnit: string;
  bandLow: number | null;
  bandHigh: number | null;
  repetition: number;
  repetitions: number;
  inBandSeconds: number | null;
  holdSeconds: number | null;
  score: number | null;
  holds: number;
  spark: (number | null)[];
  help: Help | null;
  feedback: string;
  behind: number;
  notices: string[];
  remarks: Remark[];
  snapshotAgeMillis: number | null;
  snapshotSpacingMillis: number;
}

export interface Drill {
  name: string;
  running: boolean;
  prescription: string;
  startedAtMillis: number;
}

export interface Board {
  type: "board";
  apiVersion: number;
  room: string;
  leading: boolean;
  notice: string;
  remark: Remark | null;
  drill: Drill | null;
  expert: string;
  students: Student[];
  faults: { fault: string; count: number; last: string }[];
}

export interface Lost {
  part: string;
  points: number;
  judged: boolean;
  lostPoints: number;
  /** Missing where the station's program is an earlier one, as are the figures. */
  code?: string;
  figures?: Figures;
  sentence: string;
}

/** The score of a drill so far. */
export interface Points {
  total: number | null;
  leftOut: number;
  whyNot: string;
  whyNotCode?: string;
  parts: Lost[];
}

export interface Hold {
  index: number;
  onsetSeconds: number;
  releaseSeconds: number;
  ended: string;
  meanForce: number;
  peakForce: number;
  loadingRate: number | null;
  coefficientOfVariationPercent: number | null;
  sag: number | null;
  plateauStartSeconds: number;
  plateauEndSeconds: number;
  timeInBandPercent: number | null;
}

/** Force over the time of a press, evenly spaced; null where nothing was heard. */
export interface Trace {
  startSeconds: number;
  intervalSeconds: number;
  forces: (number | null)[];
}

export interface Fact {
  outbox: string;
  number: number;
  drill: string;
  feedback: string;
  done: boolean;
  forceUnit: string;
  bandLow: number | null;
  bandHigh: number | null;
  hold: Hold | null;
  estimate: { hold: number; force: number; meanForce: number | null } | null;
  trace: Trace | null;
  match: { expert: string; percent: number; rootMeanSquareError: number } | null;
  points: Points;
}

export interface StudentBook {
  station: string;
  name: string;
  entries: { fact: Fact; happenedAtMillis: number }[];
}

/** A figure with its 95 % confidence interval, where that is known. */
export interface Figure {
  estimate: number;
  low: number | null;
  high: number | null;
}

export interface Progress {
  station: string;
  name: string;
  attempts: {
    drill: string;
    feedback: string;
    score: number | null;
    holds: number;
    matchPercent: number | null;
  }[];
  pointsPerDrill: Figure | null;
  feedbackGain: Figure | null;
}

/** A press that the others are to follow. */
export interface Expert {
  name: string;
  forceUnit: string;
  beforeOnsetSeconds: number;
  trace: Trace;
}

export interface Debrief {
  expert: Expert | null;
  students: Progress[];
}

/** That boards went by while this page was slow. */
export interface Missed {
  type: "missed";
  scans: number;
}

/** The class at this moment, or what this page has missed of it; null for what a later version may tell. */
export function messageOf(text: string): Board | Missed | null {
  const message = JSON.parse(text) as { type: string };
  return message.type === "board" || message.type === "missed" ? (message as Board | Missed) : null;
}
