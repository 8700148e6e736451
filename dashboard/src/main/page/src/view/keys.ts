import { byId } from "./dom.ts";

/** Where letters and figures are typed, or choose from a list. */
const TYPED_INTO =
  "input:not([type=checkbox], [type=radio], [type=range]), select, textarea, [contenteditable='true']";

/** Whether this key was pressed for the page: once, by itself, and not where somebody types. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return false;
  return !(event.target as Partial<Element> | null)?.matches?.(TYPED_INTO);
}

/** The switch beside what a key does, as this browser keeps it: speech input types letters and figures too. */
export function keySwitch(id: string, setting: string): HTMLInputElement {
  const choice = byId<HTMLInputElement>(id);
  choice.checked = localStorage.getItem(setting) !== "off";
  choice.addEventListener("change", () => localStorage.setItem(setting, choice.checked ? "on" : "off"));
  return choice;
}

/** Whether that is the key: by its letter, or by its place where the layout has another script's letter there. */
function isKey(event: KeyboardEvent, letter: string): boolean {
  const otherScript = /^\p{L}$/u.test(event.key) && !/^\p{Script=Latin}$/u.test(event.key);
  return otherScript ? event.code === `Key${letter.toUpperCase()}` : event.key.toLowerCase() === letter;
}

/** A letter that does something on the whole page, as long as it is wanted and `mayAct`. */
export function onPageKey(
  letter: string,
  choice: HTMLInputElement,
  mayAct: () => boolean,
  act: () => void,
): void {
  document.addEventListener("keydown", (event) => {
    if (!isKey(event, letter) || !isForPage(event) || !choice.checked || !mayAct()) return;
    event.preventDefault();
    act();
  });
}
