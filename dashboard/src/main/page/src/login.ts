import "./style/login.css";
import { refusalOf } from "./live/request.ts";
import { ownPage } from "./login/target.ts";
import { textsOfThisBrowser } from "./text/language.ts";
import { byId, setShown, setText } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";

/** Signing in by name and password, and out again. */
const texts = textsOfThisBrowser().pages.login;
fillInFixedText(texts);

const form = byId<HTMLFormElement>("sign-in");
const password = byId<HTMLInputElement>("password");
const refusal = byId("refusal");
const target = ownPage(new URLSearchParams(location.search).get("to"), location.href);

const at = (path: string): URL => new URL(path, document.baseURI);

async function showWhoIsSignedIn(): Promise<void> {
  const answer = await fetch(at("api/v1/me"), { headers: { Accept: "application/json" } });
  if (!answer.ok) return byId("name").focus();
  const me = (await answer.json()) as { name: string; roles: string[] };
  setText(byId("me"), texts.me(me.name, me.roles));
  byId<HTMLAnchorElement>("on").href = target;
  setShown(form, false);
  setShown(byId("signed-in"), true);
}

async function signIn(): Promise<void> {
  setText(refusal, "");
  try {
    const answer = await fetch(at("api/v1/login"), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: byId<HTMLInputElement>("name").value, password: password.value }),
    });
    if (answer.ok) return location.assign(target);
    setText(refusal, (await refusalOf(answer)) ?? texts.failed);
  } catch {
    setText(refusal, texts.unreachable);
  }
  password.select();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void signIn();
});
byId<HTMLInputElement>("show").addEventListener("change", (event) => {
  password.type = (event.target as HTMLInputElement).checked ? "text" : "password";
});
byId("sign-out").addEventListener("click", async () => {
  await fetch(at("logout"), { method: "POST" });
  location.reload();
});
void showWhoIsSignedIn().catch(() => setText(refusal, texts.unreachable));
