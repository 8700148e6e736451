import { setAttribute, setText } from "./dom.ts";

/** Writes the words that never change into the places that a page's HTML keeps for them, and leads to what the server words likewise. */
export function fillInFixedText(texts: { locale: string; fixed: Record<string, string> }): void {
  const word = (key = ""): string => {
    const found = texts.fixed[key];
    if (found === undefined) throw new Error(`the page asks for the text "${key}", which there is not`);
    return found;
  };
  document.documentElement.lang = texts.locale;
  const each = (attribute: string, fill: (element: HTMLElement) => void) =>
    document.querySelectorAll<HTMLElement>(`[${attribute}]`).forEach(fill);
  each("data-text", (element) => setText(element, word(element.dataset["text"])));
  each("data-label", (element) => setAttribute(element, "aria-label", word(element.dataset["label"])));
  each("data-in-language", (element) =>
    setAttribute(element, "href", `${element.getAttribute("href")}?language=${texts.locale}`),
  );
  each("data-note", (element) => addNote(element, word(element.dataset["note"])));
}

/** An explanation on hovering for those who see, and with the figure for those who listen. */
function addNote(element: HTMLElement, note: string): void {
  element.title = note;
  setAttribute(element.querySelector("dd") ?? element, "aria-description", note);
}
