import { lostScans } from "../live/losses.ts";
import { channelName, uncertaintyOf } from "../live/quality.ts";
import type { ScreenFigures } from "../live/screenAge.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";
import { formatMicros, formatNumber, formatUncertainty } from "./numbers.ts";
import { linkSaid, unitOf } from "./said.ts";

const DAY_MILLIS = 86_400_000;

export type GroupName = keyof Texts["quality"]["groups"];
export type RowName = keyof Texts["quality"]["rows"];
/** Figures of the panel, in order: of each group its rows and what they say. */
export type Figures = [GroupName, [RowName, string][]][];

/** Every figure that tells how far the data can be trusted, in words. `today` is epoch milliseconds. */
export function qualityFigures(
  session: Session,
  screen: ScreenFigures,
  texts: Texts,
  now: number,
  today: number,
): Figures {
  return [
    ["sensor", sensorRows(session, texts, now, today)],
    ["time", timeRows(session, texts)],
    ["loss", lossRows(session, texts)],
    ["delay", delayRows(session, screen, texts)],
    ["device", deviceRows(session, texts)],
  ];
}

function sensorRows(session: Session, texts: Texts, now: number, today: number): [RowName, string][] {
  const words = texts.quality;
  const uncertainty = uncertaintyOf(session, now);
  const flags = session.doubts.current(now);
  return [
    [
      "uncertainty",
      uncertainty === null
        ? words.unknown
        : `${words.plusMinus(formatUncertainty(uncertainty, session.band, texts.locale))} ${unitOf(session, texts)}`,
    ],
    [
      "flags",
      flags.length === 0
        ? words.nothing
        : flags
            .map(({ channel, flag }) => words.flag(flag, [channelName(session.hello, channel)]))
            .join("; "),
    ],
    ["calibration", calibration(session, texts, today)],
    [
      "impossible",
      session.status === null ? "–" : formatNumber(session.status.impossibleCounts, 0, texts.locale),
    ],
    ["expires", earliest(session.hello?.calibrations.map(({ expires }) => expires)) ?? "–"],
    ["filter", filterSaid(session.hello?.filter?.profile ?? "–", texts)],
  ];
}

/** By its name, where it has one in this language; else by its settings. */
function filterSaid(profile: string, texts: Texts): string {
  return texts.said.filter[profile] ?? profile;
}

/** The oldest certificate speaks for all: the total is no better than its worst part. */
function calibration(session: Session, texts: Texts, today: number): string {
  const date = earliest(session.hello?.calibrations.map((one) => one.date));
  if (date === null) return texts.quality.nothing;
  const days = Math.max(0, Math.floor((today - Date.parse(date)) / DAY_MILLIS));
  return texts.quality.calibrated(date, days);
}

/**
 * What must be in sight at all times, in one line: delay to the screen, rate, losses and the calibration's age; of each what is
 * known. Nothing before the server's greeting.
 *
 * @param short for a phone's header
 */
export function vitals(
  session: Session,
  screen: ScreenFigures,
  texts: Texts,
  today: number,
  short = false,
): string {
  const { hello, status } = session;
  const words = texts.quality;
  if (hello === null) return "";
  const rate = status?.clock?.scanRateHz ?? status?.rateHz ?? null;
  const date = earliest(hello.calibrations.map((one) => one.date));
  const days = date === null ? null : Math.max(0, Math.floor((today - Date.parse(date)) / DAY_MILLIS));
  const [line, calibratedAgo] = short
    ? [words.vitalsShort, words.calibratedShort]
    : [words.vitals, words.calibratedAgo];
  return line(
    delayToScreen(session, screen, texts),
    known(rate, (one) => formatNumber(one, 0, texts.locale)) ?? "–",
    status === null ? "–" : formatNumber(lostScans(status), 0, texts.locale),
    days === null ? words.uncalibrated : calibratedAgo(days),
  );
}

/** From measurement to arrival, from there to the paint, and the filter's delay; "≥" where a part of it is not known. */
function delayToScreen({ hello, status }: Session, { medianMicros }: ScreenFigures, texts: Texts): string {
  if (medianMicros === null) return "–";
  const toHost = status?.clock?.delayMicros ?? null;
  const filter = scaled(hello?.filter?.delaySeconds ?? null, 1e6);
  const sum = medianMicros + Math.max(0, toHost ?? 0) + (filter ?? 0);
  const prefix = toHost === null || filter === null ? `${texts.quality.atLeast} ` : "";
  return prefix + micros(sum, texts);
}

/** Dates as 2026-03-01 sort as words do. */
function earliest(dates: string[] | undefined): string | null {
  return dates?.sort()[0] ?? null;
}

function timeRows(session: Session, texts: Texts): [RowName, string][] {
  const words = texts.quality;
  const clock = session.status?.clock ?? null;
  const measured = clock?.scanRateHz ?? session.status?.rateHz ?? null;
  const rated = session.hello?.device?.rateHz ?? null;
  const hertz = (rate: number, decimals: number) => formatNumber(rate, decimals, texts.locale);
  return [
    [
      "rate",
      measured === null
        ? "–"
        : rated === null
          ? words.measured(hertz(measured, 1))
          : words.measuredAndRated(hertz(measured, 1), hertz(rated, Number.isInteger(rated) ? 0 : 1)),
    ],
    ["jitter", micros(clock?.scanJitterMicros, texts)],
    [
      "clock",
      known(clock?.uncertaintyMicros, (figure) => words.plusMinus(formatMicros(figure, texts))) ??
        words.unknown,
    ],
    [
      "drift",
      known(clock?.driftPpm, (figure) => words.partsPerMillion(formatNumber(figure, 1, texts.locale))) ?? "–",
    ],
    ["roundTrip", micros(clock?.roundTripMicros, texts)],
  ];
}

function lossRows(session: Session, texts: Texts): [RowName, string][] {
  const status = session.status;
  const count = (scans: number | undefined) =>
    scans === undefined ? "–" : formatNumber(scans, 0, texts.locale);
  return [
    ["missing", count(status?.framesMissing)],
    ["damaged", count(status?.framesDamaged)],
    ["dropped", count(status?.scansDropped)],
    ["notSent", count(status?.deviceOverruns)],
    ["noRoom", count(status?.missedByPublisher)],
    ["screen", count(session.skippedScans)],
  ];
}

function delayRows(session: Session, screen: ScreenFigures, texts: Texts): [RowName, string][] {
  const words = texts.quality;
  const clock = session.status?.clock ?? null;
  const latency = session.status?.latencyMicros ?? null;
  const mean = micros(clock?.delayMicros, texts);
  const filterDelay = session.hello?.filter?.delaySeconds ?? null;
  return [
    [
      "sensorToHost",
      known(clock?.delayJitterMicros, (spread) => words.meanAndSpread(mean, formatMicros(spread, texts))) ??
        mean,
    ],
    [
      "latency",
      latency === null
        ? "–"
        : words.latency(formatMicros(latency.p50, texts), formatMicros(latency.p99, texts)),
    ],
    ["slowest", micros(latency?.max, texts)],
    [
      "toScreen",
      screen.medianMicros === null || screen.p99Micros === null
        ? "–"
        : words.latency(formatMicros(screen.medianMicros, texts), formatMicros(screen.p99Micros, texts)),
    ],
    ["frames", words.aSecond(formatNumber(screen.framesPerSecond, 0, texts.locale))],
    ["filterDelay", filterDelay === 0 ? words.noFilter : micros(scaled(filterDelay, 1e6), texts)],
  ];
}

function deviceRows(session: Session, texts: Texts): [RowName, string][] {
  const device = session.hello?.device ?? null;
  return [
    ["link", linkSaid(session.link, texts) ?? linkWord(session, texts)],
    ["source", session.hello?.source ?? "–"],
    ["serialNumber", device?.serialNumber || texts.quality.unknown],
    ["firmware", device?.firmwareVersion || texts.quality.unknown],
  ];
}

/** A link that streams needs no cause; it is live as the page's sign says. */
function linkWord({ link }: Session, texts: Texts): string {
  return texts.health[link.state === "streaming" ? "live" : link.state][0];
}

function known(figure: number | null | undefined, words: (figure: number) => string): string | null {
  return figure === null || figure === undefined ? null : words(figure);
}

function scaled(figure: number | null, factor: number): number | null {
  return figure === null ? null : figure * factor;
}

function micros(figure: number | null | undefined, texts: Texts): string {
  return known(figure, (one) => formatMicros(one, texts)) ?? "–";
}
