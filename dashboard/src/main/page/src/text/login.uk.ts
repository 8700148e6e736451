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
  failed: "Увійти не вдалося, і Myodose не сказав чому.",
  unreachable: "Myodose недосяжний.",
};
