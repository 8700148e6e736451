import type { Mark } from "../live/history.ts";
import type { Alert, Phase } from "../live/messages.ts";
import type { Band } from "../live/session.ts";
import { type Note, type Tune, type TuneName, TUNES, lengthOf } from "./notes.ts";

/** All that the sound goes by. */
export interface SoundState {
  /** Whether the force of the device in view is the force now. */
  live: boolean;
  /** A patient has said stop, on whichever device. */
  stopped: boolean;
  phase: Phase | null;
  force: number | null;
  band: Band | null;
  /** The gravest of all live devices. */
  alert: Alert;
  feedbackShown: boolean;
  /** What has happened since the state before. */
  news: readonly Mark["event"][];
}

/** What is heard again and again while a state lasts. */
export type Pattern = "silence" | "under" | "in" | "over" | "alarm";

/** Notes are handed out this long before they are due, so that a late timer is not heard. */
export const LOOKAHEAD_MILLIS = 120;

const ALARMS: ReadonlySet<Alert> = new Set<Alert>(["ceiling", "overdose", "limit"]);

const PATTERNS: Partial<Record<Phase, Pattern>> = {
  loading: "under",
  tooLow: "under",
  inBand: "in",
  tooHigh: "over",
};

const EVENT_TUNES: Partial<Record<Mark["event"], TuneName>> = {
  holdDone: "done",
  step: "step",
  nextSite: "nextSite",
  ceilingWarning: "warning",
  limitWarning: "warning",
};

/** What a state sounds like as long as it lasts. A phase that is not known here is silent. */
export function patternFor(state: SoundState): Pattern {
  if (state.stopped) return "silence";
  if (ALARMS.has(state.alert)) return "alarm";
  if (!state.live || !state.feedbackShown || state.band === null || state.phase === null) return "silence";
  return PATTERNS[state.phase] ?? "silence";
}

/** One round of a pattern, and after how many milliseconds the next begins. */
export function roundOf(
  pattern: Pattern,
  force: number | null,
  band: Band | null,
): { tune: Tune; period: number } {
  switch (pattern) {
    case "silence":
      return { tune: [], period: 1000 };
    case "under": {
      // Higher and quicker towards the band.
      const share = Math.min(1, Math.max(0, (force ?? 0) / (band?.low || 1)));
      const hertz = 196 + 196 * share;
      return {
        tune: [{ after: 0, hertz, seconds: 0.09, loudness: 0.5, wave: "sine" }],
        period: 650 - 300 * share,
      };
    }
    case "in":
      return { tune: [{ after: 0, hertz: 660, seconds: 0.06, loudness: 0.35, wave: "sine" }], period: 1000 };
    case "over": {
      const beyond = Math.min(1, Math.max(0, (force ?? 0) / (band?.high || 1) - 1));
      const tick = { hertz: 990 + 330 * beyond, seconds: 0.06, loudness: 0.6, wave: "triangle" } as const;
      return {
        tune: [
          { after: 0, ...tick },
          { after: 90, ...tick },
        ],
        period: 330,
      };
    }
    case "alarm": {
      const tone = { seconds: 0.18, loudness: 1, wave: "square" } as const;
      return {
        tune: [
          { after: 0, hertz: 880, ...tone },
          { after: 200, hertz: 622, ...tone },
        ],
        period: 400,
      };
    }
  }
}

/**
 * Decides what is to be heard and when, from one state to the next. Makes no sound itself and looks at no clock: the same
 * states at the same times give the same notes.
 */
export class SoundDirector {
  private pattern: Pattern = "silence";
  private nextRoundAt = Number.NEGATIVE_INFINITY;
  private tuneEndsAt = Number.NEGATIVE_INFINITY;
  private wasLive = false;
  private wasStopped = false;

  /** The notes to be played from `now` on that were not handed out before. */
  due(state: SoundState, now: number): Note[] {
    const pattern = patternFor(state);
    const notes = this.tuneOf(state, pattern, now);
    // An alarm waits for no tune.
    const free = pattern === "alarm" ? now : Math.max(now, this.tuneEndsAt);
    if (pattern !== this.pattern) this.nextRoundAt = free;
    this.pattern = pattern;
    this.nextRoundAt = Math.max(this.nextRoundAt, free);
    const { tune, period } = roundOf(pattern, state.force, state.band);
    for (; this.nextRoundAt <= now + LOOKAHEAD_MILLIS; this.nextRoundAt += period) {
      notes.push(...notesOf(tune, this.nextRoundAt));
    }
    return notes;
  }

  private tuneOf(state: SoundState, pattern: Pattern, now: number): Note[] {
    const name = this.tuneDue(state, pattern);
    this.wasLive = state.live;
    this.wasStopped = state.stopped;
    if (name === null) return [];
    this.tuneEndsAt = now + lengthOf(TUNES[name]);
    return notesOf(TUNES[name], now);
  }

  private tuneDue(state: SoundState, pattern: Pattern): TuneName | null {
    if (state.stopped) return this.wasStopped ? null : "stop";
    if (!state.live) return this.wasLive ? "lost" : null;
    if (pattern === "alarm") return null;
    // Of several at once, the newest says what to do now.
    const tunes = state.news.flatMap((event) => EVENT_TUNES[event] ?? []);
    return tunes.at(-1) ?? null;
  }
}

function notesOf(tune: Tune, at: number): Note[] {
  return tune.map(({ after, ...note }) => ({ ...note, at: at + after }));
}
