import type { Texts } from "../text/en.ts";
import { keepLanguage, languages } from "../text/language.ts";
import { byId } from "./dom.ts";

/** The choice of a language. The page is loaded anew in it; the session goes on, for the server has it. */
export function installLanguageChoice(texts: Texts): void {
  const choice = byId<HTMLSelectElement>("language");
  for (const [letters, { name }] of languages) {
    const option = new Option(name, letters, false, letters === texts.locale);
    option.lang = letters;
    choice.add(option);
  }
  choice.addEventListener("change", () => {
    keepLanguage(choice.value);
    location.reload();
  });
}
