import type { Alert, Guidance, Phase, Prescription } from "./messages.ts";

/** What the therapist should do, told by shape, place and word; colour only repeats it. */
export interface Cue {
  shape: "up" | "tick" | "down" | "pause" | "stop" | "none";
  tone: "under" | "in" | "over" | "alarm" | "done" | "rest" | "off";
  word:
    | "press"
    | "pressMore"
    | "hold"
    | "easeOff"
    | "release"
    | "rest"
    | "finished"
    | "stopped"
    | "noData"
    | "waiting"
    | "noTarget"
    | "littleMore"
    | "easeLittle"
    | "easeOffNow"
    | "letGo"
    | "feedbackOff";
}

const CUES: Record<Phase, Cue> = {
  approach: { shape: "up", tone: "under", word: "press" },
  loading: { shape: "up", tone: "under", word: "pressMore" },
  inBand: { shape: "tick", tone: "in", word: "hold" },
  tooLow: { shape: "up", tone: "under", word: "pressMore" },
  tooHigh: { shape: "down", tone: "over", word: "easeOff" },
  done: { shape: "tick", tone: "done", word: "release" },
  rest: { shape: "pause", tone: "rest", word: "rest" },
  finished: { shape: "tick", tone: "done", word: "finished" },
  stopped: { shape: "stop", tone: "off", word: "stopped" },
};

const NO_DATA: Cue = { shape: "none", tone: "off", word: "noData" };
const NO_TARGET: Cue = { shape: "none", tone: "off", word: "noTarget" };
const WAITING: Cue = { shape: "none", tone: "off", word: "waiting" };

/** What slowly slips needs less than what was moved away. */
const DRIFT_CUES: Partial<Record<Phase, Cue>> = {
  tooLow: { shape: "up", tone: "under", word: "littleMore" },
  tooHigh: { shape: "down", tone: "over", word: "easeLittle" },
};

/** Alerts that outweigh everything but a stop. A warning does not: it has a line of its own. */
const ALERT_CUES: Partial<Record<Alert, Cue>> = {
  ceiling: { shape: "stop", tone: "alarm", word: "easeOffNow" },
  overdose: { shape: "stop", tone: "alarm", word: "letGo" },
  limit: { shape: "stop", tone: "alarm", word: "letGo" },
};

const FEEDBACK_OFF: Cue = { shape: "none", tone: "rest", word: "feedbackOff" };

/** Phases that tell the force's relation to a band, and so mean nothing without one. */
const NEEDS_BAND: ReadonlySet<Phase> = new Set(["approach", "loading", "inBand", "tooLow", "tooHigh"]);

/** The cue for the newest guidance. Advice from old data would be wrong advice, so stale data has its own cue. */
export function cueFor(guidance: Guidance | null, fresh: boolean, hasBand: boolean): Cue {
  if (!fresh) return NO_DATA;
  if (guidance === null) return WAITING;
  const alert = guidance.phase === "stopped" ? undefined : ALERT_CUES[guidance.alert ?? "none"];
  if (alert !== undefined) return alert;
  if (!hasBand && NEEDS_BAND.has(guidance.phase)) return NO_TARGET;
  if (hidesBand(guidance)) return FEEDBACK_OFF;
  if (guidance.drifted === true) return DRIFT_CUES[guidance.phase] ?? CUES[guidance.phase] ?? WAITING;
  return CUES[guidance.phase] ?? WAITING;
}

/** Whether the hold is one without feedback, in a phase that would give the force's place away. */
export function hidesBand(guidance: Guidance): boolean {
  return isForceHidden(guidance) && NEEDS_BAND.has(guidance.phase);
}

/** Whether the schedule hides the force, and nobody has asked for it. */
export function isForceHidden(guidance: Guidance): boolean {
  return guidance.feedbackShown === false && guidance.feedbackRequested !== true;
}

export interface Ring {
  /** 0..1 of the circle that is filled. */
  fraction: number;
  /** Whole seconds in the middle, or null where there are none to tell. */
  seconds: number | null;
  caption:
    | "secondsLeft"
    | "toHold"
    | "paused"
    | "rest"
    | "done"
    | "finished"
    | "stopped"
    | "noTarget"
    | "feedbackOff";
  tone: "counting" | "paused" | "waiting" | "done" | "rest" | "off";
}

/** What the countdown ring shows. Seconds in a band are not counted where there is no band. */
export function ringFor(
  guidance: Guidance | null,
  prescription: Prescription | null,
  hasBand: boolean,
): Ring {
  if (!hasBand && guidance !== null && NEEDS_BAND.has(guidance.phase))
    return { fraction: 0, seconds: null, caption: "noTarget", tone: "off" };
  if (guidance !== null && hidesBand(guidance))
    return { fraction: 0, seconds: null, caption: "feedbackOff", tone: "off" };
  const holdSeconds = guidance?.holdSeconds ?? prescription?.holdSeconds ?? 0;
  if (guidance === null)
    return {
      fraction: 0,
      seconds: prescription === null ? null : Math.ceil(holdSeconds),
      caption: "toHold",
      tone: "waiting",
    };
  switch (guidance.phase) {
    case "done":
      return { fraction: 1, seconds: null, caption: "done", tone: "done" };
    case "finished":
      return { fraction: 1, seconds: null, caption: "finished", tone: "done" };
    case "stopped":
      return { fraction: 0, seconds: 0, caption: "stopped", tone: "off" };
    case "rest":
      return restRing(guidance, prescription);
    default:
      return countingRing(guidance, holdSeconds);
  }
}

function restRing(guidance: Guidance, prescription: Prescription | null): Ring {
  const rest = prescription?.restSeconds ?? 0;
  return {
    fraction: rest > 0 ? clamp01(guidance.restRemainingSeconds / rest) : 0,
    seconds: wholeSecondsLeft(guidance.restRemainingSeconds),
    caption: "rest",
    tone: "rest",
  };
}

function countingRing(guidance: Guidance, holdSeconds: number): Ring {
  const inBand = guidance.phase === "inBand";
  // Before the next press the seconds are still those of the last one.
  const begun = guidance.inBandSeconds > 0 && guidance.phase !== "approach";
  const left = wholeSecondsLeft(begun ? guidance.remainingSeconds : holdSeconds);
  return {
    fraction: begun && holdSeconds > 0 ? clamp01(guidance.inBandSeconds / holdSeconds) : 0,
    // What is left of the last sample may be too little for the message's digits; the hold is over when "done" says so.
    seconds: inBand ? Math.max(1, left) : left,
    caption: inBand ? "secondsLeft" : begun ? "paused" : "toHold",
    tone: inBand ? "counting" : begun ? "paused" : "waiting",
  };
}

/** "1" until the last second is over; nobody is told "0 seconds left" while there is something left. */
function wholeSecondsLeft(seconds: number): number {
  return Math.max(0, Math.ceil(seconds));
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}
