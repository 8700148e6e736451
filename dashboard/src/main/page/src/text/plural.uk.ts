const rules = new Intl.PluralRules("uk");

/** Форма іменника при числі: 1 скан, 2 скани, 5 сканів. */
export function many(count: number, one: string, few: string, other: string): string {
  const form = rules.select(count);
  return form === "one" ? one : form === "few" ? few : other;
}
