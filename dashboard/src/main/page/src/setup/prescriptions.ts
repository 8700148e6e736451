import { ask, json, Refusal } from "../research/api.ts";
import type { SetupTexts } from "../text/setup.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { element } from "./elements.ts";
import { type Fault, LinesView } from "./linesView.ts";
import { idOf, rowsOf, textOf } from "./lines.ts";
import { sure } from "./question.ts";

interface Listed {
  id: string;
  name: string;
  builtIn: boolean;
  good: boolean;
}

interface Opened {
  id: string;
  name: string;
  text: string;
  builtIn: boolean;
  file: string | null;
  earlier: string | null;
}

interface Checked {
  good: boolean;
  summary: string;
  needsThreshold: boolean;
  exampleThreshold: string;
  fault?: Fault;
}

/** The server's answer where somebody else was faster: asking again would be refused again. */
const CONFLICT = 412;

/** How long nobody types before what was typed is checked. */
const PAUSE_MILLIS = 350;

/** Nothing but what every prescription needs, for somebody to fill in. */
const EMPTY = "prescription-version=1\nname=\nband=\nhold=\nloading rate=\nrepetitions=\nrest=\nceiling=\n";

/** Prescriptions: listed, opened, edited line by line, checked by the program's own reader, saved and never lost. */
export class PrescriptionsView {
  private readonly lines: LinesView;
  private readonly dialog = byId<HTMLDialogElement>("save-dialog");
  private readonly fileName = byId<HTMLInputElement>("save-name");
  private opened: Opened | null = null;
  private tag = "";
  private saved = "";
  private listed = false;
  private checks = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly texts: SetupTexts) {
    this.lines = new LinesView(texts, () => this.changed());
    byId("prescription-new").addEventListener("click", () => void this.begin());
    byId("prescription-save").addEventListener("click", () => this.askName());
    byId("threshold").addEventListener("input", () => this.changed());
    this.fileName.addEventListener("input", () => this.explainSaving());
    byId("save-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    byId("save-leave").addEventListener("click", () => this.dialog.close());
    addEventListener("beforeunload", (event) => {
      if (this.isUnsaved()) event.preventDefault();
    });
  }

  watch(is: boolean): void {
    if (is && !this.listed) void this.list();
  }

  private isUnsaved(): boolean {
    return this.lines.rows.length > 0 && textOf(this.lines.rows) !== this.saved;
  }

  private async orTell(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (failure) {
      this.say(failure instanceof Error ? failure.message : this.texts.gone);
    }
  }

  private say(sentence: string): void {
    setText(byId("prescription-status"), sentence);
  }

  private list(): Promise<void> {
    return this.orTell(async () => {
      const told = await json<{
        folder: string;
        prescriptions: Listed[];
        keys: Record<string, string[]>;
      }>("setup/prescriptions");
      this.listed = true;
      this.lines.keys = told.keys;
      setText(byId("prescription-folder"), this.texts.prescriptionFolder(told.folder));
      byId("prescriptions").replaceChildren(...told.prescriptions.map((one) => this.entry(one)));
    });
  }

  private entry(one: Listed): HTMLElement {
    const button = element("button", "entry");
    button.type = "button";
    button.dataset["id"] = one.id;
    button.setAttribute("aria-pressed", String(one.id === this.opened?.id));
    const origin = one.builtIn ? this.texts.builtIn : one.good ? this.texts.own : this.texts.faulty;
    button.append(element("b", "", one.name), element("span", "quiet", origin));
    button.addEventListener("click", () => void this.open(one.id));
    const line = element("li");
    line.append(button);
    return line;
  }

  private async mayLeave(): Promise<boolean> {
    return !this.isUnsaved() || (await sure(this.texts.leaveChanges, this.texts.leave));
  }

  private async begin(): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.opened = null;
    this.tag = "";
    this.show(EMPTY);
  }

  private async open(id: string): Promise<void> {
    if (!(await this.mayLeave())) return;
    await this.orTell(async () => {
      const response = await ask(`setup/prescriptions/${encodeURIComponent(id)}`);
      this.took((await response.json()) as Opened, response);
      this.say("");
    });
  }

  private took(opened: Opened, response: Response): void {
    this.opened = opened;
    this.tag = response.headers.get("ETag") ?? "";
    this.show(opened.text);
  }

  private show(text: string): void {
    this.say("");
    setShown(byId("prescription-empty"), false);
    setShown(byId("prescription-body"), true);
    setText(byId("prescription-title"), this.opened?.name ?? this.texts.newPrescription);
    this.lines.show(rowsOf(text));
    this.saved = textOf(this.lines.rows);
    this.markOpened();
    void this.check();
  }

  private markOpened(): void {
    for (const button of byId("prescriptions").querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset["id"] === this.opened?.id));
    }
    const use = this.opened === null ? "" : `./myodose run --prescription ${this.opened.id}`;
    setText(byId("prescription-use"), use);
  }

  private changed(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.check(), PAUSE_MILLIS);
  }

  /** The newest answer counts: an older one may come later. */
  private check(): Promise<void> {
    const mine = ++this.checks;
    return this.orTell(async () => {
      const newtons = byId<HTMLInputElement>("threshold").value;
      const checked = await json<Checked>("setup/prescriptions/check", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          text: textOf(this.lines.rows),
          threshold: newtons === "" ? "" : `${newtons} N`,
        }),
      });
      if (mine === this.checks) this.tell(checked);
    });
  }

  private tell(checked: Checked): void {
    const { texts } = this;
    this.lines.tell(checked.fault ?? null);
    const verdict = byId("prescription-verdict");
    verdict.dataset["verdict"] = checked.good ? "good" : "problem";
    const example = checked.needsThreshold && byId<HTMLInputElement>("threshold").value === "";
    setText(
      byId("prescription-verdict-word"),
      checked.good ? (example ? texts.goodFor(checked.exampleThreshold) : texts.good) : texts.notGood,
    );
    setText(byId("prescription-summary"), checked.summary);
    byId<HTMLButtonElement>("prescription-save").disabled = !checked.good;
  }

  private askName(): void {
    const own = this.opened !== null && !this.opened.builtIn;
    this.fileName.value = own ? (this.opened?.id ?? "") : idOf(this.lines.value("name"));
    setText(byId("save-status"), "");
    this.explainSaving();
    this.dialog.showModal();
  }

  private replaces(): boolean {
    return this.opened !== null && !this.opened.builtIn && this.opened.id === this.fileName.value;
  }

  private explainSaving(): void {
    const { texts } = this;
    setText(byId("save-explained"), this.replaces() ? texts.replaces(this.fileName.value) : texts.savesNew);
    byId<HTMLButtonElement>("save-now").disabled = false;
    setText(byId("save-now"), this.replaces() ? texts.replace : texts.saveNew);
  }

  /** Nothing is replaced, whatever was announced; typing a name begins anew. */
  private offerAnotherName(): void {
    setText(byId("save-explained"), "");
    byId<HTMLButtonElement>("save-now").disabled = true;
  }

  private async save(): Promise<void> {
    const text = textOf(this.lines.rows);
    try {
      const response = await ask(`setup/prescriptions/${encodeURIComponent(this.fileName.value)}`, {
        method: "PUT",
        headers: {
          "Content-Type": "application/json",
          ...(this.replaces() ? { "If-Match": this.tag } : { "If-None-Match": "*" }),
        },
        body: JSON.stringify({ text }),
      });
      const opened = (await response.json()) as Opened;
      this.dialog.close();
      this.took(opened, response);
      this.say(this.texts.saved(opened.file ?? "", opened.earlier));
      await this.list();
    } catch (failure) {
      setText(byId("save-status"), failure instanceof Error ? failure.message : this.texts.gone);
      if (failure instanceof Refusal && failure.status === CONFLICT) this.offerAnotherName();
    }
  }
}
