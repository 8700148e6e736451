import { formatNumber } from "../view/numbers.ts";

/** Figures, names and paths that the server tells beside a code. */
export type Figures = Record<string, number | string>;

/** The same for words: as the page's language writes them, a dash for what was not told. */
export class Told {
  constructor(
    private readonly figures: Figures,
    private readonly locale: string,
  ) {}

  has(name: string): boolean {
    return this.figures[name] !== undefined;
  }

  /** A whole number, for the forms of nouns. */
  count(name: string): number {
    return Math.round(Number(this.figures[name] ?? 0));
  }

  number(name: string, decimals = 0): string {
    const figure = Number(this.figures[name] ?? NaN);
    return Number.isNaN(figure) ? "–" : formatNumber(figure, decimals, this.locale);
  }

  /** Whatever it is, as it was told. */
  text(name: string): string {
    return String(this.figures[name] ?? "–");
  }
}

/** Another language's words by the server's codes; empty in English, for the server's sentences are English. */
export type ToldWords = Record<string, (told: Told) => string>;

/** What the server tells, in the page's language; its English sentence where the language has no words for the code. */
export function tell(
  { code, figures, sentence }: { code?: string; figures?: Figures; sentence: string },
  words: ToldWords,
  locale: string,
): string {
  // What every object inherits is no word of ours, whatever a station calls its code.
  const say = Object.hasOwn(words, code ?? "") ? words[code ?? ""] : undefined;
  return say?.(new Told(figures ?? {}, locale)) ?? sentence;
}
