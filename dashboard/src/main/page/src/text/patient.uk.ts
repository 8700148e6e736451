import type { PatientTexts } from "./patient.en.ts";

/** Кожне слово на телефоні пацієнта. */
export const uk: PatientTexts = {
  locale: "uk",
  fixed: {
    title: "Myodose · біль",
    question: "Наскільки зараз болить?",
    least: "не болить",
    most: "найгірший біль",
    stop: "СТОП",
  },
  rating: (rating) =>
    rating === 0 ? "0, не болить" : rating === 10 ? "10, найгірший біль" : `${rating} з 10`,
  telling: "…",
  told: (rating) => `${rating} — передано.`,
  notTold: "Не передано. Скажіть уголос.",
  stopped: "Стоп передано.",
  stopNotTold: "Стоп не дійшов. Скажіть «стоп» уголос.",
  overTitle: "Це посилання вже не діє",
  overAdvice: "Воно було на один сеанс. Попросіть у терапевта новий код і відскануйте його.",
};
