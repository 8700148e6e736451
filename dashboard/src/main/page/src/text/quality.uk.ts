import type { Texts } from "./en.ts";
import { many } from "./plural.uk.ts";

/** Стільки назв називаємо; у таблиці панелі є всі. */
const MOST_NAMES = 3;

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} і ще ${names.length - MOST_NAMES}` : shown;
}

const flagWords: Record<string, string> = {
  saturated: "насичено",
  dead_zone: "у мертвій зоні",
  extrapolated: "поза калібруванням",
  count_out_of_range: "хибний відлік",
  stuck: "застиг",
  foreign: "чуже калібрування",
};
const word = (flag: string) => flagWords[flag] ?? flag.replaceAll("_", " ");

const flagMeanings: Record<string, string> = {
  saturated: "На більшу силу датчик уже не відповідає: справжня сила така або більша.",
  dead_zone: "На таку малу силу датчик не відповідає; невизначеність це враховує.",
  extrapolated: "Сила лежить за межами тягарів калібрування.",
  count_out_of_range: "Перетворювач не може дати такого відліку: перевірте кабель і пристрій.",
  stuck: "Покази стоять там, де справжній датчик ніколи не стоїть: перевірте датчик і його кабель.",
};

/** Слова про якість сигналу: рядок, його панель і те, що стоїть біля сумнівної сили. */
export const quality: Texts["quality"] = {
  good: "Сигнал добрий",
  checking: "Сигнал перевіряється",
  checkingMeaning: "Втрати, частота й годинник будуть відомі за секунду.",
  check: (what) => `Сигнал придатний, але: ${what}`,
  bad: (what) => `Не довіряйте силі: ${what}`,
  none: (health) => `Немає сигналу: ${health}`,
  more: (findings) => ` (і ще ${findings})`,
  flagWord: word,
  atLeast: "≥",
  flag: (flag, channels) => `${list(channels)} ${word(flag)}`,
  flagMeaning: (flag) => flagMeanings[flag] ?? "",
  alarm: { calibration: "калібрування не для цього пристрою", overload: "обробляється не все" },
  expired: (channels) => `калібрування ${list(channels)} прострочене`,
  expiredMeaning: "Відкалібруйте знову або перевірте: ./myodose calibrate --check.",
  uncalibrated: "без калібрування",
  uncalibratedMeaning: "Без нього невизначеність сили невідома.",
  lost: (scans, written, seconds) =>
    `втрачено ${written} ${many(scans, "скан", "скани", "сканів")} за останні ${seconds} с`,
  lostMeaning: "Прогалина лишається прогалиною; нічого не вгадується. Таблиця каже, де їх втрачено.",
  rate: (measured, rated) => `вимірювання ${measured} Гц замість ${rated} Гц`,
  rateMeaning: "Час вимірюється, тож лишається правильним.",
  clock: (uncertainty) => `час вимірювання відомий лише з точністю ± ${uncertainty}`,
  clockMeaning: "Усталюється за кілька секунд після початку; якщо ні, затримка зв’язку нерівна.",
  groups: { sensor: "Датчик", time: "Час", loss: "Втрачено досі", delay: "Затримка", device: "Пристрій" },
  rows: {
    uncertainty: "Невизначеність (1 σ)",
    flags: "Сумнівні канали",
    impossible: "Хибних відліків досі",
    calibration: "Калібрування",
    expires: "Чинне до",
    filter: "Фільтр",
    rate: "Вимірювання",
    jitter: "Тремтіння вимірювання",
    clock: "Час вимірювання",
    drift: "Відхід годинника",
    roundTrip: "Туди й назад",
    missing: "Бракує",
    damaged: "Пошкоджено",
    dropped: "Запізніло або двічі",
    notSent: "Не надіслав пристрій",
    noRoom: "Не вмістив видавець",
    screen: "Пропустив екран",
    sensorToHost: "Від пристрою до комп’ютера",
    filterDelay: "Затримка фільтра",
    latency: "Від надходження до аналізу",
    slowest: "Найповільніше за секунду",
    toScreen: "Від надходження до екрана",
    frames: "Екран перемальовано",
    link: "Зв’язок",
    source: "Джерело",
    serialNumber: "Серійний номер",
    firmware: "Прошивка",
  },
  notes: {
    impossible: "Скани з відліком, якого перетворювач дати не може. Їх збережено й позначено.",
    dropped: "Скани, що надійшли пізно, двічі або з іншою кількістю каналів.",
    jitter: "Стандартне відхилення часу між сканами за годинником пристрою.",
    clock: "Невизначеність часу, коли скан було виміряно, за годинником цього комп’ютера.",
    drift: "Наскільки годинник пристрою йде швидше за годинник цього комп’ютера.",
    sensorToHost:
      "Від вимірювання до надходження його байтів на цей комп’ютер: середнє ± стандартне відхилення.",
    filterDelay:
      "Фільтр прибирає шум і тому показує силу трохи пізніше; на стільки запізнюється повільна зміна.",
    latency:
      "Лише частка цього комп’ютера за останню секунду: від надходження скану до кінця його аналізу. " +
      "Половина сканів зайняла не більше першого числа, 99 зі 100 — не більше другого. " +
      "Від датчика до екрана минає більше: додаються вимірювання, кабель, браузер і дисплей.",
    toScreen:
      "Від надходження байтів скану до миті, коли цей браузер намалював його силу: медіана й p99 останніх кадрів. " +
      "Мережі між двома комп’ютерами й самого дисплея тут немає.",
    screen: "Екран показує найновішу силу. Поки він зайнятий, старіші пропускає; аналіз бачив їх усі.",
  },
  vitals: (delay: string, rate: string, lost: string, calibration: string) =>
    `${delay} до екрана · ${rate} Гц · втрачено ${lost} · ${calibration}`,
  calibratedAgo: (days: number) => `калібровано ${days} дн. тому`,
  vitalsShort: (delay: string, rate: string, lost: string, calibration: string) =>
    `${delay} · ${rate} Гц · втрачено ${lost} · ${calibration}`,
  calibratedShort: (days: number) => `кал. ${days} дн. тому`,
  unknown: "невідомо",
  nothing: "немає",
  plusMinus: (figure) => `± ${figure}`,
  meanAndSpread: (mean, spread) => `${mean} ± ${spread}`,
  measuredAndRated: (measured, rated) => `${measured} Гц (номінал ${rated} Гц)`,
  measured: (measured) => `${measured} Гц`,
  partsPerMillion: (figure) => `${figure} ppm`,
  calibrated: (date, days) => `${date}, ${days} ${many(days, "день", "дні", "днів")} тому`,
  latency: (median, p99) => `${median} (p99 ${p99})`,
  aSecond: (figure) => `${figure} разів на секунду`,
  noFilter: "без фільтра",
};
