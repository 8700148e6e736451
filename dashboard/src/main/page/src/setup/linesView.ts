import type { SetupTexts } from "../text/setup.en.ts";
import { byId, setText } from "../view/dom.ts";
import { element } from "./elements.ts";
import { keysLeft, type PartOfText, partsOf, type Row, withLine, withPart } from "./lines.ts";

/** What the program's reader refuses, and where. */
export interface Fault {
  line: number | null;
  key: string;
  reason: string;
}

const NEEDED = { step: ["band", "hold"], site: ["name"] } as const;

/** A prescription's lines, each with a field of its own and room for what is wrong with it. */
export class LinesView {
  rows: Row[] = [];
  keys: Record<string, string[]> = {};
  private readonly root = byId("prescription-lines");
  private fields = new Map<number, { input: HTMLInputElement; fault: HTMLElement }>();
  private partFaults: { part: PartOfText; fault: HTMLElement; choice: HTMLSelectElement }[] = [];

  constructor(
    private readonly texts: SetupTexts,
    private readonly onChange: () => void,
  ) {
    for (const kind of ["step", "site"] as const) {
      byId(`add-${kind}`).addEventListener("click", () =>
        this.change(withPart(this.rows, kind, NEEDED[kind]), this.rows.length + 1),
      );
    }
  }

  /** The value of the first line of that key. */
  value(key: string): string {
    return this.rows.find((row) => row.kind === "line" && row.key === key)?.value ?? "";
  }

  show(rows: Row[]): void {
    this.rows = rows;
    this.fields = new Map();
    this.partFaults = [];
    this.root.replaceChildren(...partsOf(rows).map((part) => this.part(part)));
  }

  /** Puts what is wrong beside its field, or beside its part where a line is missing. */
  tell(fault: Fault | null): void {
    const at = fault?.line === null || fault?.line === undefined ? -1 : fault.line - 1;
    const field = this.fields.get(at);
    for (const [row, { input, fault: place }] of this.fields) {
      const here = row === at;
      setText(place, here ? (fault?.reason ?? "") : "");
      if (here) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    this.partFaults.forEach(({ part, fault: place, choice }, index) => {
      const here =
        fault !== null && field === undefined && (at < 0 ? index === 0 : at >= part.from && at < part.to);
      setText(place, here ? fault.reason : "");
      if (here && [...choice.options].some(({ value }) => value === fault.key)) choice.value = fault.key;
    });
  }

  private change(rows: Row[], focus: number): void {
    this.show(rows);
    this.onChange();
    // The new field, or the last one before it.
    const near = [...this.fields.keys()].filter((row) => row <= focus).at(-1);
    if (near !== undefined) this.fields.get(near)?.input.focus();
  }

  private part(part: PartOfText): HTMLElement {
    const { texts } = this;
    const box = element("fieldset");
    const title = texts.partTitle[part.kind];
    box.append(
      element("legend", "", part.kind === "" ? texts.whole : `${title ?? part.kind} ${part.number}`),
    );
    for (let row = part.from; row < part.to; row++) {
      const line = this.rows[row];
      if (line?.kind === "line") box.append(this.field(row, line));
      else if (line?.value.trim().startsWith("#")) box.append(element("p", "quiet remark", line.value));
    }
    box.append(this.adding(part));
    return box;
  }

  private field(row: number, line: Row): HTMLElement {
    const { texts } = this;
    const field = element("div", "field");
    const input = element("input");
    input.id = `line-${row}`;
    input.value = line.value;
    input.autocomplete = "off";
    input.spellcheck = false;
    const name = texts.keys[line.key] ?? (line.key === "" ? texts.noKey : line.key);
    const label = element("label", "", name);
    label.htmlFor = input.id;
    const fault = element("p", "refusal");
    fault.id = `fault-${row}`;
    fault.lang = "en";
    input.setAttribute("aria-describedby", fault.id);
    input.addEventListener("input", () => {
      line.value = input.value.replace(/[\r\n]/g, " ");
      this.onChange();
    });
    const remove = element("button", "remove", "×");
    remove.type = "button";
    remove.setAttribute("aria-label", texts.takeAway(name));
    remove.addEventListener("click", () =>
      this.change(
        this.rows.filter((each) => each !== line),
        row,
      ),
    );
    field.append(label, input, remove, fault);
    this.fields.set(row, { input, fault });
    return field;
  }

  private adding(part: PartOfText): HTMLElement {
    const { texts } = this;
    const tools = element("div", "tools");
    const choice = element("select");
    choice.setAttribute("aria-label", texts.lineToAdd);
    for (const key of keysLeft(this.rows, part, this.keys[part.kind] ?? [])) {
      choice.add(new Option(texts.keys[key] ?? key, key));
    }
    const add = element("button", "", texts.addLine);
    add.type = "button";
    add.disabled = choice.options.length === 0;
    add.addEventListener("click", () => this.change(withLine(this.rows, part, choice.value), part.to));
    const fault = element("p", "refusal");
    fault.lang = "en";
    fault.setAttribute("role", "status");
    tools.append(choice, add);
    if (part.kind !== "") {
      const remove = element("button", "", texts.removePart);
      remove.type = "button";
      remove.addEventListener("click", () =>
        this.change([...this.rows.slice(0, part.from), ...this.rows.slice(part.to)], part.from),
      );
      tools.append(remove);
    }
    tools.append(fault);
    this.partFaults.push({ part, fault, choice });
    return tools;
  }
}
