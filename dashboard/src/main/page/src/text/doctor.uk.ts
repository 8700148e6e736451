import { many } from "./plural.uk.ts";
import type { Told, ToldWords } from "./told.ts";

/** Що оглядає лікар; власні назви лишаються, як є. */
export const matters: Record<string, string> = {
  "java flags": "запуск Java",
  "serial ports": "послідовні порти",
  "FTDI latency timer": "таймер затримки FTDI",
  "Raspberry Pi pins": "контакти Raspberry Pi",
  "disk space": "місце на диску",
  "disk speed": "швидкість диска",
  clock: "годинник",
  date: "дата",
  processor: "процесор",
  hiccups: "запізнення",
  memory: "пам’ять",
  machine: "комп’ютер",
};

function speed(told: Told): string {
  const times = told.count("times");
  return (
    `Дописати й зберегти 30 кБ триває ${told.number("medianMillis", 1)} мс, ` +
    `щонайдовше ${told.number("worstMillis", 1)} мс із ${times} ${many(times, "спроби", "спроб", "спроб")}.`
  );
}

const lateness = (told: Told) =>
  `Потік прокидається на ${told.number("p99Millis", 2)} мс пізніше (p99), щонайгірше на ${told.number("worstMillis", 1)} мс.`;
const memory = (told: Told) => `Вільно ${told.number("megabytes")} МБ.`;
const java = (told: Told) => `Java ${told.text("version")} від ${told.text("vendor")}.`;
const governor = (told: Told) => `Його частоту вибирає: ${told.text("governors")}.`;
const clock = (told: Told) => `Час читають із ${told.text("source")}`;

/** Що побачив лікар; коди пояснено в docs/doctor.md. Команди, назви та шляхи лишаються, як є. */
export const doctor: ToldWords = {
  java: (told) => java(told),
  javaTooOld: (told) => `${java(told)} Для Myodose потрібна 25 або новіша.`,
  javaFlags: (told) => `Паузи збирача сміття короткі: ${told.text("flags")}.`,
  javaFlagsMissing: () =>
    "Запущено без ZGC та підготовленої пам’яті: збирач сміття може зупиняти вимірювання на 10 мс і довше. " +
    "Запускайте через ./myodose, він просить про обидва.",
  portsUnknown: () => "Права на порти видно лише в Linux.",
  noPort: () =>
    "Жодного послідовного порту USB немає: під’єднайте пристрій і огляньте ще раз або спробуйте «./myodose demo».",
  portUnknown: (told) => `${told.text("port")}: його прав не вдалося прочитати.`,
  portOpen: (told) => `${told.text("port")} можна відкрити.`,
  portOfGroup: (told) =>
    `${told.text("port")} належить групі ${told.text("group")}, а ви не в ній: його не можна відкрити.`,
  portClosed: (told) =>
    `${told.text("port")} має права ${told.text("mode")} і групу ${told.text("group")}: вам його не відкрити, навіть увійшовши до групи.`,
  modemManagerRuns: () => "ModemManager працює і звертається до нових послідовних портів.",
  modemManagerAbsent: () => "Не працює.",
  timer: (told) => `${told.text("port")}: ${told.number("millis")} мс.`,
  timerLong: (told) => `${told.text("port")} притримує дані до ${told.number("millis")} мс.`,
  timerUnknown: (told) => `${told.text("port")}: таймера затримки не вдалося прочитати.`,
  busOn: (told) => `${told.text("bus")}: ${told.text("nodes")}.`,
  busOff: (told) => `${told.text("bus")} вимкнено; потрібно лише для датчиків на контактах.`,
  diskSpace: (told) =>
    `Вільно ${told.number("gigabytes", 1)} ГБ у ${told.text("folder")}; 64 канали по 1 кГц займають 1 ГБ за годину.`,
  diskSpeed: (told) => speed(told),
  diskSlow: (told) => `${speed(told)} Записуйте на швидший диск.`,
  folderClosed: (told) => `У ${told.text("folder")} нічого не можна записати (${told.text("failure")}).`,
  clock: (told) => `${clock(told)}.`,
  clockSlow: (told) => `${clock(told)}, це триває близько мікросекунди щоразу.`,
  clockUnknown: () => "Комп’ютер не каже, звідки читає час.",
  dateByNetwork: () => "Встановлює мережа.",
  dateByService: () => "Працює служба часу.",
  dateNotSet: () => "Мережа її не встановлює: у записах може бути хибна дата. Тривалостей це не зачіпає.",
  dateUnknown: () => "Служби часу не видно; у контейнера дата та, що в його господаря.",
  governor: (told) => governor(told),
  governorSlow: (told) => `${governor(told)} Коли надходять дані, він може працювати повільно.`,
  governorUnknown: () => "Процесор не каже, як вибирає свою частоту.",
  hiccups: (told) => lateness(told),
  hiccupsLong: (told) => `${lateness(told)} Процесор зайнятий чимось іншим.`,
  memory: (told) => memory(told),
  memoryLittle: (told) => `${memory(told)} Із браузером поруч потрібно більше.`,
  memoryTooLittle: (told) => `${memory(told)} Для Myodose потрібно 400 МБ.`,
  memoryUnknown: () => "Комп’ютер не каже, скільки пам’яті вільно.",
  ownMachine: () => "Справжній комп’ютер.",
  container: () =>
    "Це контейнер: пристрій треба передати йому, а вийнятий і знову вставлений штекер дістає нову назву.",
  virtualMachine: () =>
    "Це віртуальна машина: господар може зупиняти її на мілісекунди; затримок тут не оцінюйте.",
  notLinux: () => "Це не Linux: більшість того, що тут оглядають, видно лише в Linux.",
};
