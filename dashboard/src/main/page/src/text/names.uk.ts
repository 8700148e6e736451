import type { Told, ToldWords } from "./told.ts";

/** Причини стану зв’язку, за їхніми назвами. */
export const links: Record<string, string> = {
  opening: "Джерело відкривається.",
  scans_arrive: "Дані надходять.",
  no_scans: "Під’єднано, але даних немає.",
  dead_port: "Порт довго мовчить: його буде відкрито знову.",
  not_connected: "Такого порту чи пристрою зараз немає.",
  unplugged: "Пристрій від’єднано: під’єднайте його знову.",
  port_busy: "Порт зайнятий іншою програмою: закрийте її.",
  no_permission: "Немає права на порт: ./myodose doctor скаже, як його дати.",
  port_unusable: "Цей порт не годиться для пристрою.",
  no_answer: "Пристрій не відповів вчасно.",
  wrong_device: "На порту щось інше: воно не розуміє цього протоколу.",
  other_device: "Це інший пристрій, а не той, що був.",
  calibration_unusable: "Калібрування цього пристрою не можна використати.",
  closed: "З’єднання закрито тут.",
  driver_hangs: "Драйвер порту завис: від’єднайте пристрій.",
  source_ended: "Пристрій сказав, що даних більше немає.",
};

/** Зони, як їх називають пристрої та файли розташування з docs/layouts; інші лишаються, як їх названо. */
export const zones: Record<string, string> = {
  total: "разом",
  palm: "долоня",
  thumb: "великий палець",
  "index finger": "вказівний палець",
  "middle finger": "середній палець",
  "ring finger": "підмізинний палець",
  "little finger": "мізинець",
  fingers: "пальці",
  thenar: "тенар",
  hypothenar: "гіпотенар",
  "heel of the hand": "основа долоні",
  knuckles: "кісточки",
  elbow: "лікоть",
  "front left": "спереду ліворуч",
  "front right": "спереду праворуч",
  "rear left": "ззаду ліворуч",
  "rear right": "ззаду праворуч",
  left: "ліворуч",
  right: "праворуч",
  front: "спереду",
  rear: "ззаду",
  upper: "верхня",
  middle: "середня",
  lower: "нижня",
};

/** Фільтри; перше слово — те, що дають опції --filter. */
export const filters: Record<string, string> = {
  hold: "hold · для утримань",
  fast: "fast · швидкий",
  smooth: "smooth · плавний",
  raw: "raw · без обробки",
  "hold-1": "hold-1 · як у форматі 1",
};

/** Пристрої, яких немає насправді. */
export const models: Record<string, string> = {
  "Simulated hand": "Уявна рука",
  "Simulated glove": "Уявна рукавичка",
  "Simulated table": "Уявний стіл",
  "Simulated mat": "Уявний килимок",
  "Simulated bench": "Уявний стенд",
  "Simulated algometer": "Уявний альгометр",
};

/** Що робить фільтр; коди пояснено в docs/setup-page.md. */
export const filtering: ToldWords = {
  unfiltered: () => "немає, як і просили",
  noRoom: (told) =>
    `немає: ${told.number("rateHz")} вимірів за секунду замало для зрізу на ${told.number("cornerHz")} Гц`,
  filtered,
};

function filtered(told: Told): string {
  const median = told.count("median") > 1 ? [`медіана з ${told.number("median")}`] : [];
  const lowPass =
    told.count("order") > 0
      ? [`нижні частоти за Баттервортом, порядок ${told.number("order")}, зріз ${told.number("cornerHz")} Гц`]
      : [];
  return `${[...median, ...lowPass].join(", потім ")}; затримка ${told.number("delayMillis", 1)} мс`;
}
