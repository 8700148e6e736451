import type { ClassTexts } from "../text/class.en.ts";
import { tell, type ToldWords } from "../text/told.ts";
import { formatNumber } from "../view/numbers.ts";
import type { Help, Lost, Points, Remark } from "./messages.ts";

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

/** What of a page's words tells a score. */
interface ScoreTexts {
  locale: string;
  part: Record<string, string>;
  scores: ToldWords;
  lost: (part: string, points: string, sentence: string) => string;
}

/** What a part lost, and why. */
export function lostWords(lost: Lost, texts: ScoreTexts): string {
  return texts.lost(
    texts.part[lost.part] ?? lost.part,
    formatNumber(lost.lostPoints, 1, texts.locale),
    tell(lost, texts.scores, texts.locale),
  );
}

/** Why there is no score. */
export function whyNotWords({ whyNot, whyNotCode }: Points, texts: ScoreTexts): string {
  return tell({ code: whyNotCode ?? "", sentence: whyNot }, texts.scores, texts.locale);
}
