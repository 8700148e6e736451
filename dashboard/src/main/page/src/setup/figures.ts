import type { SetupTexts } from "../text/setup.en.ts";
import { tell } from "../text/told.ts";
import { formatMicros, formatNumber } from "../view/numbers.ts";
import type { DeviceState } from "./messages.ts";

/** A figure of a device in words; doubtful where somebody should look at it. */
export interface Figure {
  term: string;
  value: string;
  doubtful: boolean;
}

/** A device that scans this much otherwise than it says is told as doubtful. */
const RATE_TOLERANCE = 0.05;

const NOTHING = "–";

/** What is measured of a device, in the order in which people ask. */
export function figuresOf(device: DeviceState, texts: SetupTexts): Figure[] {
  return [...identity(device, texts), ...timing(device, texts), ...losses(device, texts)];
}

function identity({ source, device }: DeviceState, texts: SetupTexts): Figure[] {
  const words = texts.figures;
  const told = [good(words.source, source)];
  if (device !== null) {
    told.push(
      good(words.model, `${texts.models[device.model] ?? device.model}, ${device.firmwareVersion}`),
      good(words.serialNumber, device.serialNumber === "" ? words.none : device.serialNumber),
      good(words.filter, filterOf(device, texts)),
    );
  }
  return told;
}

function filterOf(device: NonNullable<DeviceState["device"]>, { filtering, locale }: SetupTexts): string {
  const { filter, filterCode, filterFigures } = device;
  return tell({ code: filterCode, figures: filterFigures, sentence: filter }, filtering, locale);
}

function timing({ clock, device }: DeviceState, texts: SetupTexts): Figure[] {
  const words = texts.figures;
  const micros = (value: number | null | undefined) =>
    value === null || value === undefined ? NOTHING : formatMicros(value, texts);
  const rate = clock?.rateHz ?? null;
  const nominal = device?.rateHz ?? null;
  const odd = rate !== null && nominal !== null && Math.abs(rate / nominal - 1) > RATE_TOLERANCE;
  const number = (value: number) => formatNumber(value, value < 100 ? 2 : 1, texts.locale);
  return [
    {
      term: words.rate,
      value:
        rate === null ? NOTHING : words.ofRate(number(rate), nominal === null ? NOTHING : number(nominal)),
      doubtful: odd,
    },
    good(words.jitter, micros(clock?.jitterMicros)),
    good(words.drift, driftOf(clock?.driftPpm ?? null, texts)),
    good(words.uncertainty, clock === null ? NOTHING : `± ${micros(clock.uncertaintyMicros)}`),
    good(words.roundTrip, micros(clock?.roundTripMicros)),
    good(
      words.delay,
      clock === null ? NOTHING : words.withJitter(micros(clock.delayMicros), micros(clock.delayJitterMicros)),
    ),
  ];
}

/** How a clock runs against this computer's, as people say it: fast or slow, by a figure without a sign. */
function driftOf(ppm: number | null, { figures, locale }: SetupTexts): string {
  if (ppm === null) return NOTHING;
  const figure = formatNumber(Math.abs(ppm), 1, locale);
  return ppm < 0 ? figures.slow(figure) : figures.fast(figure);
}

function losses({ losses: lost }: DeviceState, texts: SetupTexts): Figure[] {
  const words = texts.figures;
  const count = (value: number) => formatNumber(value, 0, texts.locale);
  const bad = (term: string, value: number): Figure => ({ term, value: count(value), doubtful: value > 0 });
  const percent = lost.missingPercent === null ? NOTHING : formatNumber(lost.missingPercent, 3, texts.locale);
  return [
    good(words.scans, count(lost.scans)),
    {
      term: words.missing,
      value: words.share(count(lost.framesMissing), percent),
      doubtful: lost.framesMissing > 0,
    },
    bad(words.damaged, lost.framesDamaged),
    bad(words.dropped, lost.scansDropped),
    bad(words.impossible, lost.impossibleCounts),
    bad(words.overruns, lost.deviceOverruns),
    bad(words.unpublished, lost.missedByPublisher),
  ];
}

function good(term: string, value: string): Figure {
  return { term, value, doubtful: false };
}
