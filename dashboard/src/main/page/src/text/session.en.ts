/** The words of the prescription's way, the patient's pain and the sound. */
export const route = {
  then: (site: string) => `then ${site}`,
  last: "the last site",
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  band: (low: string, high: string, unit: string) => `${low}–${high} ${unit}`,
};

export const alerts = {
  ceilingWarning: (ceiling: string) => `Near the ceiling of ${ceiling}`,
  ceiling: (ceiling: string) => `Above the ceiling of ${ceiling}`,
  overdose: "All is given: more is not better",
  limit: "The limit is reached: more is not better",
  short: {
    none: "",
    ceilingWarning: "Near ceiling",
    ceiling: "Above ceiling",
    overdose: "Too much",
    limit: "Limit reached",
  },
};

export const drift = {
  tooLow: "Sagging: the force sank slowly below the band",
  tooHigh: "Creeping up: the force rose slowly above the band",
};

export const feedbackOff = "Feedback is off for this hold: go by feel";

export const pain = {
  rating: (rating: number) =>
    rating === 0 ? "0, no pain" : rating === 10 ? "10, worst pain" : String(rating),
  last: (rating: number, ago: string) => `Last: ${rating} · ${ago}`,
  none: "Not told yet",
  secondsAgo: (seconds: number) => `${seconds} s ago`,
  minutesAgo: (minutes: number) => `${minutes} min ago`,
  taken: (rating: number) => `Pain ${rating} noted`,
  withdrawn: "Rating taken back",
  refused: (sentence: string) => `Not noted: ${sentence}`,
  failed: "Not noted: Myodose did not answer",
};

export const estimate = {
  question: (hold: number) => `Before you see hold ${hold}: what was its mean force?`,
  refused: (sentence: string) => `Not noted: ${sentence}`,
  failed: "Not noted: Myodose did not answer",
  invalid: "Enter a force from 0 to 1000 N",
  tooLate: "Not noted: the next press had begun",
  noted: (hold: number, newtons: string) => `Hold ${hold}: ${newtons} N noted`,
  compared: (hold: number, newtons: string, mean: string) =>
    `Hold ${hold}: you said ${newtons} N, it was ${mean} N`,
};

export const sound = {
  on: "Sound on",
  off: "Sound off",
  waiting: "Sound was on: it begins with your first click or key",
};

/**
 * Other languages' words for what the server says in English: of a link's state by the reason's name, of an event by its own,
 * of an alarm, by its name, what goes before the server's sentence; of how the recording stands; and of zones, filters and simulated
 * devices by the names they have. What is not here is shown as the server says it.
 */
export const said: Record<
  "link" | "event" | "alarm" | "recording" | "zone" | "filter" | "model",
  Record<string, string>
> = {
  link: {},
  event: {},
  alarm: {},
  recording: {},
  zone: {},
  filter: {},
  model: {},
};
