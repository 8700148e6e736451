import type { ClassTexts } from "./class.en.ts";
import { links } from "./names.uk.ts";
import { scores } from "./scores.uk.ts";

/** Складники оцінки. */
export const parts: Record<string, string> = {
  level: "рівень",
  steadiness: "рівність",
  sag: "просідання",
  duration: "тривалість",
  loading: "навантаження",
  overshoot: "перевищення",
  rest: "відпочинок",
  repetitions: "повторення",
};

const faults: Record<string, string> = {
  OVERSIZED: "завелике повідомлення",
  MALFORMED: "незрозуміле повідомлення",
  OUT_OF_ORDER: "застаріле повідомлення",
  REPEATED: "повторне повідомлення",
  STRANGE_TOPIC: "повідомлення під невідомою темою",
};

/** Дошка класу українською. */
export const uk: ClassTexts = {
  locale: "uk",
  fixed: {
    title: "Myodose · клас",
    heading: "Клас",
    join: "Код для входу",
    prescription: "Призначення наступної вправи",
    start: "Почати вправу",
    stop: "Закінчити вправу",
    debrief: "Розбір",
    report: "Звіт",
    table: "Таблиця (CSV)",
    helps: "Кому потрібна допомога",
    helpsNone: "Зараз нікому.",
    faults: "Повідомлення, яких не вдалося прийняти",
    board: "Усі учні",
    nobody: "Ще ніхто не долучився. Учні запускають Myodose із кодом, що вгорі.",
    feedback: "Коли видно силу, починаючи з наступної вправи",
    close: "Закрити",
  },
  enterFullScreen: "На весь екран",
  leaveFullScreen: "Вийти з повного екрана",
  state: {
    approach: "Готово",
    loading: "Тисне",
    inBand: "Тримає",
    tooLow: "Замало",
    tooHigh: "Забагато",
    done: "Зроблено",
    rest: "Перерва",
    finished: "Кінець",
    stopped: "Зупинено",
    silent: "Мовчить",
    gone: "Немає",
  },
  old: "Застаріло",
  units: { N: "Н", counts: "відліків" },
  notForAClass: (name) => `${name} (потребує порога людини або виправлення)`,
  help: {
    gone: () => "Станція вийшла з класу. Вона записує далі сама й надолужить.",
    link: (reason, sentence) => links[reason] ?? `Негаразд зі станцією: ${sentence}`,
    silent: () => "Станція мовчить.",
    ceiling: () => "Сила вища за межу безпеки.",
    ceilingOfLate: () => "Щойно сила була вища за межу безпеки.",
    stopped: () => "Пацієнт зупинив сеанс.",
    tooHigh: () => "Тисне засильно й не послаблює.",
    notBegun: () => "Ще не починав.",
    losesMost: (part) => `Найбільше втрачає: ${part}.`,
  },
  remark: {
    looking: () => "Шукаємо брокер класу.",
    broker: (_about, sentence) => `Немає зв’язку з брокером класу. ${sentence}`,
    otherTrainer: (since) => `Інший тренер веде цей клас від ${since}: ця дошка лише показує.`,
    disk: (file) =>
      `Те, що дає клас, не вдається зберегти у ${file}: звільніть місце на диску. Нічого не втрачено, станції надішлють це знову.`,
    clockBehind: (seconds) =>
      `Її годинник відстає від цього комп’ютера на ${seconds} с; час у звіті виправлено.`,
    clockAhead: (seconds) =>
      `Її годинник поспішає проти цього комп’ютера на ${seconds} с; час у звіті виправлено.`,
    sameName: () => "Інша станція має те саме ім’я.",
    replay: () => "Програє запис, а не натискає наживо.",
  },
  part: parts,
  fault: (count, fault, last) => `${count} × ${faults[fault] ?? last}`,
  missed: (boards) => `пропущено: ${boards}`,
  feedback: {
    "": "як каже вправа",
    full: "завжди",
    faded: "показ поступово зникає",
    bandwidth: "лише поза межами цілі",
    "on request": "на прохання (учень вирішує сам)",
    delayed: "після утримання",
    none: "ніколи (наосліп)",
  },
  health: {
    connecting: "З’єднання",
    connected: "Наживо",
    gone: "Немає зв’язку",
    signedOut: "Вхід закінчився",
  },
  goneSentence: "Ця дошка втратила клас. Те, що видно, застаріло; станції працюють далі самі.",
  drillRunning: (name) => `Вправа: ${name}`,
  drillOver: (name) => `Вправу закінчено: ${name}`,
  noDrill: "Вправи ще не було",
  expert: (name) => `Зразок наступної: ${name}`,
  started: "Вправу почато.",
  stopped: "Вправу закінчено.",
  refused: "Цього не вдалося зробити.",
  saved: "Прийнято.",
  noScore: "–",
  hold: (index, of) => `${index}/${of}`,
  behind: (count) => `ще не надійшло: ${count}`,
  needsHelp: (name, reason) => `${name}: ${reason}`,
  drillTitle: (number, feedback) => `Вправа ${number}, силу видно: ${feedback}`,
  outOf: (points) => `${points} зі 100 балів`,
  holdLine: (index, mean, unit, seconds, inBand, match) =>
    `Утримання ${index}: ${mean} ${unit} протягом ${seconds} с, у межах цілі ${inBand} %` +
    (match === null ? "" : `, схоже на зразок на ${match} %`),
  lost: (part, points, sentence) => `${part} −${points}: ${sentence}`,
  scores,
  noDrills: "Вправи ще не було.",
};
