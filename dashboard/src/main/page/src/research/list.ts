import type { ResearchTexts } from "../text/research.en.ts";
import { byId, setShown, setText } from "../view/dom.ts";
import { formatDuration } from "../view/numbers.ts";
import { type Listed, type RecordingList, json } from "./api.ts";
import { formatMoment } from "./moment.ts";

/** How often the list is asked for anew: recordings come, and holds are found. */
const AGAIN_MILLIS = 3000;

/** The most that the server gives at once. */
const LONGEST_PAGE = 200;

/** The recordings of the folder, as many as the filters leave. */
export class ListView {
  private readonly form = byId<HTMLFormElement>("filters");
  private page = 0;
  private shown = "";
  private items: Listed[] = [];
  private chosen = "";

  constructor(
    private readonly texts: ResearchTexts,
    private readonly onChoose: (recording: Listed) => void,
  ) {
    this.form.addEventListener("input", () => this.turnTo(0));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.turnTo(0)));
    byId("newer").addEventListener("click", () => this.turnTo(this.page - 1));
    byId("older").addEventListener("click", () => this.turnTo(this.page + 1));
    setInterval(() => {
      if (!document.hidden) void this.load();
    }, AGAIN_MILLIS);
    void this.load();
  }

  /** Ids of all recordings that the filters leave, on whatever page. */
  async found(): Promise<string[]> {
    const ids: string[] = [];
    for (let page = 0, pages = 1; page < pages; page++) {
      const list = await json<RecordingList>(`recordings?${this.query(page, LONGEST_PAGE)}`);
      pages = list.pages;
      ids.push(...list.items.filter((item) => item.problem === null).map((item) => item.id));
    }
    return ids;
  }

  /** Something of it is known that was not. */
  refresh(): void {
    void this.load();
  }

  private turnTo(page: number): void {
    this.page = page;
    void this.load();
  }

  private query(page = this.page, size = 30): string {
    const query = new URLSearchParams({ page: String(page), size: String(size) });
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && value !== "") query.set(name, value);
    }
    return query.toString();
  }

  private async load(): Promise<void> {
    const query = this.query();
    try {
      const list = await json<RecordingList>(`recordings?${query}`);
      if (query === this.query()) this.show(list);
    } catch (failure) {
      setText(byId("count"), failure instanceof Error ? failure.message : this.texts.failed);
    }
  }

  private show(list: RecordingList): void {
    const now = JSON.stringify(list);
    if (now === this.shown) return;
    this.shown = now;
    setText(byId("count"), this.texts.count(list.found, list.recordings, list.unknown));
    byId("count").title = list.folder;
    this.items = list.items;
    this.fill();
    setShown(byId("pages"), list.pages > 1);
    setText(byId("page"), this.texts.page(list.page + 1, list.pages));
    byId<HTMLButtonElement>("newer").disabled = list.page === 0;
    byId<HTMLButtonElement>("older").disabled = list.page + 1 >= list.pages;
  }

  /** Whoever goes through the list by keyboard stays where they are. */
  private fill(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["id"];
    byId("recordings").replaceChildren(...this.items.map((item) => this.line(item)));
    if (focused !== undefined) {
      byId("recordings")
        .querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)
        ?.focus();
    }
  }

  private line(item: Listed): HTMLLIElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "recording";
    button.dataset["id"] = item.id;
    if (item.problem !== null) button.dataset["problem"] = "yes";
    button.setAttribute("aria-pressed", String(item.id === this.chosen));
    const { locale } = this.texts;
    const began = item.startedAt === null ? "" : formatMoment(item.startedAt, locale);
    const length = item.durationSeconds === null ? "" : formatDuration(item.durationSeconds);
    const beingRead = item.holds === null && item.id === this.chosen;
    const found = item.problem ?? (beingRead ? this.texts.reading : this.texts.holds(item.holds));
    button.append(
      part("recording-name", item.name),
      part(
        "quiet",
        [began, item.prescription, item.devices.join(", ")].filter((text) => text !== "").join(" · "),
      ),
      part("quiet", [found, length].filter((text) => text !== "").join(" · ")),
    );
    button.addEventListener("click", () => this.choose(item));
    const line = document.createElement("li");
    line.append(button);
    return line;
  }

  private choose(item: Listed): void {
    this.chosen = item.id;
    this.fill();
    this.onChoose(item);
  }
}

function part(name: string, text: string): HTMLSpanElement {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}
