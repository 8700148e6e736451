import "./style/patient.css";
import { ask } from "./live/request.ts";
import { textsOfThisBrowser } from "./text/language.ts";
import { en, type PatientTexts } from "./text/patient.en.ts";
import { uk } from "./text/patient.uk.ts";
import { byId, setAttribute, setShown, setText } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";

/** The patient's own phone: how much it hurts, and stop. It knows nothing else. */
const inLanguage: Record<string, PatientTexts | undefined> = { en, uk };
const texts = inLanguage[textsOfThisBrowser().locale] ?? en;
fillInFixedText(texts);

/** So often it asks whether it may still say something. */
const ASK_MILLIS = 4000;
/** A network that swallows what is sent must not keep a patient waiting for the browser's own minutes. */
const PATIENCE_MILLIS = 3000;

const pain = byId<HTMLInputElement>("pain");
const told = byId("told");
const over = byId("over");
const stop = byId<HTMLButtonElement>("stop");

/** A link that is over says what to do; the slider and the button would only pretend. */
function end(title: string, advice: string): void {
  setText(byId("over-title"), title);
  setText(byId("over-advice"), advice);
  setShown(over, true);
  byId("patient").dataset["state"] = "over";
  pain.disabled = true;
}

function show(): void {
  setText(byId("rating"), pain.value);
  setAttribute(pain, "aria-valuetext", texts.rating(Number(pain.value)));
}

async function send(): Promise<void> {
  const rating = Number(pain.value);
  const isMeant = () => Number(pain.value) === rating;
  setText(told, texts.telling);
  const taken = await say(`api/v1/patient/pain?rating=${rating}`, isMeant);
  // Another may have been chosen meanwhile, and is next.
  if (isMeant()) setText(told, taken ? texts.told(rating) : texts.notTold);
}

async function halt(): Promise<void> {
  setText(told, texts.telling);
  if (await say("api/v1/patient/stop", () => true)) {
    setText(told, texts.stopped);
    navigator.vibrate?.(200);
    return;
  }
  setText(told, texts.stopNotTold);
  // Whatever else is said: that it did not arrive comes first.
  setText(byId("over-title"), texts.stopNotTold);
}

/** Says it again where nothing came back: what a patient wants to say must not be lost in the air. */
async function say(path: string, isMeant: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 3 && isMeant(); attempt++) {
    const { taken, sentence } = await ask(path, PATIENCE_MILLIS);
    if (taken) return true;
    if (sentence !== null) {
      await look();
      return false;
    }
  }
  return false;
}

async function look(): Promise<void> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MILLIS);
    const answer = await fetch(new URL("api/v1/patient", document.baseURI), { signal });
    if (answer.status === 401 || answer.status === 403) end(texts.overTitle, texts.overAdvice);
  } catch {
    setText(told, texts.notTold);
  }
}

pain.addEventListener("input", show);
// One after the other, so that the last that is told is the last that was chosen.
let sending = Promise.resolve();
pain.addEventListener("change", () => (sending = sending.then(send)));
stop.addEventListener("click", () => void halt());
show();
void look();
setInterval(() => {
  if (over.hidden) void look();
}, ASK_MILLIS);
