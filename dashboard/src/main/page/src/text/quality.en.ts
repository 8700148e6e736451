/** At most this many names are told; the panel's table has them all. */
const MOST_NAMES = 3;

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

const flagWords: Record<string, string> = {
  saturated: "saturated",
  dead_zone: "in dead zone",
  extrapolated: "extrapolated",
  count_out_of_range: "bad count",
  stuck: "stuck",
  foreign: "wrong calibration",
};
const word = (flag: string) => flagWords[flag] ?? flag.replaceAll("_", " ");

const flagMeanings: Record<string, string> = {
  saturated: "The sensor answers to no more force: the true force is this or more.",
  dead_zone: "The sensor does not answer to so small a force; the uncertainty covers it.",
  extrapolated: "The force lies beyond the loads of the calibration.",
  count_out_of_range: "The converter cannot give such a count: look at the cable and the device.",
  stuck: "The reading stands still where a real sensor never does: look at the sensor and its cable.",
};

/** The words of the signal's quality: the line, its panel, and what stands beside a doubtful force. */
export const quality = {
  good: "Signal good",
  checking: "Checking the signal",
  checkingMeaning: "Losses, sampling rate and clock are told within a second.",
  check: (what: string) => `Signal usable, but: ${what}`,
  bad: (what: string) => `Do not trust the force: ${what}`,
  none: (health: string) => `No signal: ${health}`,
  more: (findings: number) => ` (and ${findings} more)`,
  /** Beside the force. */
  flagWord: word,
  atLeast: "≥",
  flag: (flag: string, channels: readonly string[]) => `${list(channels)} ${word(flag)}`,
  flagMeaning: (flag: string) => flagMeanings[flag] ?? "",
  alarm: { calibration: "calibration is not for this device", overload: "not everything is processed" },
  expired: (channels: readonly string[]) => `calibration of ${list(channels)} has expired`,
  expiredMeaning: "Calibrate again, or check it: ./myodose calibrate --check.",
  uncalibrated: "no calibration",
  uncalibratedMeaning: "Without one the uncertainty of the force is not known.",
  lost: (scans: number, written: string, seconds: number) =>
    `${written} ${scans === 1 ? "scan" : "scans"} lost in the last ${seconds} s`,
  lostMeaning: "A hole is kept as a hole; nothing is guessed. The table tells where they were lost.",
  rate: (measured: string, rated: string) => `sampling at ${measured} Hz instead of ${rated} Hz`,
  rateMeaning: "Times are measured, so they stay right.",
  clock: (uncertainty: string) => `time of measurement known to ± ${uncertainty} only`,
  clockMeaning: "Settles within seconds after a start; if not, the connection delays unevenly.",
  groups: { sensor: "Sensor", time: "Time", loss: "Lost so far", delay: "Delay", device: "Device" },
  rows: {
    uncertainty: "Uncertainty (1 σ)",
    flags: "Doubtful channels",
    impossible: "Bad counts so far",
    calibration: "Calibration",
    expires: "Valid until",
    filter: "Filter",
    rate: "Sampling",
    jitter: "Sampling jitter",
    clock: "Time of measurement",
    drift: "Clock drift",
    roundTrip: "Round trip",
    missing: "Missing",
    damaged: "Damaged",
    dropped: "Late or doubled",
    notSent: "Not sent by device",
    noRoom: "No room in publisher",
    screen: "Passed over by screen",
    sensorToHost: "Device to computer",
    filterDelay: "Filter delay",
    latency: "Arrival to analysis",
    slowest: "Slowest, last second",
    toScreen: "Arrival to screen",
    frames: "Screen drawn anew",
    link: "Link",
    source: "Source",
    serialNumber: "Serial number",
    firmware: "Firmware",
  },
  notes: {
    impossible: "Scans with a count that the converter cannot give. They are kept, and flagged.",
    dropped: "Scans that came late, twice, or with another number of channels.",
    jitter: "Standard deviation of the time between scans, by the device's clock.",
    clock: "Uncertainty of the time at which a scan was measured, on this computer's clock.",
    drift: "How much faster the device's clock runs than this computer's.",
    sensorToHost: "From measurement to arrival of its bytes at this computer: mean ± standard deviation.",
    filterDelay:
      "The filter takes out noise, and for that shows the force a little late; a slow change comes out this much later.",
    latency:
      "This computer's part only, over the last second: from the arrival of a scan to the end of its analysis. " +
      "Half of the scans took no longer than the first figure, 99 of 100 no longer than the second. " +
      "From the sensor to the screen it takes longer: sampling, the cable, the browser and the display add to it.",
    toScreen:
      "From the arrival of a scan's bytes to the moment at which this browser has painted its force: " +
      "median and p99 of the last frames. The network between two computers and the display itself are not in it.",
    screen:
      "The screen shows the newest force. While it is busy, it passes older ones over; " +
      "the analysis has seen them all.",
  } as Record<string, string>,
  vitals: (delay: string, rate: string, lost: string, calibration: string) =>
    `${delay} to screen · ${rate} Hz · ${lost} lost · ${calibration}`,
  calibratedAgo: (days: number) => `calibrated ${days} d ago`,
  /** The same where there is little room. */
  vitalsShort: (delay: string, rate: string, lost: string, calibration: string) =>
    `${delay} · ${rate} Hz · ${lost} lost · ${calibration}`,
  calibratedShort: (days: number) => `cal. ${days} d ago`,
  unknown: "not known",
  nothing: "none",
  plusMinus: (figure: string) => `± ${figure}`,
  meanAndSpread: (mean: string, spread: string) => `${mean} ± ${spread}`,
  measuredAndRated: (measured: string, rated: string) => `${measured} Hz (rated ${rated} Hz)`,
  measured: (measured: string) => `${measured} Hz`,
  partsPerMillion: (figure: string) => `${figure} ppm`,
  calibrated: (date: string, days: number) => `${date}, ${days} ${days === 1 ? "day" : "days"} old`,
  latency: (median: string, p99: string) => `${median} (p99 ${p99})`,
  aSecond: (figure: string) => `${figure} times a second`,
  noFilter: "no filter",
};
