import type { ClassTexts } from "../text/class.en.ts";
import type { Help, Remark } from "./messages.ts";

/** What is remarked in this page's language; in the server's English where this page does not know the code. */
export function remarkWords(remark: Remark, texts: ClassTexts): string {
  const words = texts.remark[remark.code];
  return words === undefined ? remark.sentence : words(remark.about, remark.sentence);
}

/** Why somebody needs help, likewise. */
export function helpWords(help: Help, texts: ClassTexts): string {
  const words = texts.help[help.code];
  return words === undefined ? help.reason : words(texts.part[help.about] ?? help.about, help.reason);
}
