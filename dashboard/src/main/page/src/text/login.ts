import { textsOfThisBrowser } from "./language.ts";
import { en, type LoginTexts } from "./login.en.ts";
import { uk } from "./login.uk.ts";

const inLanguage: Record<string, LoginTexts | undefined> = { en, uk };

/** The words for signing in and out, in the language of this browser. */
export const loginTexts = (): LoginTexts => inLanguage[textsOfThisBrowser().locale] ?? en;
