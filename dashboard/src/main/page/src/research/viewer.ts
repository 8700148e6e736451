import type { ResearchTexts } from "../text/research.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import {
  type DeviceFindings,
  type Findings,
  type Hold,
  type Listed,
  type OtherFindings,
  type Signal,
  type WindowData,
  ready,
  windowOf,
} from "./api.ts";
import { Chart, type Span } from "./chart.ts";
import { showProvenance } from "./provenance.ts";
import { type Range, clampRange, clockTime, moved, zoomed } from "./range.ts";

const WHEEL_ZOOM = 0.0015;
const KEY_ZOOM = 0.7;
const KEY_MOVE = 0.15;
const MOST_COLUMNS = 6;

/** Shows one recording: any stretch of it, at any width. */
export class Viewer {
  private readonly canvas = byId<HTMLCanvasElement>("chart");
  private readonly chart: Chart;
  private recording: Listed | null = null;
  private signals: Signal[] = [];
  private findings: Findings | null = null;
  private signal = 0;
  private columns: number[] = [0];
  private whole: Range = { from: 0, to: 1 };
  private range: Range = { from: 0, to: 1 };
  private data: WindowData | null = null;
  private opening = new AbortController();
  private asking: AbortController | null = null;
  private wanted = false;
  private frame = 0;
  private judged: Span[] = [];
  private other: OtherFindings | null = null;

  constructor(
    private readonly texts: ResearchTexts,
    private readonly tell: {
      opened(recording: Listed): void;
      judge(device: number, hold: Hold): void;
      /** To another device of the recording. */
      turned(): void;
    },
  ) {
    this.chart = new Chart(this.canvas, texts.locale);
    this.listenToPointer();
    this.listenToKeys();
    const button = (id: string, act: () => void) => byId(id).addEventListener("click", act);
    button("zoom-in", () => this.zoom(KEY_ZOOM));
    button("zoom-out", () => this.zoom(1 / KEY_ZOOM));
    button("move-left", () => this.move(-KEY_MOVE));
    button("move-right", () => this.move(KEY_MOVE));
    button("whole", () => this.show(this.whole));
    byId("signal").addEventListener("change", (event) => {
      this.choose(Number((event.target as HTMLSelectElement).value));
      this.tell.turned();
    });
    new ResizeObserver(() => this.refresh()).observe(this.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
  }

  /** Opens a recording; what was open is left. */
  async open(recording: Listed): Promise<void> {
    this.opening.abort();
    this.opening = new AbortController();
    const { signal } = this.opening;
    this.recording = recording;
    this.data = null;
    this.findings = null;
    setShown(byId("viewer-empty"), false);
    setShown(byId("viewer-body"), false);
    setText(byId("viewer-title"), recording.name);
    byId<HTMLAnchorElement>("download").href = `./api/v1/recordings/${recording.id}/file`;
    try {
      this.say(recording.problem ?? this.texts.preparing("0"));
      if (recording.problem !== null) return;
      const path = `recordings/${recording.id}`;
      const view = await ready<{ signals: Signal[] }>(
        `${path}/view`,
        (progress) =>
          this.say(this.texts.preparing(formatNumber(100 * progress.share, 0, this.texts.locale))),
        signal,
      );
      this.signals = view.signals;
      this.fillSignals();
      setShown(byId("viewer-body"), true);
      this.choose(0);
      this.say(this.texts.reading);
      this.findings = await ready<Findings>(path, () => undefined, signal);
      this.say("");
      showProvenance(recording, this.findings, this.texts);
      this.fillHolds();
      this.redraw();
      this.tell.opened(recording);
    } catch (failure) {
      if (!signal.aborted) this.say(failure instanceof Error ? failure.message : this.texts.failed);
    }
  }

  get device(): DeviceFindings | undefined {
    const number = this.signals[this.signal]?.device;
    return this.findings?.devices.find((device) => device.device === number);
  }

  /** Ids of what is open. */
  get opened(): string[] {
    return this.recording === null ? [] : [this.recording.id];
  }

  private say(sentence: string): void {
    setText(byId("viewer-status"), sentence);
  }

  private fillSignals(): void {
    const select = byId<HTMLSelectElement>("signal");
    select.replaceChildren(
      ...this.signals.map((signal, index) => new Option(`${signal.device} ${signal.name}`, String(index))),
    );
    setShown(byId("signal-choice"), this.signals.length > 1);
  }

  private choose(index: number): void {
    const signal = this.signals[index];
    if (signal === undefined) return;
    this.signal = index;
    this.columns = [0];
    this.data = null;
    this.whole = {
      from: signal.firstMicros / 1e6,
      to: Math.max(signal.lastMicros, signal.firstMicros + 1000) / 1e6,
    };
    this.fillColumns(signal);
    this.fillHolds();
    this.show(this.whole);
  }

  private fillColumns(signal: Signal): void {
    byId("columns").replaceChildren(
      ...signal.columns.map((column, index) => {
        const box = document.createElement("input");
        box.type = "checkbox";
        box.checked = index === 0;
        box.addEventListener("change", () => this.toggle(index, box));
        const label = document.createElement("label");
        label.append(box, ` ${column.name}`);
        label.dataset["column"] = String(index);
        return label;
      }),
    );
    this.colourColumns();
  }

  private toggle(index: number, box: HTMLInputElement): void {
    this.columns = box.checked
      ? [...this.columns, index].slice(-MOST_COLUMNS)
      : this.columns.filter((column) => column !== index);
    this.data = null;
    this.colourColumns();
    this.refresh();
  }

  private colourColumns(): void {
    for (const label of byId("columns").querySelectorAll("label")) {
      const place = this.columns.indexOf(Number(label.dataset["column"]));
      label.style.borderColor = place < 0 ? "transparent" : Chart.colourOf(place);
      const box = label.querySelector("input");
      if (box !== null) box.checked = place >= 0;
    }
  }

  private fillHolds(): void {
    const { texts } = this;
    const unit = this.signals[this.signal]?.unit ?? "";
    byId("holds").replaceChildren(
      ...(this.device?.report.holds ?? []).map((hold) => {
        const row = document.createElement("tr");
        const look = document.createElement("button");
        look.type = "button";
        look.textContent = String(hold.index);
        look.addEventListener("click", () => this.lookAt(hold));
        row.append(
          cell(look),
          cell(clockTime(hold.onsetSeconds, 0.01)),
          cell(
            texts.seconds(formatNumber(hold.plateauEndSeconds - hold.plateauStartSeconds, 2, texts.locale)),
          ),
          cell(`${formatNumber(hold.meanForce, 2, texts.locale)} ${unit}`),
          cell(texts.ended[hold.ended] ?? hold.ended),
          cell(this.judgeButton(hold)),
        );
        row.dataset["hold"] = String(hold.index);
        return row;
      }),
    );
  }

  private judgeButton(hold: Hold): HTMLButtonElement {
    const judge = document.createElement("button");
    judge.type = "button";
    judge.className = "judge";
    judge.textContent = this.texts.fixed.verdict;
    judge.setAttribute("aria-label", this.texts.judge(hold.index));
    judge.addEventListener("click", () => this.tell.judge(this.seen.device, hold));
    return judge;
  }

  /** What is looked at now. */
  get seen(): { device: number; range: Range } {
    return { device: this.signals[this.signal]?.device ?? 0, range: this.range };
  }

  showJudged(spans: Span[]): void {
    this.judged = spans;
    this.redraw();
  }

  /** What another analysis found, below what was found; null where there is none. */
  showOther(other: OtherFindings | null): void {
    this.other = other;
    this.redraw();
  }

  lookAt(hold: { onsetSeconds: number; releaseSeconds: number }): void {
    const room = 0.3 * (hold.releaseSeconds - hold.onsetSeconds);
    this.show(clampRange({ from: hold.onsetSeconds - room, to: hold.releaseSeconds + room }, this.whole));
  }

  private show(range: Range): void {
    this.range = range;
    this.refresh();
  }

  private zoom(factor: number, at = (this.range.from + this.range.to) / 2): void {
    this.show(zoomed(this.range, factor, at, this.whole));
  }

  private move(share: number): void {
    this.show(moved(this.range, share * (this.range.to - this.range.from), this.whole));
  }

  /** Draws at once what there is, and asks for what is wanted now; of many wishes the newest alone is asked. */
  private refresh(): void {
    this.redraw();
    this.wanted = true;
    if (this.asking === null) void this.ask();
  }

  private async ask(): Promise<void> {
    while (this.wanted && this.recording !== null && this.signals.length > 0) {
      this.wanted = false;
      this.asking = new AbortController();
      const { from, to } = this.range;
      const path =
        `recordings/${this.recording.id}/window?signal=${this.signal}&from=${from}&to=${to}` +
        `&buckets=${this.chart.buckets}&columns=${this.columns.length > 0 ? this.columns.join(",") : "0"}`;
      const { recording, signal, columns } = this;
      try {
        const data = await windowOf(path, this.asking.signal);
        if (recording === this.recording && signal === this.signal && columns === this.columns)
          this.data = data;
      } catch (failure) {
        this.say(failure instanceof Error ? failure.message : this.texts.failed);
      }
      this.redraw();
    }
    this.asking = null;
  }

  redraw(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { texts, range, data } = this;
    const report = this.device?.report;
    const number = this.signals[this.signal]?.device;
    const other = this.other?.devices.find(({ device }) => device === number)?.report;
    const spans: Span[] = [
      ...(report?.gaps ?? []).map((gap): Span => ({
        kind: "gap",
        from: gap.startSeconds,
        to: gap.endSeconds,
        label: "",
      })),
      ...(report?.holds ?? []).map((hold: Hold): Span => ({
        kind: "hold",
        from: hold.onsetSeconds,
        to: hold.releaseSeconds,
        label: String(hold.index),
      })),
      ...(other?.holds ?? []).map((hold: Hold): Span => ({
        kind: "other",
        from: hold.onsetSeconds,
        to: hold.releaseSeconds,
        label: String(hold.index),
      })),
      ...this.judged.filter((span) => span.device === number),
    ];
    const marks = (this.findings?.markers ?? [])
      .filter((marker) => marker.device === number)
      .map((marker) => ({ at: marker.timeSeconds, label: marker.text }));
    this.chart.draw({ range, data, unit: this.signals[this.signal]?.unit ?? "", spans, marks });
    const step = (range.to - range.from) / 1000;
    const what = data?.kind === "samples" ? texts.everySample : texts.envelope;
    setText(byId("viewed"), texts.view(clockTime(range.from, step), clockTime(range.to, step), what));
    const fresh =
      data !== null && Math.abs(data.from - range.from) < 1e-5 && Math.abs(data.to - range.to) < 1e-5;
    this.canvas.dataset["state"] = fresh ? "fresh" : "coming";
  }

  private listenToPointer(): void {
    const { canvas } = this;
    canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
          const pixels = event.deltaX === 0 ? event.deltaY : event.deltaX;
          this.show(moved(this.range, this.chart.secondsOf(pixels, this.range), this.whole));
        } else {
          this.zoom(Math.exp(event.deltaY * WHEEL_ZOOM), this.chart.timeAt(event.clientX, this.range));
        }
      },
      { passive: false },
    );
    canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
    canvas.addEventListener("pointermove", (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) {
        this.show(moved(this.range, -this.chart.secondsOf(event.movementX, this.range), this.whole));
      }
    });
    canvas.addEventListener("dblclick", (event) =>
      this.zoom(KEY_ZOOM * KEY_ZOOM, this.chart.timeAt(event.clientX, this.range)),
    );
  }

  private listenToKeys(): void {
    this.canvas.addEventListener("keydown", (event) => {
      const act: Record<string, () => void> = {
        ArrowLeft: () => this.move(-KEY_MOVE),
        ArrowRight: () => this.move(KEY_MOVE),
        "+": () => this.zoom(KEY_ZOOM),
        "=": () => this.zoom(KEY_ZOOM),
        "-": () => this.zoom(1 / KEY_ZOOM),
        Home: () => this.show(this.whole),
        End: () => this.show(moved(this.range, this.whole.to, this.whole)),
      };
      const wanted = act[event.key];
      if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      wanted();
    });
  }
}

function cell(content: string | Node): HTMLTableCellElement {
  const made = document.createElement("td");
  made.append(content);
  return made;
}
