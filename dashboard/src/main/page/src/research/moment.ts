/** In UTC and saying so, as file names and the filters' days do: a study's sites need not share a clock. */
export function formatMoment(written: string, locale: string): string {
  return new Date(written).toLocaleString(locale, { timeZone: "UTC", timeZoneName: "short" });
}
