import type { ResearchTexts } from "../text/research.en.ts";
import { byId, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import { type Hold, type Listed, Refusal, json } from "./api.ts";
import type { Span } from "./chart.ts";
import { formatMoment } from "./moment.ts";
import { type Range, clockTime } from "./range.ts";

const CONFLICT = 409;

interface Edit {
  annotation: string;
  number: number;
  written: string;
  author: string;
  undoes: boolean;
  removed: boolean;
  device?: number;
  fromSeconds?: number;
  toSeconds?: number;
  label?: string;
  text?: string;
}

/** What people say of stretches and of the holds that were found, with its history; the findings stay as they are. */
export class AnnotationsView {
  private readonly form = byId<HTMLFormElement>("annotation-form");
  private recording: Listed | null = null;
  private present: Edit[] = [];
  private history: Edit[] = [];
  private editing: { annotation: string; device: number; replaces: number } | null = null;

  constructor(
    private readonly texts: ResearchTexts,
    private readonly seen: () => { device: number; range: Range },
    private readonly onChange: (spans: Span[]) => void,
  ) {
    byId("annotate").addEventListener("click", () => this.begin(newName(), this.seen().range));
    byId("annotation-leave").addEventListener("click", () => this.leave());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
  }

  async open(recording: Listed): Promise<void> {
    this.recording = recording;
    this.leave();
    byId<HTMLAnchorElement>("annotations-csv").href = `./api/v1/recordings/${recording.id}/annotations.csv`;
    await this.load();
  }

  /** Begins to say something of a hold that was found. */
  judge(device: number, hold: Hold): void {
    this.begin(`hold-${device}-${hold.index}`, { from: hold.onsetSeconds, to: hold.releaseSeconds });
  }

  private async load(): Promise<void> {
    if (this.recording === null) return;
    try {
      const told = await json<{ annotations: Edit[]; history: Edit[] }>(
        `recordings/${this.recording.id}/annotations`,
      );
      this.present = told.annotations;
      this.history = told.history;
      this.show();
    } catch (failure) {
      this.say(failure);
    }
  }

  private begin(annotation: string, range: Range): void {
    const present = this.present.find((edit) => edit.annotation === annotation);
    const device = present?.device ?? this.seen().device;
    this.editing = { annotation, device, replaces: this.newestOf(annotation) };
    this.field("label").value = present?.label ?? "";
    this.field("text").value = present?.text ?? "";
    this.field("fromSeconds").value = (present?.fromSeconds ?? range.from).toFixed(3);
    this.field("toSeconds").value = (present?.toSeconds ?? range.to).toFixed(3);
    setText(byId("annotation-title"), this.nameOf(annotation));
    this.form.hidden = false;
    this.field("label").focus();
  }

  private leave(): void {
    this.editing = null;
    this.form.hidden = true;
    setText(byId("annotation-status"), "");
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private async save(): Promise<void> {
    const { editing } = this;
    if (editing === null) return;
    const body = JSON.stringify({
      device: editing.device,
      fromSeconds: Number(this.field("fromSeconds").value),
      toSeconds: Number(this.field("toSeconds").value),
      label: this.field("label").value,
      text: this.field("text").value,
      author: this.author(),
      replaces: editing.replaces,
    });
    const headers = { "Content-Type": "application/json" };
    if (await this.change(editing.annotation, "", { method: "PUT", body, headers })) this.leave();
    else editing.replaces = this.newestOf(editing.annotation);
  }

  private newestOf(annotation: string): number {
    return this.history.filter((edit) => edit.annotation === annotation).at(-1)?.number ?? 0;
  }

  private author(): string {
    return this.field("author").value.trim();
  }

  private query(edit: Edit): string {
    return new URLSearchParams({ replaces: String(edit.number), author: this.author() }).toString();
  }

  /** Whatever comes of it, what holds now is shown; a refusal stays to be read. */
  private async change(annotation: string, end: string, init: RequestInit): Promise<boolean> {
    try {
      await json(`recordings/${this.recording?.id}/annotations/${annotation}${end}`, init);
      setText(byId("annotation-status"), "");
      await this.load();
      return true;
    } catch (failure) {
      await this.load();
      this.say(failure);
      if (failure instanceof Refusal && failure.status === CONFLICT) this.sayWhatHolds(annotation);
      return false;
    }
  }

  private say(failure: unknown): void {
    const known = failure instanceof Refusal || failure instanceof Error;
    setText(byId("annotation-status"), known ? failure.message : this.texts.failed);
  }

  /** Beside what was typed, which stays: whoever saves once more does so knowingly. */
  private sayWhatHolds(annotation: string): void {
    const now = this.present.find((edit) => edit.annotation === annotation)?.label ?? null;
    const status = byId("annotation-status");
    setText(status, `${status.textContent} ${this.texts.holdsNow(now)}`);
  }

  private nameOf(annotation: string): string {
    const hold = /^hold-(\d+)-(\d+)$/.exec(annotation);
    return hold === null ? this.texts.note : this.texts.ofHold(hold[2] ?? "");
  }

  private show(): void {
    byId("annotations").replaceChildren(...this.present.map((edit) => this.line(edit)));
    byId("history").replaceChildren(...this.history.map((edit) => this.entry(edit)).reverse());
    this.onChange(
      this.present.map((edit) => ({
        kind: "judged",
        from: edit.fromSeconds ?? 0,
        to: edit.toSeconds ?? 0,
        label: edit.label ?? "",
        device: edit.device ?? 0,
      })),
    );
  }

  private line(edit: Edit): HTMLLIElement {
    const line = document.createElement("li");
    const words = document.createElement("span");
    const [from, to] = [edit.fromSeconds ?? 0, edit.toSeconds ?? 0];
    words.textContent = this.texts.annotation(
      this.nameOf(edit.annotation),
      edit.label ?? "",
      clockTime(from, 0.01),
      formatNumber(to - from, 2, this.texts.locale),
      edit.author,
    );
    const button = (text: string, act: () => void) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.addEventListener("click", act);
      return made;
    };
    line.append(
      words,
      button(this.texts.edit, () => this.begin(edit.annotation, { from, to })),
      button(
        this.texts.undo,
        () => void this.change(edit.annotation, `/undo?${this.query(edit)}`, { method: "POST" }),
      ),
      button(
        this.texts.remove,
        () => void this.change(edit.annotation, `?${this.query(edit)}`, { method: "DELETE" }),
      ),
    );
    if (edit.text) {
      const more = document.createElement("p");
      more.className = "quiet";
      more.textContent = edit.text;
      line.append(more);
    }
    return line;
  }

  /** What was taken away can be brought back from here. */
  private entry(edit: Edit): HTMLLIElement {
    const line = document.createElement("li");
    line.textContent = this.texts.historyEntry(
      edit.number,
      formatMoment(edit.written, this.texts.locale),
      edit.author,
      this.nameOf(edit.annotation),
      edit.removed ? null : (edit.label ?? ""),
      edit.undoes,
    );
    const newest = this.history.filter((each) => each.annotation === edit.annotation).at(-1) === edit;
    if (newest && edit.removed) {
      const back = document.createElement("button");
      back.type = "button";
      back.textContent = this.texts.undo;
      back.addEventListener(
        "click",
        () => void this.change(edit.annotation, `/undo?${this.query(edit)}`, { method: "POST" }),
      );
      line.append(" ", back);
    }
    return line;
  }
}

/** Unlike any other of this recording. */
function newName(): string {
  return `note-${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}
