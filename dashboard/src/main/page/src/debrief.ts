import { ComparisonChart } from "./classroom/chart.ts";
import { LearningView } from "./classroom/learning.ts";
import type { Debrief, Expert, StudentBook } from "./classroom/messages.ts";
import { type Laid, overlayOf } from "./classroom/overlay.ts";
import type { Press } from "./classroom/presses.ts";
import { SideView } from "./classroom/side.ts";
import { ask } from "./live/request.ts";
import "./style/base.css";
import "./style/header.css";
import "./style/debrief.css";
import { textsOfThisBrowser } from "./text/language.ts";
import { byId, setAttribute, setShown, setText } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { Outcome } from "./view/outcome.ts";
import { showWhoIsSignedIn } from "./view/signedIn.ts";
import { noteSignIn, watchSignIn } from "./view/signedOut.ts";

const texts = textsOfThisBrowser().pages.debrief;
fillInFixedText(texts);
void showWhoIsSignedIn(document.querySelector("header"));
watchSignIn();
setAttribute(byId("comparison"), "aria-label", texts.chart);
const outcome = new Outcome("outcome");
const chart = new ComparisonChart(texts);
let expert: Expert | null = null;

const first = new SideView("first", texts, (station) => get<StudentBook>(studentPath(station)), draw);
const second = new SideView("second", texts, (station) => get<StudentBook>(studentPath(station)), draw);
const learning = new LearningView(texts, (station) => void first.choose(station));

function studentPath(station: string): string {
  return `./api/v1/class/stations/${encodeURIComponent(station)}`;
}

/** Null where the class does not answer, or answers nobody who is signed out, which is told. */
async function get<T>(path: string): Promise<T | null> {
  const answer = await fetch(new URL(path, document.baseURI)).catch(() => null);
  const taken = answer !== null && answer.ok;
  if (answer !== null) noteSignIn(answer);
  setText(byId("alarms"), "");
  if (!taken && answer?.status !== 401) {
    const words = document.createElement("p");
    words.textContent = texts.unreachable;
    byId("alarms").append(words);
  }
  return taken ? ((await answer.json()) as T) : null;
}

async function begin(): Promise<void> {
  const debrief = await get<Debrief>("./api/v1/class/debrief");
  if (debrief === null) return;
  expert = debrief.expert;
  setText(byId("expert"), expert === null ? texts.noExpert : texts.expert(expert.name));
  byId<HTMLButtonElement>("example-none").disabled = expert === null;
  learning.render(debrief.students);
  first.offer(debrief.students);
  second.offer(debrief.students);
  const wanted = new URLSearchParams(location.search).get("station");
  const holding = debrief.students.filter((student) => student.attempts.some((attempt) => attempt.holds > 0));
  if (first.chosen === "") await first.choose(wanted ?? holding[0]?.station ?? "");
  draw();
}

function laid(press: Press | null): Laid | null {
  return press === null || press.fact.trace === null
    ? null
    : { trace: press.fact.trace, onsetSeconds: press.hold.onsetSeconds };
}

/** Only presses in one unit are comparable: that of the first. */
function draw(): void {
  const shown = [first.press, second.press];
  const unit = (first.press ?? second.press)?.fact.forceUnit ?? expert?.forceUnit ?? "";
  const comparable = shown.map((press) => (press?.fact.forceUnit === unit ? laid(press) : null));
  const example: Laid | null =
    expert === null || expert.forceUnit !== unit
      ? null
      : { trace: expert.trace, onsetSeconds: expert.trace.startSeconds + expert.beforeOnsetSeconds };
  const asked = (first.press ?? second.press)?.fact ?? null;
  const band =
    asked === null || asked.bandLow === null || asked.bandHigh === null
      ? null
      : { low: asked.bandLow, high: asked.bandHigh };
  const nothing = comparable.every((press) => press === null);
  setShown(byId("nothing"), nothing);
  setShown(byId("comparison"), !nothing);
  chart.show(overlayOf([...comparable, example]), band, unit);
  byId<HTMLButtonElement>("play").disabled = nothing;
  for (const [id, press] of [
    ["first", first.press],
    ["second", second.press],
  ] as const)
    byId<HTMLButtonElement>(`${id}-example`).disabled = laid(press) === null;
}

async function order(path: string, done: string): Promise<void> {
  const answer = await ask(path);
  if (answer.status !== null) noteSignIn({ status: answer.status, ok: answer.taken });
  outcome.tell(answer.taken ? done : (answer.sentence ?? texts.refused));
  if (answer.taken) await begin();
}

function makeExample(press: Press | null): void {
  if (press === null) return;
  const { outbox, number } = press.fact;
  const wanted = new URLSearchParams({ station: press.station, outbox, number: String(number) });
  void order(`./api/v1/class/expert?${wanted}`, texts.taken);
}

byId("first-example").addEventListener("click", () => makeExample(first.press));
byId("second-example").addEventListener("click", () => makeExample(second.press));
byId("example-none").addEventListener("click", () => void order("./api/v1/class/expert", texts.forgotten));
byId("play").addEventListener("click", () => chart.replay());
draw();
void begin();
