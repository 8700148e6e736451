/**
 * A made-up staircase of three at two sites, for `--plan staircase`: the hand sags, presses to the ceiling, and holds on when
 * all is given, so that every cue can be seen. Times are seconds of a cycle.
 */
export const STAIRCASE = {
  name: "Staircase of three, two sites",
  bandLow: 20,
  bandHigh: 30,
  holdSeconds: 24,
  loadingRateLow: 5,
  loadingRateHigh: 40,
  repetitions: 2,
  restSeconds: 10,
  ceiling: 100,
  steps: [
    { bandLow: 20, bandHigh: 30, holdSeconds: 8, beginsAtPain: null, endsAtPain: 3 },
    { bandLow: 40, bandHigh: 60, holdSeconds: 8, beginsAtPain: 4, endsAtPain: 3 },
    { bandLow: 70, bandHigh: 85, holdSeconds: 8, beginsAtPain: 4, endsAtPain: 3 },
  ],
  sites: [{ name: "Upper trapezius, left" }, { name: "Upper trapezius, right" }],
  limits: { stopAtPain: 8 },
  feedback: "full",
};
const STEPS = [
  { from: 0, level: 25 },
  { from: 11, level: 50 },
  { from: 20.5, level: 77 },
];
const DONE = 31;
const OVERDOSE = 34;
const RELEASE = 37;
export const STAIRCASE_CYCLE = 48;
const WARN_SHARE = 0.9;

const CUES = [
  [2.2, "onset", "The force rises above what rests."],
  [3.4, "bandEntered", "The force is inside the band of 20 to 30 N."],
  [11, "step", "Pain has fallen to 3 of 10 in step 1 of 3: raise the force."],
  [12.2, "bandEntered", "The force is inside the band of 40 to 60 N."],
  [15.6, "bandLeft", "The force sagged below 40 N: press a little more."],
  [17.4, "bandEntered", "The force is inside the band of 40 to 60 N."],
  [20.5, "step", "The time of step 2 of 3 is over: raise the force."],
  [21.6, "bandEntered", "The force is inside the band of 70 to 85 N."],
  [24.4, "ceilingWarning", "The force is close to the ceiling of 100 N."],
  [27.4, "ceiling", "The force reached the ceiling of 100 N: ease off."],
  [DONE, "holdDone", "The time of the last step is over: release."],
  [OVERDOSE, "overdose", "The hold was done and goes on: more is not better, release."],
  [RELEASE, "release", "The force fell below a share of the plateau."],
  [RELEASE, "nextSite", "Go on at the next place: Upper trapezius, right."],
];

/** The bump of `height` between two times. */
const bump = (u, from, to, height) =>
  u > from && u < to ? height * Math.sin((Math.PI * (u - from)) / (to - from)) : 0;

const ramp = (u, from, seconds) => Math.min(1, Math.max(0, (u - from) / seconds));

export function staircaseForce(u, tremor) {
  if (u < 2) return Math.max(0, 0.3 * tremor);
  const released = 1 - ramp(u, RELEASE - 0.5, 1);
  const level = 25 * ramp(u, 2, 1.6) + 25 * ramp(u, 11, 1.5) + 27 * ramp(u, 20.5, 1.5);
  const slips = bump(u, 14, 18.5, -16) + bump(u, 24, 26, 18) + bump(u, 27, 29, 32);
  return Math.max(0, released * (level + slips + tremor));
}

/** The cues after one moment and not after another. */
export function staircaseCues(from, to) {
  return CUES.filter(([at]) => from < at && at <= to).map(([at, event, cause]) => ({ at, event, cause }));
}

export function staircaseGuidance(u, repetition, force) {
  const step = STEPS.findLastIndex(({ from }) => u >= from);
  const { bandLow, bandHigh } = STAIRCASE.steps[step];
  const pressing = u >= 2.2 && u < RELEASE;
  const over = repetition > STAIRCASE.repetitions;
  const inBand = Math.max(0, Math.min(u, DONE) - 4 - (step > 0 ? 1 : 0) - (step > 1 ? 2 : 0));
  let phase = "approach";
  if (over) phase = "finished";
  else if (u >= RELEASE) phase = "rest";
  else if (!pressing) phase = "approach";
  else if (force > bandHigh) phase = "tooHigh";
  else if (u >= DONE) phase = "done";
  else if (force >= bandLow) phase = "inBand";
  else phase = u - STEPS[step].from < 4 ? "loading" : "tooLow";
  return {
    phase,
    holdIndex: repetition,
    repetition: Math.min(repetition, STAIRCASE.repetitions),
    repetitions: STAIRCASE.repetitions,
    inBandSeconds: pressing ? Math.min(24, inBand) : 0,
    remainingSeconds: pressing && u < DONE ? Math.max(0.1, 24 - inBand) : pressing ? 0 : 24,
    holdSeconds: 24,
    restRemainingSeconds: u >= RELEASE ? STAIRCASE_CYCLE - u : 0,
    rateHint: phase === "loading" ? "ok" : "none",
    site: STAIRCASE.sites[Math.min(repetition - (u < RELEASE ? 1 : 0), 1)].name,
    step: u >= RELEASE ? 1 : step + 1,
    steps: 3,
    bandLow: u >= RELEASE ? 20 : bandLow,
    bandHigh: u >= RELEASE ? 30 : bandHigh,
    ceiling: STAIRCASE.ceiling,
    alert: alertAt(u, force),
    drifted: phase === "tooLow" && u > 15 && u < 18,
  };
}

function alertAt(u, force) {
  if (force >= STAIRCASE.ceiling) return "ceiling";
  if (u >= OVERDOSE && u < RELEASE) return "overdose";
  return force >= WARN_SHARE * STAIRCASE.ceiling ? "ceilingWarning" : "none";
}
