import { many } from "./plural.uk.ts";
import type { Told, ToldWords } from "./told.ts";

/** 3 з 4 утримань, а сходами — 3 з 4 сходинок. */
function share(told: Told): string {
  const of = told.has("steps")
    ? `${told.number("steps")} ${many(told.count("steps"), "сходинки", "сходинок", "сходинок")}`
    : `${told.number("holds")} ${many(told.count("holds"), "утримання", "утримань", "утримань")}`;
  return `${told.number("faulty")} з ${of}`;
}

/** Котре найгірше, щоб його можна було знайти. */
function worst(told: Told): string {
  const hold = told.number("worstHold");
  return told.has("worstStep")
    ? `найгірша — сходинка ${told.number("worstStep")} утримання ${hold}`
    : `найгірше — утримання ${hold}`;
}

/** Що не так, у скількох, і яке з них найгірше. */
function fault(words: string, figure: (told: Told) => string): (told: Told) => string {
  return (told) => `${words} ${share(told)}; ${worst(told)}: ${figure(told)}.`;
}

const mean = (told: Told) => `у середньому ${told.number("worstNewtons", 1)} Н`;
const by = (told: Told) => `на ${told.number("worstNewtons", 1)} Н`;
const lasted = (told: Told) => `${told.number("worstSeconds", 1)} с`;
const rate = (told: Told) => `${told.number("worstNewtonsPerSecond")} Н/с`;

/** Чому втрачено бали і чому оцінки немає; коди пояснено в docs/scores.md і docs/class.md. */
export const scores: ToldWords = {
  nothingToJudge: () => "Не було чого оцінювати.",
  good: (told) => {
    const [name, one, few, other] = told.has("steps")
      ? ["steps", "сходинка", "сходинки", "сходинок"]
      : ["holds", "утримання", "утримання", "утримань"];
    const count = told.count(name!);
    if (count === 1) return told.has("steps") ? "Сходинка добра." : "Утримання добре.";
    return `Усі ${count} ${many(count, one!, few!, other!)} добрі.`;
  },
  given: (told) => `Утримань виконано: ${told.number("given")} із ${told.number("wanted")}.`,
  belowBand: fault("Нижче меж цілі:", mean),
  aboveBand: fault("Вище меж цілі:", mean),
  outsideBand: fault("Поза межами цілі:", mean),
  trembled: fault("Із тремтінням:", by),
  sagged: fault("Із просіданням:", by),
  creptUp: fault("Із наростанням сили:", by),
  saggedOrCreptUp: fault("Із просіданням чи наростанням сили:", by),
  tooShort: fault("Закороткі:", lasted),
  tooLong: fault("Задовгі:", lasted),
  tooShortOrTooLong: fault("Закороткі чи задовгі:", lasted),
  loadedTooSlowly: fault("Навантажено заповільно:", rate),
  loadedTooFast: fault("Навантажено зашвидко:", rate),
  loadedTooSlowlyOrTooFast: fault("Навантажено заповільно чи зашвидко:", rate),
  overshot: fault("Із перевищенням:", by),
  tooSoon: fault("Закороткий відпочинок перед", lasted),
  tooLate: fault("Задовгий відпочинок перед", lasted),
  tooSoonOrTooLate: fault("Закороткий чи задовгий відпочинок перед", lasted),
  nothingYet: () => "Ще нічого не утримано.",
  notWhole: () => "Жодного утримання не видно цілком.",
  severalBands: () => "Цілей було кілька: оцініть запис на станції командою ./myodose score.",
  counts: () => "Ці сили — відліки, а оцінка потребує ньютонів: відкалібруйте датчик.",
};
