import { json } from "../research/api.ts";
import type { SetupTexts } from "../text/setup.en.ts";
import { type Figures, tell } from "../text/told.ts";
import { byId, setData, setText } from "../view/dom.ts";
import { element } from "./elements.ts";

interface Finding {
  about: string;
  verdict: "good" | "advice" | "problem" | "unknown";
  seen: string;
  mend: string | null;
  code: string;
  figures: Figures;
}

/** What the doctor says of this machine, the gravest first, each with the command that mends it. */
export class DoctorView {
  private readonly button = byId<HTMLButtonElement>("consult");

  constructor(private readonly texts: SetupTexts) {
    this.button.addEventListener("click", () => void this.consult());
  }

  private async consult(): Promise<void> {
    this.button.disabled = true;
    this.say(this.texts.consulting);
    try {
      const { findings } = await json<{ findings: Finding[] }>("setup/doctor", { method: "POST" });
      this.list(findings);
    } catch (failure) {
      this.say(failure instanceof Error ? failure.message : this.texts.gone);
    }
    this.button.disabled = false;
  }

  private say(sentence: string): void {
    setText(byId("machine-status"), sentence);
  }

  private list(findings: Finding[]): void {
    const sorted = gravestFirst(findings);
    const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length;
    this.say(this.texts.found(count("problem"), count("advice"), count("good")));
    byId("findings").replaceChildren(...sorted.map((finding) => this.line(finding)));
  }

  private line(finding: Finding): HTMLElement {
    const { about, verdict, mend } = finding;
    const line = element("li");
    setData(line, "verdict", verdict);
    line.append(
      element("strong", "verdict", this.texts.verdicts[verdict] ?? verdict),
      element("b", "", this.texts.matters[about] ?? about),
      element("span", "", seenWords(finding, this.texts)),
    );
    if (mend !== null) line.append(element("code", "", mend));
    return line;
  }
}

/** What was seen, in the page's language. */
export function seenWords(
  { code, figures, seen }: { code: string; figures: Figures; seen: string },
  texts: SetupTexts,
): string {
  return tell({ code, figures, sentence: seen }, texts.doctor, texts.locale);
}

const GRAVITY = ["problem", "advice", "unknown", "good"];

/** Those that need something done before all others, else in the doctor's order. */
export function gravestFirst<F extends { verdict: string }>(findings: readonly F[]): F[] {
  return [...findings].sort((one, other) => GRAVITY.indexOf(one.verdict) - GRAVITY.indexOf(other.verdict));
}
