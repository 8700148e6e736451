import { MissedBoards } from "./classroom/age.ts";
import { BoardView } from "./classroom/board.ts";
import { DetailView } from "./classroom/detail.ts";
import { DrillChoice } from "./classroom/drillChoice.ts";
import { helpLine, HelpsView, inNeed } from "./classroom/helps.ts";
import { type Board, messageOf } from "./classroom/messages.ts";
import { remarkWords } from "./classroom/words.ts";
import { Connection, type ServerState } from "./live/connection.ts";
import { ask } from "./live/request.ts";
import { isSignedOut } from "./live/signIn.ts";
import "./style/base.css";
import "./style/header.css";
import "./style/class.css";
import { textsOfThisBrowser } from "./text/language.ts";
import { Announcer } from "./view/announcer.ts";
import { byId, setData, setShown, setText } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { installFullScreen } from "./view/fullScreen.ts";
import { Outcome } from "./view/outcome.ts";
import { showWhoIsSignedIn } from "./view/signedIn.ts";
import { showSignedOut } from "./view/signedOut.ts";

/** So soon after it is old, what is old looks so. */
const CHECK_MILLIS = 100;

const texts = textsOfThisBrowser().pages.classroom;
fillInFixedText(texts);
void showWhoIsSignedIn(document.querySelector("header"));
installFullScreen(texts);
const outcome = new Outcome("outcome");
const announcer = new Announcer(byId("announcer"));
const detail = new DetailView(texts);
const boardView = new BoardView(texts, (station) => {
  const student = newest?.students.find((each) => each.station === station);
  if (student !== undefined) void detail.open(student);
});
const helpsView = new HelpsView(texts, (station) => boardView.show(station));
const drillChoice = new DrillChoice(texts);
const missed = new MissedBoards();
let newest: Board | null = null;
let newestAt = 0;
let server: ServerState = "connecting";

const connection = new Connection({
  open: () => new WebSocket(new URL("./api/v1/class/live", document.baseURI.replace(/^http/, "ws"))),
  now: () => performance.now(),
  onText: (text) => {
    hear(text, performance.now());
    requestAnimationFrame(draw);
  },
  onState: (state) => {
    server = state;
    showSignedOut(state === "signedOut");
    if (state === "connected") {
      void showCode();
      void drillChoice.load();
    }
    draw();
  },
  isSignedOut,
});

function hear(text: string, now: number): void {
  const message = messageOf(text);
  if (message?.type === "missed") missed.add(message.scans, now);
  if (message?.type !== "board") return;
  newest = message;
  newestAt = now;
}

/** The code stands in no stream, only in the answer to who may ask. */
async function showCode(): Promise<void> {
  const answer = await fetch(new URL("./api/v1/class", document.baseURI)).catch(() => null);
  if (answer?.ok) setText(byId("code"), ((await answer.json()) as { code: string }).code);
}

function draw(): void {
  const now = performance.now();
  setText(byId("health-word"), texts.health[server]);
  const gone = missed.at(now);
  setText(byId("missed"), gone === 0 ? "" : texts.missed(gone));
  setData(byId("health"), "state", server === "connected" ? "live" : server);
  setData(document.documentElement, "server", server);
  const board = newest;
  const remark = board?.remark ?? null;
  alarm(server === "gone" ? texts.goneSentence : remark === null ? "" : remarkWords(remark, texts));
  if (board === null) return;
  setData(document.documentElement, "leading", String(board.leading));
  setText(byId("room"), board.room);
  const { drill } = board;
  setText(
    byId("drill"),
    drill === null
      ? texts.noDrill
      : drill.running
        ? texts.drillRunning(drill.prescription)
        : texts.drillOver(drill.prescription),
  );
  setText(byId("expert"), board.expert === "" ? "" : texts.expert(board.expert));
  setData(document.documentElement, "drill", drill === null ? "none" : drill.running ? "running" : "over");
  const leads = board.leading && server === "connected";
  byId<HTMLButtonElement>("start").disabled = !leads;
  byId<HTMLButtonElement>("stop").disabled = !leads || drill?.running !== true;
  boardView.render(board.students, now - newestAt);
  helpsView.render(board.students, server === "connected");
  showFaults(board);
  const urgent = inNeed(board.students).find((student) => student.help?.urgent);
  announcer.render(urgent === undefined ? "" : helpLine(urgent, texts), now);
}

function alarm(sentence: string): void {
  const place = byId("alarms");
  if (place.textContent === sentence) return;
  const words = document.createElement("p");
  words.textContent = sentence;
  place.replaceChildren(...(sentence === "" ? [] : [words]));
}

function showFaults(board: Board): void {
  setShown(byId("faults"), board.faults.length > 0);
  const list = byId("fault-list");
  while (list.children.length > board.faults.length) list.lastElementChild?.remove();
  board.faults.forEach((fault, index) => {
    const item = list.children[index] ?? list.appendChild(document.createElement("li"));
    setText(item, texts.fault(fault.count, fault.fault, fault.last));
  });
}

async function order(path: string, done: string): Promise<void> {
  const answer = await ask(path);
  outcome.tell(answer.taken ? done : (answer.sentence ?? texts.refused));
}

byId("start").addEventListener("click", () => void order(drillChoice.path, texts.started));
byId("stop").addEventListener("click", () => void order("./api/v1/class/drill/stop", texts.stopped));
// One may have been saved on the setup page meanwhile.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && server === "connected") void drillChoice.load();
});
setInterval(() => {
  connection.check();
  draw();
}, CHECK_MILLIS);
connection.check();
