import { Connection } from "./live/connection.ts";
import { cueFor } from "./live/cue.ts";
import { type Health, healthOf } from "./live/health.ts";
import { parseMessage } from "./live/messages.ts";
import { Session, TRACE_SECONDS } from "./live/session.ts";
import "./style/style.css";
import { en as texts } from "./text/en.ts";
import { Announcer } from "./view/announcer.ts";
import { byId, setData } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { installFullScreen } from "./view/fullScreen.ts";
import { HoldView } from "./view/hold.ts";
import { NowView } from "./view/now.ts";
import { NewSession } from "./view/newSession.ts";
import { scaleTop } from "./view/numbers.ts";
import { Outcome } from "./view/outcome.ts";
import { PastView } from "./view/past.ts";
import { QualityView } from "./view/quality.ts";
import { SurroundingsView } from "./view/surroundings.ts";
import { ZonesView } from "./view/zones.ts";
import { installZero } from "./view/zero.ts";

/** Often enough to grey out stale data within half a second. */
const CHECK_MILLIS = 100;

fillInFixedText(texts);
const session = new Session();
const nowView = new NowView(texts);
const holdView = new HoldView(texts);
const pastView = new PastView(texts);
const zonesView = new ZonesView(texts);
const surroundings = new SurroundingsView(texts);
const quality = new QualityView(texts);
const announcer = new Announcer(byId("announcer"));
const qualityAnnouncer = new Announcer(byId("quality-announcer"));
installFullScreen(texts);
const outcome = new Outcome();
installZero(texts, outcome);
const newSession = new NewSession(texts, outcome, session);

const connection = new Connection({
  open: () => new WebSocket(new URL("api/v1/live", document.baseURI.replace(/^http/, "ws"))),
  now: () => performance.now(),
  onText: (text) => {
    const message = parseMessage(text);
    if (message === null) return;
    session.apply(message, performance.now());
    requestFrame();
  },
  onState: (state) => {
    session.applyServer(state);
    requestFrame();
  },
});

let frameRequested = false;

/** However many messages arrive, a screen refresh draws once, and draws the newest. */
function requestFrame(): void {
  if (frameRequested) return;
  frameRequested = true;
  requestAnimationFrame(drawFrame);
}

function drawFrame(): void {
  frameRequested = false;
  const now = performance.now();
  const health = healthOf(session, now);
  const top = scaleTop(session.band, session.trace.peakOf(TRACE_SECONDS));
  setData(document.documentElement, "health", health);
  setData(document.documentElement, "phase", session.guidance?.phase ?? "none");
  nowView.render(session, health, top, now);
  holdView.render(session);
  pastView.render(session, top, now);
  zonesView.render(session, now);
  surroundings.render(session, health);
  newSession.render();
  quality.render(session, health, now);
  qualityAnnouncer.render(quality.sentence, now);
  announcer.render(sentenceFor(health), now);
}

function sentenceFor(health: Health): string {
  if (health !== "live") return texts.health[health].join(". ");
  return texts.cue[cueFor(session.guidance, health === "live", session.band !== null).word];
}

setInterval(() => {
  connection.check();
  requestFrame();
}, CHECK_MILLIS);
connection.check();
requestFrame();
