import type { ResearchTexts } from "../text/research.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatNumber } from "../view/numbers.ts";
import { type ExportJob, type WrittenFile, json } from "./api.ts";

const ASK_MILLIS = 200;

/** Puts the tools of an export wherever there is room for them. */
export function placeExportTools(): void {
  for (const place of document.querySelectorAll(".export")) {
    place.append(byId<HTMLTemplateElement>("export-tools").content.cloneNode(true));
  }
}

/** Exports the recordings that are wanted just then; one order at a time. */
export class ExportView {
  private job: ExportJob | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly texts: ResearchTexts,
    private readonly wanted: () => Promise<string[]>,
  ) {
    this.part("begin").addEventListener("click", () => void this.begin());
    this.part("cancel").addEventListener("click", () => void this.change("DELETE", ""));
    this.part("resume").addEventListener("click", () => void this.resume());
    void this.fillFormats();
  }

  /** Nothing of it is to be seen any more, unless it goes on. */
  forget(): void {
    if (this.isUnderWay()) return;
    this.job = null;
    this.say("");
    this.showButtons();
  }

  /** Takes up what was asked for before the page was loaded, where it was not brought to its end. */
  async takeUp(): Promise<void> {
    await this.orTell(async () => {
      const { exports } = await json<{ exports: ExportJob[] }>("exports");
      const newest = exports.find((job) => job.recordings > 1);
      if (newest !== undefined && newest.state !== "done") await this.follow(newest);
    });
  }

  private part<E extends HTMLElement>(name: string): E {
    const found = this.root.querySelector<E>(`.${name}`);
    if (found === null) throw new Error(`an export has no ${name}`);
    return found;
  }

  private say(sentence: string): void {
    setText(this.part("status"), sentence);
    this.part("remarks").replaceChildren();
    this.part("files").replaceChildren();
  }

  private isUnderWay(): boolean {
    return this.job !== null && (this.job.state === "waiting" || this.job.state === "working");
  }

  private async fillFormats(): Promise<void> {
    await this.orTell(async () => {
      const { formats } = await json<{ formats: { name: string; summary: string }[] }>("export-formats");
      this.part("format").replaceChildren(
        ...formats.map(({ name, summary }) => new Option(`${name}: ${summary}`, name)),
      );
    });
  }

  private async begin(): Promise<void> {
    await this.orTell(async () => {
      const body = JSON.stringify({
        recordings: await this.wanted(),
        format: this.part<HTMLSelectElement>("format").value,
        existing: this.part<HTMLSelectElement>("existing").value,
      });
      const headers = { "Content-Type": "application/json" };
      await this.follow(await json<ExportJob>("exports", { method: "POST", body, headers }));
    });
  }

  private async resume(): Promise<void> {
    await this.orTell(async () => {
      const job = await this.change("POST", "/resume");
      if (job !== null) await this.follow(job);
    });
  }

  private async change(method: string, end: string): Promise<ExportJob | null> {
    return this.job === null ? null : await json<ExportJob>(`exports/${this.job.number}${end}`, { method });
  }

  private async orTell(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (failure) {
      this.say(failure instanceof Error ? failure.message : this.texts.failed);
    }
  }

  private async follow(begun: ExportJob): Promise<void> {
    this.show(begun);
    while (this.isUnderWay()) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
      this.show(await json<ExportJob>(`exports/${begun.number}`));
    }
    await this.offerFiles(begun.number);
  }

  /** To take them along, for whoever does not sit at this machine. */
  private async offerFiles(number: number): Promise<void> {
    const { files } = await json<{ files: WrittenFile[] }>(`exports/${number}/files`);
    if (this.job?.number !== number) return;
    this.part("files").replaceChildren(
      ...files.map(({ recording, name, href }) => {
        const link = document.createElement("a");
        link.href = href;
        link.download = name;
        link.textContent = name;
        link.title = recording;
        const line = document.createElement("li");
        line.append(link);
        return line;
      }),
    );
  }

  private show(job: ExportJob): void {
    this.job = job;
    this.root.querySelector("progress")?.setAttribute("value", String(job.share));
    this.say(this.sentence(job));
    const remarks = job.remarks.filter(({ remark }) => remark !== job.failure);
    this.part("remarks").replaceChildren(
      ...remarks.map(({ recording, remark }) => {
        const line = document.createElement("li");
        line.textContent = this.texts.remark(recording, remark);
        return line;
      }),
    );
    this.showButtons();
  }

  private sentence(job: ExportJob): string {
    const { texts } = this;
    const percent = formatNumber(100 * job.share, 0, texts.locale);
    const over = job.done + job.kept + job.failed;
    const progress =
      job.recordings === 1
        ? texts.exporting(job.stage, percent)
        : texts.exportingSome(over, job.recordings, job.recording, job.stage, percent);
    return {
      waiting: progress,
      working: progress,
      done:
        job.recordings === 1 && job.done === 1
          ? texts.exported(job.files.join(", "))
          : texts.exportedSome(job.done, job.kept),
      cancelled: texts.exportCancelled(job.done, job.recordings),
      failed: job.failure ?? texts.failed,
    }[job.state];
  }

  private showButtons(): void {
    const busy = this.isUnderWay();
    const unfinished = this.job?.state === "cancelled" || this.job?.state === "failed";
    setShown(this.root.querySelector("progress") as HTMLElement, busy);
    setShown(this.part("cancel"), busy);
    setShown(this.part("resume"), unfinished);
    this.part<HTMLButtonElement>("begin").disabled = busy;
  }
}
