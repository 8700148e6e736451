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
  setText(told, texts.telling);
  const { taken, status } = await say(`api/v1/patient/pain?rating=${rating}`);
  // Another may have been chosen meanwhile, and is on its way.
  if (Number(pain.value) === rating)
    setText(told, taken ? texts.told(rating) : status === null ? texts.notTold : "");
}

async function halt(): Promise<void> {
  const { taken, status } = await say("api/v1/patient/stop");
  if (taken) {
    setText(told, texts.stopped);
    navigator.vibrate?.(200);
  } else if (status === null) setText(told, texts.stopNotTold);
}

/** Says it once more where nothing came back: what a patient wants to say must not be lost in the air. */
async function say(path: string): Promise<{ taken: boolean; status: number | null }> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { taken, sentence } = await ask(path);
    if (taken) return { taken, status: 202 };
    if (sentence !== null) {
      await look();
      return { taken, status: 400 };
    }
  }
  return { taken: false, status: null };
}

async function look(): Promise<void> {
  try {
    const answer = await fetch(new URL("api/v1/patient", document.baseURI));
    if (answer.status === 401 || answer.status === 403) end(texts.overTitle, texts.overAdvice);
  } catch {
    setText(told, texts.notTold);
  }
}

pain.addEventListener("input", show);
pain.addEventListener("change", () => void send());
stop.addEventListener("click", () => void halt());
show();
void look();
setInterval(() => {
  if (over.hidden) void look();
}, ASK_MILLIS);
