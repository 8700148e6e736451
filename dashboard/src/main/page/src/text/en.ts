import { quality } from "./quality.en.ts";
import { begin, beginFixed, phone } from "./begin.en.ts";
import { en as classroom } from "./class.en.ts";
import { en as debrief } from "./debrief.en.ts";
import { en as login } from "./login.en.ts";
import { en as patient } from "./patient.en.ts";
import { research } from "./research.en.ts";
import * as session from "./session.en.ts";
import { setup } from "./setup.en.ts";

const inEnglish = {
  locale: "en",
  /** The language, in the language. */
  name: "English",
  /** What stands still: `data-text`, `data-label` and `data-note` in index.html name one of these. */
  fixed: {
    title: "Myodose · live",
    zero: "Set zero",
    zeroNow: "Set zero now",
    zeroUndo: "Undo zero",
    cancel: "Cancel",
    mark: "Mark",
    markKey: "Key M marks",
    markUndo: "Undo mark",
    newSession: "New session",
    newSessionNow: "New session",
    newSessionCancel: "Keep this one",
    devices: "Device on this page",
    deviceKeys: "Keys 1–9 choose",
    forceNow: "Force now",
    uncertaintyNote:
      "Standard uncertainty (1 σ) of this force: from the calibration's fit, repeatability, hysteresis, " +
      "resolution and creep. The true force lies this near in about two of three cases.",
    hold: "Hold",
    past: "Last 30 seconds",
    dose: "Dose so far",
    heldInTarget: "Held in target",
    held: "Held",
    impulse: "Impulse",
    session: "Session",
    recording: "Recording",
    recordings: "Recordings",
    setup: "Setup",
    zones: "Where the force is",
    left: "Left",
    right: "Right",
    front: "Front",
    rear: "Rear",
    map: "Where the force is, and its centre",
    mapNumbers: "Numbers",
    centreFront: "Front",
    qualityDetails: "Details",
    qualityPanel: "How far this data can be trusted",
    documents: "Documents",
    language: "Language",
    disclaimer: "Measures a dose; not a medical device.",
    pain: "Pain",
    painScale: "Patient's pain now, from 0 to 10",
    painNow: "Patient's pain",
    painLeast: "none",
    painMost: "worst",
    painUndo: "Take back",
    painKey: "P, then figures, then Enter",
    estimateArea: "Estimate of the last hold",
    estimateUnit: "newtons",
    estimateEnter: "Enter",
    estimateSkip: "Show without an estimate",
    feedbackAsk: "Show the force",
    feedbackKey: "Key F shows it",
    ...beginFixed,
    leftToday: "Left today",
    volume: "Volume of the sound",
    stopSign: "STOP",
    stopTitle: "Patient stop",
    stopAdvice: "Release the pressure now.",
  },
  cue: {
    press: "Press",
    pressMore: "Press more",
    hold: "Hold",
    easeOff: "Ease off",
    release: "Release",
    rest: "Rest",
    finished: "All done",
    stopped: "Stopped",
    noData: "No live data",
    waiting: "Waiting",
    noTarget: "No target",
    littleMore: "A little more",
    easeLittle: "Ease a little",
    easeOffNow: "Ease off now",
    letGo: "Let go",
    feedbackOff: "Feedback off",
  },
  pace: {
    tooFast: "Slower: the force rises too fast",
    tooSlow: "A little faster",
    ok: "Good pace",
    none: "",
  },
  route: session.route,
  alerts: session.alerts,
  drift: session.drift,
  feedbackOff: session.feedbackOff,
  estimate: session.estimate,
  pain: session.pain,
  sound: session.sound,
  begin,
  phone,
  leftToday: (holds: number, planned: number, inTarget: string) => `${holds} of ${planned} · ${inTarget}`,
  unread: (file: string) => `Today's dose may be more: ${file} could not be read.`,
  timeGiven: "time given",
  said: session.said,
  target: (low: string, high: string, unit: string) => `Target ${low}–${high} ${unit}`,
  noTarget: "",
  /** The source's unit of force as this language writes it, and of what adds up over seconds. */
  units: { N: "N", counts: "counts" } as Record<string, string>,
  impulseUnit: (unit: string) => `${unit}·s`,
  uncertainty: (uncertainty: string) => `± ${uncertainty}`,
  countsOnly: "This source sends raw counts: calibrate it to newtons to be guided.",
  ring: {
    secondsLeft: "seconds left",
    toHold: "seconds to hold",
    paused: "paused",
    rest: "seconds of rest",
    done: "Done",
    finished: "Finished",
    stopped: "Stopped",
    noTarget: "no target",
    feedbackOff: "feedback off",
  },
  holdOf: (hold: number, holds: number) => `Hold ${hold} of ${holds}`,
  health: {
    starting: ["Connecting", "Looking for Myodose on this computer."],
    gone: ["Server gone", "Myodose has stopped or cannot be reached. Reconnecting by itself."],
    signedOut: ["Signed out", "Sign in again to see the force; it is still measured."],
    connecting: ["Connecting", "Waiting for the device."],
    silent: ["Device silent", "The device is connected but sends nothing."],
    lost: ["Device lost", "The connection to the device broke."],
    ended: ["Ended", "The source has no more data."],
    stale: ["No fresh data", "No force arrived for half a second."],
    live: ["Live", ""],
  },
  notRecording: "off",
  recordingFailed: "The recording has failed: what is measured now is not kept. Feedback goes on.",
  micros: (micros: string) => `${micros} µs`,
  millis: (millis: string) => `${millis} ms`,
  trace: (low: string, high: string, unit: string) =>
    `Force over the last 30 seconds; the shaded band is the target, ${low} to ${high} ${unit}`,
  tracePlain: "Force over the last 30 seconds",
  now: "now",
  secondsAgo: (seconds: string) => `${seconds} s`,
  zones: {
    total: (zones: string[]) =>
      zones.length > 3 ? `Total of ${zones.length} zones` : `Total of ${zones.join(", ")}`,
    doubtful: (zone: string, flag: string) => `${zone} · ${flag}`,
    percent: (percent: string) => `${percent} %`,
    centre: (x: string, y: string) => `x ${x}, y ${y} mm`,
    noCentre: "x –, y – mm",
  },
  map: {
    name: { hand: "Sensors on the hand", table: "Sensors under the table", grid: "Sensors in their rows" },
    most: (map: string, zone: string, force: string) => `${map}: most at ${zone}, ${force}`,
  },
  zero: {
    question: "Take everything off the sensor, then set zero.",
    questionOf: (device: string) => `Take everything off “${device}”, then set its zero.`,
    done: "Zero set",
    undone: "Former zero back",
    failed: "Zero not set: Myodose did not answer",
  },
  mark: {
    /** Beside its line in the trace. */
    label: "mark",
    done: "Marked",
    undone: "Mark taken back",
    refused: (sentence: string) => `Not marked: ${sentence}`,
    failed: "Not marked: Myodose did not answer",
  },
  session: {
    question: (holds: number, inTarget: string) =>
      `Start a new session? ${holds === 1 ? "1 hold" : `${holds} holds`} and ${inTarget} in target go back to zero.`,
    questionAll: "Start a new session on all devices? What was held so far goes back to zero.",
    questionPlain: "Start a new session? What was held so far goes back to zero.",
    stopped: "The patient stopped this session: go on only with the patient's consent.",
    done: "New session begun",
    waiting: "The new session begins when data comes again",
    failed: "No new session: Myodose did not answer",
  },
  quality,
  enterFullScreen: "Full screen",
  leaveFullScreen: "Leave full screen",
  /** The words of the other pages. */
  pages: { classroom, debrief, login, patient, research, setup },
} as const;

/** The shape of the words, whatever they are. */
type Worded<T> = T extends string
  ? string
  : T extends (...figures: infer F) => string
    ? (...figures: F) => string
    : T extends string[]
      ? string[]
      : { readonly [K in keyof T]: Worded<T[K]> };

/** Every word of every page. Another language is another file of this shape: see language.ts. */
export type Texts = Worded<typeof inEnglish>;

export const en: Texts = inEnglish;
