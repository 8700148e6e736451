import { cueFor } from "./live/cue.ts";
import { Devices } from "./live/devices.ts";
import { type Health, healthOf } from "./live/health.ts";
import type { ScanMessage } from "./live/messages.ts";
import { isSignedOut } from "./live/signIn.ts";
import { ScreenAge } from "./live/screenAge.ts";
import { type Session, TRACE_SECONDS } from "./live/session.ts";
import { Listening } from "./sound/listening.ts";
import { Tones } from "./sound/tones.ts";
import "./style/style.css";
import { textsOfThisBrowser } from "./text/language.ts";
import { afterPaint } from "./view/afterPaint.ts";
import { Announcer } from "./view/announcer.ts";
import { BeginView } from "./view/begin.ts";
import { DeviceSwitch } from "./view/deviceSwitch.ts";
import { EstimateView } from "./view/estimate.ts";
import { byId, setData } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { installFullScreen } from "./view/fullScreen.ts";
import { HoldView } from "./view/hold.ts";
import { installLanguageChoice } from "./view/language.ts";
import { MarkerButton } from "./view/marker.ts";
import { NowView } from "./view/now.ts";
import { NewSession } from "./view/newSession.ts";
import { scaleTop } from "./view/numbers.ts";
import { Outcome } from "./view/outcome.ts";
import { PhoneView } from "./view/phone.ts";
import { PainView } from "./view/pain.ts";
import { PastView } from "./view/past.ts";
import { QualityView } from "./view/quality.ts";
import { RouteView } from "./view/route.ts";
import { SoundControl } from "./view/sound.ts";
import { SurroundingsView } from "./view/surroundings.ts";
import { ZonesView } from "./view/zones.ts";
import { Zero } from "./view/zero.ts";
import { showWhoIsSignedIn } from "./view/signedIn.ts";
import { showSignedOut } from "./view/signedOut.ts";

/** Often enough to grey out stale data within half a second. */
const CHECK_MILLIS = 100;

const texts = textsOfThisBrowser();
fillInFixedText(texts);
void showWhoIsSignedIn(document.querySelector("footer"));
installLanguageChoice(texts);
const devices = new Devices({
  open: (path) => new WebSocket(new URL(path, document.baseURI.replace(/^http/, "ws"))),
  now: () => performance.now(),
  onNews: requestFrame,
  // On its own machine the stream is open to all.
  ...(location.protocol === "https:" && { isSignedOut }),
});
const deviceSwitch = new DeviceSwitch(texts, devices);
const nowView = new NowView(texts);
const holdView = new HoldView(texts);
const routeView = new RouteView(texts);
const pastView = new PastView(texts);
const zonesView = new ZonesView(texts);
const surroundings = new SurroundingsView(texts, devices);
const screenAge = new ScreenAge();
const quality = new QualityView(texts, screenAge);
const announcer = new Announcer(byId("announcer"));
const qualityAnnouncer = new Announcer(byId("quality-announcer"));
installFullScreen(texts);
const outcome = new Outcome("outcome");
const estimateView = new EstimateView(texts, devices);
const painView = new PainView(texts, devices);
new PhoneView(texts);
const sound = new SoundControl(texts, new Tones(), new Listening(devices));
const zero = new Zero(texts, outcome, devices);
const marker = new MarkerButton(texts, outcome, devices);
const begin = new BeginView(texts, outcome, devices);
const newSession = new NewSession(texts, outcome, devices);

let frameRequested = false;
let paintedScan: ScanMessage | null = null;

/** However many messages arrive, a screen refresh draws once, and draws the newest. */
function requestFrame(): void {
  if (frameRequested) return;
  frameRequested = true;
  requestAnimationFrame(drawFrame);
}

function drawFrame(): void {
  frameRequested = false;
  const now = performance.now();
  const session = devices.chosen;
  const health = healthOf(session, now);
  const top = scaleTop(session.band, session.trace.peakOf(TRACE_SECONDS));
  setData(document.documentElement, "health", health);
  setData(document.documentElement, "alert", health === "live" ? session.alert : "none");
  setData(document.documentElement, "feedback", session.feedbackShown ? "on" : "off");
  setData(document.documentElement, "phase", session.guidance?.phase ?? "none");
  showSignedOut(health === "signedOut");
  nowView.render(session, health, top, now);
  holdView.render(session);
  routeView.render(session);
  painView.render(session);
  estimateView.render(session);
  sound.render();
  pastView.render(session, top, now);
  zonesView.render(session, now);
  surroundings.render(session, health, now);
  deviceSwitch.render(now);
  zero.render();
  marker.render();
  newSession.render();
  begin.render(session);
  quality.render(session, health, now);
  qualityAnnouncer.render(quality.sentence, now);
  announcer.render(sentenceFor(session, health), now);
  measurePaint(session);
}

function measurePaint(session: Session): void {
  const { scan, scanHeardAt: heardAt } = session;
  const news = scan === null || scan === paintedScan ? null : { heardAt, ageMicros: scan.ageMicros };
  paintedScan = scan;
  afterPaint(() => screenAge.painted(performance.now(), news));
}

function sentenceFor(session: Session, health: Health): string {
  if (health !== "live") return texts.health[health].join(". ");
  return texts.cue[cueFor(session.guidance, health === "live", session.band !== null).word];
}

setInterval(() => {
  devices.check();
  requestFrame();
}, CHECK_MILLIS);
devices.check();
requestFrame();
