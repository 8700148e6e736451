import type { ResearchTexts } from "../text/research.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import { type Hold, type Listed, type OtherFindings, type Report, json, ready } from "./api.ts";
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
      this.fillFigures(found.report, other.report);
      this.fillHolds(found.report, other.report);
    }
  }

  private end(): void {
    this.asking.abort();
    this.other = null;
    setText(byId("compare-status"), "");
    this.show();
    this.onChange(null);
  }

  private async fillChoices(): Promise<void> {
    try {
      const choices = await json<{ filters: string[]; prescriptions: string[] }>("analysis-choices");
      this.select("filter").append(...choices.filters.map((name) => new Option(name, name)));
      this.select("prescription").append(...choices.prescriptions.map((name) => new Option(name, name)));
    } catch (failure) {
      this.tell(failure);
    }
  }

  private select(name: string): HTMLSelectElement {
    return this.form.elements.namedItem(name) as HTMLSelectElement;
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
      this.tell(failure);
    }
  }

  private tell(failure: unknown): void {
    setText(byId("compare-status"), failure instanceof Error ? failure.message : this.texts.failed);
  }

  private number(value: number | null, decimals: number): string {
    return value === null ? NOTHING : formatNumber(value, decimals, this.texts.locale);
  }

  private fillFigures(found: Report, other: Report): void {
    const { compared, unit } = { compared: this.texts.comparedRows, unit: found.forceUnit };
    const row = (name: string, decimals: number, of: (report: Report) => number | null) => {
      const [one, two] = [of(found), of(other)];
      const difference = one === null || two === null ? null : two - one;
      return line(
        name,
        this.number(one, decimals),
        this.number(two, decimals),
        this.signed(difference, decimals),
      );
    };
    byId("compare-figures").replaceChildren(
      line(compared.filter, found.filter, other.filter, ""),
      line(
        compared.prescription,
        found.prescription?.name ?? NOTHING,
        other.prescription?.name ?? NOTHING,
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

  private signed(value: number | null, decimals: number): string {
    return value === null ? NOTHING : (value > 0 ? "+" : "") + this.number(value, decimals);
  }

  private fillHolds(found: Report, other: Report): void {
    byId("compare-holds").replaceChildren(
      ...matched(found.holds, other.holds).map(([one, two]) => {
        const row = document.createElement("tr");
        row.append(...this.cells(one, found.forceUnit), ...this.cells(two, other.forceUnit));
        return row;
      }),
    );
  }

  private cells(hold: Hold | null, unit: string): HTMLTableCellElement[] {
    if (hold === null) return [NOTHING, "", "", ""].map(cell);
    const held = this.number(hold.plateauEndSeconds - hold.plateauStartSeconds, 2);
    return [
      String(hold.index),
      clockTime(hold.onsetSeconds, 0.01),
      this.texts.seconds(held),
      `${this.number(hold.meanForce, 2)} ${unit}`,
    ].map(cell);
  }
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
