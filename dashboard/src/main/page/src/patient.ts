import "./style/patient.css";
import { Phone } from "./live/phone.ts";
import { textsOfThisBrowser } from "./text/language.ts";
import { byId, setAttribute, setShown, setText } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";

/** The patient's own phone: how much it hurts, and stop. It knows nothing else. */
const texts = textsOfThisBrowser().pages.patient;
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

const phone = new Phone(texts, {
  get rating() {
    return Number(pain.value);
  },
  told: (text) => setText(told, text),
  stopLost: (text) => setText(byId("over-title"), text),
  end: () => end(texts.overTitle, texts.overAdvice),
  vibrate: () => void navigator.vibrate?.(200),
});

pain.addEventListener("input", show);
// One after the other, so that the last that is told is the last that was chosen.
let sending = Promise.resolve();
pain.addEventListener("change", () => (sending = sending.then(() => phone.rate())));
stop.addEventListener("click", () => void phone.stop());
show();
void phone.look();
setInterval(() => {
  if (over.hidden) void phone.look();
}, ASK_MILLIS);
