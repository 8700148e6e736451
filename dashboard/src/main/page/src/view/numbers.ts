import type { Band } from "../live/session.ts";
import type { Texts } from "../text/en.ts";

type SignDisplay = "negative" | "exceptZero";

/** As print writes it, and screen readers say it; a hyphen they pass over. */
export const MINUS = "−";

const formats = new Map<string, Intl.NumberFormat>();

/** `value` with a fixed number of decimals, as the locale writes it; never "−0". */
export function formatNumber(value: number, decimals: number, locale: string): string {
  return written(value, decimals, locale, "negative");
}

/** A difference: as `formatNumber`, with a plus where it is more; what rounds to nothing has no sign. */
export function formatDifference(value: number, decimals: number, locale: string): string {
  return written(value, decimals, locale, "exceptZero");
}

/** The minus is the locale's own, unless that is the hyphen of typewriters, as it is in most. */
function written(value: number, decimals: number, locale: string, signDisplay: SignDisplay): string {
  const key = `${locale}/${decimals}/${signDisplay}`;
  let format = formats.get(key);
  if (format === undefined) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    format = new Intl.NumberFormat(locale, { ...digits, signDisplay });
    formats.set(key, format);
  }
  return format.format(value).replace("-", MINUS);
}

/** Decimals that show about one hundredth of the target and no flicker: 50 N → 0, 5 kg → 1, 0.5 kg → 2. */
export function forceDecimals(band: Band | null): number {
  const high = band?.high ?? 100;
  return high > 0 ? Math.min(2, Math.max(0, Math.round(-Math.log10(high / 100)))) : 0;
}

/** A figure's uncertainty with one decimal more than the figure, and never as nothing: 0.87 → "0.9", 0.01 → "<0.1". */
export function formatUncertainty(uncertainty: number, band: Band | null, locale: string): string {
  const decimals = forceDecimals(band) + 1;
  const least = 10 ** -decimals;
  return uncertainty < least / 2
    ? `<${formatNumber(least, decimals, locale)}`
    : formatNumber(uncertainty, decimals, locale);
}

/** A time that no person could wait for, in whole microseconds or, from a millisecond on, in milliseconds. */
export function formatMicros(micros: number, texts: Pick<Texts, "locale" | "micros" | "millis">): string {
  if (micros < 999.5) return texts.micros(formatNumber(Math.max(micros, 1), 0, texts.locale));
  return texts.millis(formatNumber(micros / 1000, micros < 9950 ? 1 : 0, texts.locale));
}

/** m:ss for durations that a person waits through, a dash for one that is not known. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) return "–";
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Upper end of the force scale shared by gauge and trace: the band in the middle, and room for what was pressed. */
export function scaleTop(band: Band | null, peak: number): number {
  const base = band !== null && band.high > 0 ? 1.5 * band.high : 1;
  return peak <= base ? base : Math.max(base, niceAbove(1.05 * peak));
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10 × 10ⁿ: few steps, so that the scale rarely moves. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
  return step * power;
}
