import { en, type Texts } from "./en.ts";

/** Every language is a file named by its two letters, which exports all pages' texts by those letters: `uk.ts` has `uk`. */
const files = import.meta.glob<Record<string, Texts>>("./??.ts", { eager: true });

/** All languages there are, by their two letters; English first. */
export const languages: ReadonlyMap<string, Texts> = new Map(
  Object.entries(files)
    .map(([path, file]) => [path.slice(2, 4), file] as const)
    .map(([letters, file]) => [letters, file[letters] ?? missing(letters)] as const)
    .sort(([one], [other]) => Number(other === "en") - Number(one === "en") || one.localeCompare(other)),
);

function missing(letters: string): never {
  throw new Error(`The file of the language "${letters}" does not export its texts as "${letters}"`);
}

const SETTING = "myodose.language";

/** The texts in the language that was chosen here before, else in the first of the browser's that there is, else English. */
export function textsFor(kept: string | null, browser: readonly string[]): Texts {
  const wished = [kept ?? "", ...browser].map((tag) => tag.slice(0, 2).toLowerCase());
  return wished.map((letters) => languages.get(letters)).find((texts) => texts !== undefined) ?? en;
}

export function textsOfThisBrowser(): Texts {
  return textsFor(localStorage.getItem(SETTING), navigator.languages);
}

/** From the next load of a page on. */
export function keepLanguage(letters: string): void {
  localStorage.setItem(SETTING, letters);
}
