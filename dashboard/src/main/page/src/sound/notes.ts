/** One tone: where it is to begin, how high, how long, how loud. */
export interface Note {
  /** Milliseconds, on the clock of whoever asked. */
  at: number;
  hertz: number;
  /** Where the pitch glides to, where it does. */
  toHertz?: number;
  seconds: number;
  /** 0 to 1, below the volume that the user has set. */
  loudness: number;
  wave: "sine" | "triangle" | "square" | "sawtooth";
}

/** A note within a tune: milliseconds after the tune begins, and what it sounds like. */
export type TuneNote = Omit<Note, "at"> & { after: number };
export type Tune = readonly TuneNote[];

export const TUNES = {
  /** The hold is done: let go. */
  done: [
    { after: 0, hertz: 587, seconds: 0.16, loudness: 0.7, wave: "sine" },
    { after: 170, hertz: 880, seconds: 0.45, loudness: 0.7, wave: "sine" },
  ],
  /** A step is over: raise. */
  step: [
    { after: 0, hertz: 440, seconds: 0.1, loudness: 0.6, wave: "triangle" },
    { after: 110, hertz: 554, seconds: 0.1, loudness: 0.6, wave: "triangle" },
    { after: 220, hertz: 659, seconds: 0.2, loudness: 0.6, wave: "triangle" },
  ],
  nextSite: [
    { after: 0, hertz: 587, seconds: 0.2, loudness: 0.6, wave: "sine" },
    { after: 240, hertz: 440, seconds: 0.2, loudness: 0.6, wave: "sine" },
    { after: 480, hertz: 587, seconds: 0.3, loudness: 0.6, wave: "sine" },
  ],
  /** Close to a ceiling or a limit. */
  warning: [
    { after: 0, hertz: 1047, seconds: 0.07, loudness: 0.6, wave: "square" },
    { after: 120, hertz: 1047, seconds: 0.07, loudness: 0.6, wave: "square" },
    { after: 240, hertz: 1047, seconds: 0.07, loudness: 0.6, wave: "square" },
  ],
  /** Three long falls: nothing else falls, and nothing else is so long. */
  stop: [0, 800, 1600].map((after) => ({
    after,
    hertz: 784,
    toHertz: 196,
    seconds: 0.65,
    loudness: 1,
    wave: "sawtooth" as const,
  })),
  /** No live data any more: what was heard last holds no longer. */
  lost: [{ after: 0, hertz: 147, seconds: 0.5, loudness: 0.8, wave: "triangle" }],
} as const satisfies Record<string, Tune>;

export type TuneName = keyof typeof TUNES;

/** When a tune is over, in milliseconds after its beginning. */
export function lengthOf(tune: Tune): number {
  return Math.max(...tune.map(({ after, seconds }) => after + 1000 * seconds));
}
