import { json } from "../research/api.ts";
import type { SetupTexts } from "../text/setup.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import { calibrationOf } from "./devices.ts";
import { element } from "./elements.ts";
import type { Calibration, DeviceState } from "./messages.ts";
import { sure } from "./question.ts";

interface Reading {
  massKilograms: number;
  newtons: number;
  direction: "up" | "down";
  counts: number;
  errorNewtons: number | null;
}

interface Fit {
  model: string;
  explanation: string;
  rmseNewtons: number;
  maxErrorNewtons: number;
  crossValidatedNewtons: number;
  lowestNewtons: number;
  highestNewtons: number;
  hysteresisPercent: number | null;
  repeatabilityNewtons: number | null;
  creepPerDecade: number | null;
  creepTauSeconds: number | null;
  expires: string;
  candidates: { model: string; crossValidatedNewtons: number | null; refusal: string }[];
}

interface Changes {
  file: string;
  id: string;
  replaces: Calibration | null;
  loads: { newtons: number; before: number | null; after: number }[];
}

/** How far a calibration is; see docs/setup-page.md. */
export interface Course {
  state: "none" | "waiting" | "reading" | "holding" | "fitted" | "failed" | "saved";
  device: number;
  channel: string;
  serialNumber: string;
  handsFree: boolean;
  number: number;
  count: number;
  massKilograms: number | null;
  direction: "up" | "down" | null;
  holdSeconds: number;
  sentence: string;
  readings: Reading[];
  fit: Fit | null;
  changes: Changes | null;
  files: string[];
}

const AGAIN_MILLIS = 400;

/** A calibration with known masses, led through load by load; the server reads, fits and writes. */
export class CalibrationView {
  private course: Course | null = null;
  private devices: DeviceState[] = [];
  private shown = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pictured = "";
  private readonly form = byId<HTMLFormElement>("calibration-form");
  private readonly device = byId<HTMLSelectElement>("calibration-device");
  private readonly channel = byId<HTMLSelectElement>("calibration-channel");

  constructor(private readonly texts: SetupTexts) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.begin();
    });
    const masses = this.form.elements.namedItem("masses") as HTMLInputElement;
    masses.addEventListener("input", () => setText(byId("masses-understood"), this.understood(masses.value)));
    this.device.addEventListener("change", () => this.offerChannels());
    byId("calibration-read").addEventListener("click", () => void this.answer(false));
    byId("calibration-back").addEventListener("click", () => void this.answer(true));
    byId("calibration-end").addEventListener("click", () => void this.end(texts.endQuestion, texts.end));
    byId("calibration-discard").addEventListener(
      "click",
      () => void this.end(texts.discardQuestion, texts.discardIt),
    );
    byId("calibration-save").addEventListener("click", () => void this.save());
  }

  watch(is: boolean): void {
    this.shown = is;
    clearTimeout(this.timer);
    if (is) void this.load();
  }

  /** The devices as they stand: what can be calibrated, and what its sensor reads now. */
  see(devices: DeviceState[]): void {
    const described = (each: DeviceState[]) =>
      JSON.stringify(each.map(({ name, channels }) => [name, channels.map((channel) => channel.name)]));
    const others = described(devices) !== described(this.devices);
    this.devices = devices;
    if (others) {
      this.device.replaceChildren(...devices.map(({ name }, index) => new Option(name, String(index))));
      this.offerChannels();
    }
    const { course } = this;
    const channel = devices[course?.device ?? -1]?.channels.find(({ name }) => name === course?.channel);
    const counts = channel?.counts ?? null;
    setText(byId("calibration-counts"), counts === null ? "–" : formatNumber(counts, 0, this.texts.locale));
  }

  /** So that nobody lays on 5 kg where 0,5 was meant. */
  private understood(written: string): string {
    const { locale, kilograms } = this.texts;
    return massesOf(written)
      .map((mass) => (mass === null ? "?" : `${new Intl.NumberFormat(locale).format(mass)} ${kilograms}`))
      .join(" · ");
  }

  private offerChannels(): void {
    const channels = this.devices[Number(this.device.value)]?.channels ?? [];
    this.channel.replaceChildren(...channels.map(({ name }) => new Option(name, name)));
  }

  private async load(): Promise<void> {
    clearTimeout(this.timer);
    await this.orTell(async () => this.show(await json<Course>("setup/calibration")));
    const goesOn = ["waiting", "reading", "holding"].includes(this.course?.state ?? "");
    if (this.shown && goesOn) this.timer = setTimeout(() => void this.load(), AGAIN_MILLIS);
  }

  /** Returns whether it was done; else the page says why not. */
  private async orTell(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (failure) {
      setText(byId("calibration-sentence"), failure instanceof Error ? failure.message : this.texts.gone);
      return false;
    }
  }

  private async post(path: string, sent: object): Promise<boolean> {
    return this.orTell(async () => {
      await json<Course>(`setup/calibration${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(sent),
      });
      await this.load();
    });
  }

  private begin(): Promise<boolean> {
    const data = new FormData(this.form);
    return this.post("", {
      device: Number(this.device.value),
      channel: this.channel.value,
      masses: massesOf(String(data.get("masses") ?? "")),
      creepSeconds: Number(data.get("creepSeconds")),
      handsFree: data.has("handsFree"),
      upOnly: data.has("upOnly"),
      repeats: Number(data.get("repeats")),
      circuit: String(data.get("circuit") ?? ""),
      validMonths: Number(data.get("validMonths")),
    });
  }

  private answer(takeBack: boolean): Promise<boolean> {
    return this.post("/answer", { number: this.course?.number ?? 0, takeBack });
  }

  private async end(question: string, yes: string): Promise<void> {
    if (!(await sure(question, yes))) return;
    await this.orTell(async () => {
      await json<Course>("setup/calibration", { method: "DELETE" });
      await this.load();
    });
  }

  private async save(): Promise<void> {
    const changes = this.course?.changes;
    if (changes === null || changes === undefined) return;
    if (!(await sure(this.changeOf(changes), this.texts.fixed.saveCalibration))) return;
    if (!(await this.post("/save", { id: changes.id, replaces: changes.replaces?.id ?? "" }))) {
      // It may be another by now: show what there is, beside the sentence that asks to look again.
      const refused = byId("calibration-sentence").textContent;
      await this.load();
      setText(byId("calibration-sentence"), refused ?? "");
    }
  }

  private changeOf({ file, id, replaces }: Changes): string {
    return replaces === null
      ? this.texts.addsCalibration(id, file)
      : this.texts.replacesCalibration(id, file, calibrationOf(replaces, this.texts));
  }

  private show(course: Course): void {
    this.course = course;
    const { texts } = this;
    const { state } = course;
    const underWay = state === "waiting" || state === "reading" || state === "holding";
    document.documentElement.dataset["calibration"] = state;
    setText(byId("calibration-sentence"), course.sentence ?? "");
    setShown(this.form, !underWay && state !== "fitted");
    setShown(byId("calibration-run"), underWay);
    setShown(byId("calibration-fit"), state === "fitted" || state === "saved");
    setShown(byId("calibration-table"), (course.readings ?? []).length > 0);
    setShown(byId("calibration-changes"), state === "fitted");
    setShown(byId("calibration-saved"), state === "saved");
    if (state === "none") return;
    setText(byId("calibration-sensor"), texts.sensor(course.channel, course.serialNumber));
    setText(byId("calibration-step"), stepOf(course, texts));
    const progress = byId<HTMLProgressElement>("calibration-progress");
    progress.max = Math.max(1, course.count);
    progress.value = course.readings.length;
    byId<HTMLButtonElement>("calibration-read").disabled = state !== "waiting";
    byId<HTMLButtonElement>("calibration-back").disabled =
      state !== "waiting" || course.readings.length === 0;
    this.showReadings(course);
    if (course.fit !== null) this.showFit(course, course.fit);
    if (course.changes !== null) setText(byId("calibration-change"), this.changeOf(course.changes));
    byId("calibration-files").replaceChildren(...course.files.map((file) => element("li", "", file)));
    setText(byId("calibration-use"), `./myodose run --calibration ${course.files[0] ?? ""} …`);
  }

  private newtons(figure: number | null): string {
    return figure === null
      ? "–"
      : `${formatNumber(figure, Math.abs(figure) < 10 ? 3 : 2, this.texts.locale)} ${this.texts.newtons}`;
  }

  private showReadings(course: Course): void {
    const { texts } = this;
    byId("calibration-readings").replaceChildren(
      ...course.readings.map((reading, index) => {
        const row = element("tr");
        const load = course.changes?.loads[index];
        const cells = [
          `${formatNumber(reading.massKilograms, 3, texts.locale)} ${texts.kilograms} · ${this.newtons(reading.newtons)}`,
          texts.directions[reading.direction] ?? reading.direction,
          formatNumber(reading.counts, 1, texts.locale),
          this.newtons(reading.errorNewtons),
          this.newtons(load?.before ?? null),
          this.newtons(load?.after ?? null),
        ];
        row.append(...cells.map((text, cell) => element("td", cell === 1 ? "" : "number", text)));
        return row;
      }),
    );
  }

  private showFit(course: Course, fit: Fit): void {
    const { texts } = this;
    setText(byId("calibration-explanation"), fit.explanation);
    const pictured = `${course.serialNumber}/${course.channel}/${fit.rmseNewtons}`;
    const plot = byId<HTMLImageElement>("calibration-plot");
    if (pictured !== this.pictured) {
      this.pictured = pictured;
      plot.src = `./api/v1/setup/calibration/plot.svg?of=${encodeURIComponent(pictured)}`;
      plot.alt = texts.plotOf(this.newtons(fit.maxErrorNewtons));
    }
    const percent = (figure: number | null, factor: number) =>
      figure === null ? texts.notMeasured : `${formatNumber(factor * figure, 2, texts.locale)} %`;
    const figures: [string, string][] = [
      [texts.fit.range, `${this.newtons(fit.lowestNewtons)} – ${this.newtons(fit.highestNewtons)}`],
      [texts.fit.rmse, this.newtons(fit.rmseNewtons)],
      [texts.fit.worst, this.newtons(fit.maxErrorNewtons)],
      [texts.fit.leftOut, this.newtons(fit.crossValidatedNewtons)],
      [texts.fit.hysteresis, percent(fit.hysteresisPercent, 1)],
      [
        texts.fit.repeatability,
        fit.repeatabilityNewtons === null ? texts.notMeasured : this.newtons(fit.repeatabilityNewtons),
      ],
      [texts.fit.creep, percent(fit.creepPerDecade, 100)],
      [texts.fit.expires, fit.expires],
    ];
    byId("calibration-figures").replaceChildren(
      ...figures.map(([term, value]) => {
        const pair = element("div");
        pair.append(element("dt", "", term), element("dd", "", value));
        return pair;
      }),
    );
    byId("calibration-models").replaceChildren(
      ...fit.candidates.map(({ model, crossValidatedNewtons, refusal }) => {
        const row = element("tr");
        const name = element("th", "", model);
        name.setAttribute("scope", "row");
        row.append(name, element("td", "", refusal === "" ? this.newtons(crossValidatedNewtons) : refusal));
        return row;
      }),
    );
  }
}

/** What is to be done now, in words. */
export function stepOf(course: Course, texts: SetupTexts): string {
  const { state, number, count, massKilograms, direction } = course;
  if (state === "holding") return texts.holding(formatNumber(course.holdSeconds, 0, texts.locale));
  if (massKilograms === null) return "";
  const mass = `${formatNumber(massKilograms, massKilograms % 1 === 0 ? 0 : 3, texts.locale)} ${texts.kilograms}`;
  const order =
    massKilograms === 0 ? texts.takeOff : direction === "down" ? texts.reduceTo(mass) : texts.layOn(mass);
  const wanted = texts.loadOf(number, count, order);
  return state === "reading" ? `${wanted} ${course.handsFree ? texts.goesOn : texts.readingNow}` : wanted;
}

/**
 * Masses as people write them: with points and commas between, or with decimal commas and spaces or semicolons between. What is
 * no number is null, for the server to refuse.
 */
export function massesOf(written: string): (number | null)[] {
  const separator = written.includes(".") ? /[,;\s]+/ : /;\s*|,?\s+/;
  return written
    .trim()
    .split(separator)
    .filter((word) => word !== "")
    .map((word) => (/^\d+([.,]\d+)?$/.test(word) ? Number(word.replace(",", ".")) : null));
}
