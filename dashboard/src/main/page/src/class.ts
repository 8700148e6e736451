import { BoardView } from "./classroom/board.ts";
import { DetailView } from "./classroom/detail.ts";
import { HelpsView, inNeed } from "./classroom/helps.ts";
import { boardOf, type Board } from "./classroom/messages.ts";
import { Connection, type ServerState } from "./live/connection.ts";
import { ask } from "./live/request.ts";
import "./style/base.css";
import "./style/header.css";
import "./style/class.css";
import { type ClassTexts, en } from "./text/class.en.ts";
import { uk } from "./text/class.uk.ts";
import { textsOfThisBrowser } from "./text/language.ts";
import { Announcer } from "./view/announcer.ts";
import { byId, setData, setShown, setText } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { installFullScreen } from "./view/fullScreen.ts";
import { Outcome } from "./view/outcome.ts";
import { showWhoIsSignedIn } from "./view/signedIn.ts";

const CHECK_MILLIS = 250;

const inLanguage: Record<string, ClassTexts | undefined> = { en, uk };
const texts = inLanguage[textsOfThisBrowser().locale] ?? en;
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
let newest: Board | null = null;
let server: ServerState = "connecting";

const connection = new Connection({
  open: () => new WebSocket(new URL("./api/v1/class/live", document.baseURI.replace(/^http/, "ws"))),
  now: () => performance.now(),
  onText: (text) => {
    newest = boardOf(text) ?? newest;
    requestAnimationFrame(draw);
  },
  onState: (state) => {
    server = state;
    if (state === "connected") void showCode();
    draw();
  },
});

/** The code stands in no stream, only in the answer to who may ask. */
async function showCode(): Promise<void> {
  const answer = await fetch(new URL("./api/v1/class", document.baseURI));
  if (answer.ok) setText(byId("code"), ((await answer.json()) as { code: string }).code);
}

function draw(): void {
  setText(byId("health-word"), texts.health[server]);
  setData(byId("health"), "state", server === "connected" ? "live" : server);
  setData(document.documentElement, "server", server);
  const board = newest;
  alarm(server === "gone" ? texts.goneSentence : (board?.notice ?? ""));
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
  byId<HTMLButtonElement>("start").disabled = !board.leading;
  byId<HTMLButtonElement>("stop").disabled = !board.leading || drill?.running !== true;
  boardView.render(board.students);
  helpsView.render(board.students);
  showFaults(board);
  const urgent = inNeed(board.students).find((student) => student.help?.urgent);
  announcer.render(
    urgent === undefined ? "" : texts.needsHelp(urgent.name, urgent.help?.reason ?? ""),
    performance.now(),
  );
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
    setText(item, `${fault.count} × ${fault.last}`);
  });
}

async function order(path: string, done: string): Promise<void> {
  const answer = await ask(path);
  outcome.tell(answer.taken ? done : (answer.sentence ?? texts.refused));
}

byId("start").addEventListener("click", () => void order("./api/v1/class/drill/start", texts.started));
byId("stop").addEventListener("click", () => void order("./api/v1/class/drill/stop", texts.stopped));
setInterval(() => connection.check(), CHECK_MILLIS);
connection.check();
