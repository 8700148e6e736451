import type { Texts } from "./en.ts";
import { many } from "./plural.uk.ts";

/** Слова початку сеансу, що не змінюються. */
export const beginFixed = {
  beginTitle: "Почати сеанс",
  beginClose: "Закрити",
  goOn: "Продовжити",
  beginPerson: "Особа (псевдонім, не ім’я)",
  beginSite: "Місце",
  beginPrescription: "Припис",
  beginThreshold: "Поріг болю від тиску (Н)",
  beginFirst: "Перший сеанс цієї особи",
  beginChecklist: "Чи є щось із цього? Позначте те, що є.",
  beginSkip: "Почати без переліку",
  beginRecorded: "Записується в окремий файл.",
  phone: "Телефон пацієнта",
  phoneCode: "QR-код посилання нижче",
  phoneRevoke: "Припинити посилання",
};

export const phone: Texts["phone"] = {
  scan: "Дайте пацієнтові відсканувати це, щоб оцінювати біль і зупиняти.",
  onlyHere:
    "Телефон дістанеться сюди лише тоді, коли Myodose запущено з --listen. На цьому комп’ютері відкрийте:",
  goodFor: (minutes) =>
    `Для одного телефона, протягом ${minutes} ${many(minutes, "хвилини", "хвилин", "хвилин")} і лише для цього сеансу.`,
  revoked: "Посилання припинено; з того телефона більше нічого не надходить.",
  failed: "Немає посилання: Myodose не відповів",
};

export const begin: Texts["begin"] = {
  open: "Почати сеанс",
  interrupted: (who, prescription, holds, planned) =>
    `Сьогодні перервано: ${who}, ${prescription}, виконано ${holds} з ${planned} ${many(planned, "утримання", "утримань", "утримань")}.`,
  ownSites: (sites) => `На власних місцях: ${sites}`,
  needsThreshold: (name) => `${name} (потрібен поріг)`,
  startAll: "Нічого з цього: почати",
  startFound: "Усе одно почати",
  verdicts: {
    none: "",
    absolute:
      "З цим сеанс проводити не можна, тож почати його тут не вдасться. Позначено помилково? Зніміть позначку.",
    local: "Не на місці, де це є: оберіть інше місце.",
    lower: "Лише з нижчою межею сили: оберіть відповідний припис.",
  },
  missingPerson: "Вкажіть, хто це: псевдонім із латинських літер і цифр, наприклад p07.",
  missingSite: "Вкажіть місце, наприклад ліва литка.",
  missingThreshold: "Цей припис залежить від порога особи: введіть його в ньютонах.",
  incomplete: (sentence) => `Показано не всіх; введіть псевдонім. ${sentence}`,
  begun: "Сеанс почато",
  refused: (sentence) => `Не почато: ${sentence}`,
  failed: "Не почато: Myodose не відповів",
  contraindications: {
    "fever or acute infection": "гарячка або гостра інфекція",
    "thrombosis or thrombophlebitis": "тромбоз або тромбофлебіт",
    "acute disease of the heart or vessels, or a hypertensive crisis":
      "гостра хвороба серця чи судин або гіпертонічний криз",
    "severe osteoporosis": "тяжкий остеопороз",
    "cancer, unless an oncologist agrees": "рак, якщо онколог не дав згоди",
    "acute mental disease": "гостре психічне захворювання",
    "skin disease or a wound": "хвороба шкіри або рана",
    "acute inflammation or injury": "гостре запалення або травма",
    "a clotting disorder, or anticoagulants": "порушення згортання крові або антикоагулянти",
  },
};
