import type { ResearchTexts } from "../text/research.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatDifference, formatNumber } from "../view/numbers.ts";
import {
  type Band,
  type Hold,
  type Listed,
  type OtherDevice,
  type OtherFindings,
  type Report,
  json,
  ready,
} from "./api.ts";
import { matched } from "./match.ts";
import { clockTime } from "./range.ts";

const NOTHING = "–";

/** Analyses the open recording with other parameters, and shows both results side by side. */
export class CompareView {
  private readonly form = byId<HTMLFormElement>("compare-form");
  private recording: Listed | null = null;
  private asking = new AbortController();
  private other: OtherFindings | null = null;

  constructor(
    private readonly texts: ResearchTexts,
    private readonly found: () => { device: number; report: Report } | undefined,
    private readonly onChange: (other: OtherFindings | null) => void,
  ) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.analyse();
    });
    this.form.addEventListener("reset", () => this.end());
    this.field<HTMLInputElement>("filter").placeholder = texts.fixed.asRecorded;
    void this.fillChoices();
  }

  open(recording: Listed): void {
    this.recording = recording;
    this.end();
  }

  /** The device that is looked at may have changed. */
  show(): void {
    const found = this.found();
    const other = this.other?.devices.find(({ device }) => device === found?.device);
    const both = found !== undefined && other !== undefined;
    setShown(byId("compare-result"), both);
    setShown(byId("compare-end"), this.other !== null);
    if (both) {
      this.fillFigures(found.report, other);
      this.tellOfFilter(other);
      this.fillHolds(found.report, other.report);
    }
  }

  private end(): void {
    this.asking.abort();
    setText(byId("compare-status"), "");
    this.putAway();
  }

  private putAway(): void {
    this.other = null;
    setText(byId("compare-remark"), "");
    this.show();
    this.onChange(null);
  }

  private async fillChoices(): Promise<void> {
    try {
      const choices = await json<{ filters: string[]; prescriptions: string[] }>("analysis-choices");
      byId("filter-choices").append(...choices.filters.map((name) => new Option(name, name)));
      this.field<HTMLSelectElement>("prescription").append(
        ...choices.prescriptions.map((name) => new Option(name, name)),
      );
    } catch (failure) {
      this.tell(failure);
    }
  }

  private field<E extends Element>(name: string): E {
    return this.form.elements.namedItem(name) as unknown as E;
  }

  private query(): string {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && value.trim() !== "") query.set(name, value === "on" ? "true" : value);
    }
    return query.toString();
  }

  private async analyse(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const path = `recordings/${this.recording?.id}/analysis?${this.query()}`;
    setText(byId("compare-status"), this.texts.analysing);
    try {
      const other = await ready<OtherFindings>(path, () => undefined, signal);
      signal.throwIfAborted();
      this.other = other;
      setText(byId("compare-status"), this.texts.compared(other.parameters));
      this.show();
      this.onChange(other);
    } catch (failure) {
      if (signal.aborted) return;
      // What was found before is no answer to what was asked now.
      this.putAway();
      this.tell(failure);
    }
  }

  private tell(failure: unknown): void {
    setText(byId("compare-status"), failure instanceof Error ? failure.message : this.texts.failed);
  }

  private number(value: number | null, decimals: number): string {
    return value === null ? NOTHING : formatNumber(value, decimals, this.texts.locale);
  }

  /** Whoever chose a filter is not to take what was not filtered for its work. */
  private tellOfFilter({ filterHasRoom, filterProfile, report }: OtherDevice): void {
    const remark = filterHasRoom ? "" : this.texts.filterWithoutRoom(filterProfile, report.filter);
    setText(byId("compare-remark"), remark);
  }

  private fillFigures(found: Report, { report: other, filterProfile, band, bandNewtons }: OtherDevice): void {
    const { compared, unit } = { compared: this.texts.comparedRows, unit: found.forceUnit };
    const row = (name: string, decimals: number, of: (report: Report) => number | null) => {
      const [one, two] = [of(found), of(other)];
      const difference =
        one === null || two === null ? NOTHING : formatDifference(two - one, decimals, this.texts.locale);
      const made = line(name, this.number(one, decimals), this.number(two, decimals), difference);
      made.className = "figures";
      return made;
    };
    byId("compare-figures").replaceChildren(
      line(compared.filter, found.filter, `${filterProfile}: ${other.filter}`, ""),
      line(
        compared.prescription,
        found.prescription?.name ?? NOTHING,
        other.prescription?.name ?? NOTHING,
        "",
      ),
      line(
        compared.band,
        this.texts.asPrescribed,
        bandWords(band, bandNewtons, unit, (value) => this.number(value, 2)) ?? this.texts.asPrescribed,
        "",
      ),
      row(compared.delay, 3, (report) => report.filterDelaySeconds),
      row(compared.holds, 0, (report) => report.holds.length),
      row(compared.presses, 0, (report) => report.presses.length),
      row(compared.holdSeconds, 2, (report) => report.dose.holdSeconds),
      row(compared.inBandSeconds, 2, (report) => report.dose.inBandSeconds),
      row(compared.impulse(unit), 1, (report) => report.dose.impulse),
    );
  }

  private fillHolds(found: Report, other: Report): void {
    byId("compare-holds").replaceChildren(
      ...matched(found.holds, other.holds).map(([one, two]) => {
        const row = document.createElement("tr");
        const { asFound, otherwise } = this.texts.fixed;
        row.append(
          ...this.cells(asFound, one, found.forceUnit),
          ...this.cells(otherwise, two, other.forceUnit),
        );
        return row;
      }),
    );
  }

  /** The first says whose they are, where a narrow screen has them below the others. */
  private cells(of: string, hold: Hold | null, unit: string): HTMLTableCellElement[] {
    const cells = this.words(hold, unit).map(cell);
    cells[0]?.setAttribute("data-of", of);
    return cells;
  }

  private words(hold: Hold | null, unit: string): string[] {
    if (hold === null) return [NOTHING, "", "", ""];
    const held = this.number(hold.plateauEndSeconds - hold.plateauStartSeconds, 2);
    return [
      String(hold.index),
      clockTime(hold.onsetSeconds, 0.01),
      this.texts.seconds(held),
      `${this.number(hold.meanForce, 2)} ${unit}`,
    ];
  }
}

/** In newtons, and beside them in the recording's unit where that is another; null where no band was asked for. */
export function bandWords(
  own: Band | null,
  newtons: Band | null,
  unit: string,
  figure: (value: number) => string,
): string | null {
  const words = (band: Band, symbol: string) => `${figure(band.low)}–${figure(band.high)} ${symbol}`;
  if (own === null) return null;
  if (newtons === null) return words(own, unit);
  return words(newtons, "N") + (unit === "N" ? "" : ` (${words(own, unit)})`);
}

function cell(text: string): HTMLTableCellElement {
  const made = document.createElement("td");
  made.textContent = text;
  return made;
}

function line(name: string, ...values: string[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(head, ...values.map(cell));
  return row;
}
