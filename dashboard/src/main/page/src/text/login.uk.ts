import type { LoginTexts } from "./login.en.ts";

/** Вхід українською. */
export const uk: LoginTexts = {
  locale: "uk",
  fixed: {
    title: "Myodose · вхід",
    who: "Облікові записи робить той, хто запускає Myodose: ./myodose users add",
    name: "Ім’я",
    password: "Пароль",
    show: "Показати пароль",
    signIn: "Увійти",
    signOut: "Вийти",
    on: "Далі",
  },
  me: (name, roles) => `Ви увійшли як ${name} (${roles.join(", ")}).`,
  signedOut: "Ваш вхід закінчився: те, що тут, уже старе. Сам Myodose працює далі.",
  failed: "Увійти не вдалося, і Myodose не сказав чому.",
  unreachable: "Myodose недосяжний.",
};
