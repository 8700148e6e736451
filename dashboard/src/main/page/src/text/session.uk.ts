import type { Texts } from "./en.ts";
import { filters, links, models, zones } from "./names.uk.ts";

/** Слова призначення, болю пацієнта і звуку. */
export const route: Texts["route"] = {
  then: (site) => `потім ${site}`,
  last: "останнє місце",
  stepOf: (step, steps) => `Сходинка ${step} з ${steps}`,
  band: (low, high, unit) => `${low}–${high} ${unit}`,
};

export const alerts: Texts["alerts"] = {
  ceilingWarning: (ceiling) => `Близько до межі ${ceiling}`,
  ceiling: (ceiling) => `Вище межі ${ceiling}`,
  overdose: "Усе вже дано: більше не означає краще",
  limit: "Межі досягнуто: більше не означає краще",
  short: {
    none: "",
    ceilingWarning: "Близько межі",
    ceiling: "Вище межі",
    overdose: "Забагато",
    limit: "Межа",
  },
};

export const drift: Texts["drift"] = {
  tooLow: "Просідання: сила поволі впала нижче смуги",
  tooHigh: "Наростання: сила поволі зросла вище смуги",
};

export const feedbackOff: Texts["feedbackOff"] = "Це утримання без показу: покладайтеся на відчуття";

export const pain: Texts["pain"] = {
  rating: (rating) =>
    rating === 0 ? "0, болю немає" : rating === 10 ? "10, найгірший біль" : String(rating),
  last: (rating, ago) => `Останній: ${rating} · ${ago}`,
  none: "Ще не сказано",
  secondsAgo: (seconds) => `${seconds} с тому`,
  minutesAgo: (minutes) => `${minutes} хв тому`,
  taken: (rating) => `Біль ${rating} записано`,
  withdrawn: "Оцінку забрано",
  refused: (sentence) => `Не записано: ${sentence}`,
  failed: "Не записано: Myodose не відповів",
};

export const estimate: Texts["estimate"] = {
  question: (hold) => `Перш ніж побачите утримання ${hold}: якою була його середня сила?`,
  refused: (sentence) => `Не записано: ${sentence}`,
  failed: "Не записано: Myodose не відповів",
  invalid: "Введіть силу від 0 до 1000 Н",
  tooLate: "Не записано: уже почалося наступне натискання",
  noted: (hold, newtons) => `Утримання ${hold}: ${newtons} Н записано`,
  compared: (hold, newtons, mean) => `Утримання ${hold}: ви сказали ${newtons} Н, було ${mean} Н`,
};

export const sound: Texts["sound"] = {
  on: "Зі звуком",
  off: "Без звуку",
  waiting: "Звук було ввімкнено: він почнеться з першим дотиком чи клавішею",
};

/** Те, що сервер каже англійською, коротко: за причиною стану зв’язку та за назвою події. */
export const said: Texts["said"] = {
  link: links,
  event: {
    interrupted: "Утримання перервано: бракує даних",
    gap: "Бракує даних: прогалину лишено прогалиною",
    ceiling: "Сила вища за межу",
    limitWarning: "Скоро межа дози",
    limit: "Межі дози досягнуто",
    overdose: "Забагато: більше не означає краще",
    step: "Наступна сходинка",
    nextSite: "Наступне місце",
    saturated: "Датчик насичено: справжня сила більша",
    tare: "Нуль змінено",
    drill: "Тренер змінив вправу",
  },
  alarm: {
    recording: "Запис не вдається.",
    overload: "Обробляється не все.",
    calibration: "Біда з калібруванням.",
    sensor: "Біда з датчиком.",
    rate: "Частота вимірювання не та.",
    prescription: "Призначення не можна виконати повністю.",
  },
  recording: { recording: "триває", failed: "зірвався" },
  zone: zones,
  filter: filters,
  model: models,
};
