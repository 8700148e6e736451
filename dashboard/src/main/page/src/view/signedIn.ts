import { textsOfThisBrowser } from "../text/language.ts";

const at = (path: string): URL => new URL(path, document.baseURI);

/**
 * Says at the end of that element who is signed in, and lets them sign out. Only over TLS, where somebody always is: on its own
 * machine the page is open to all.
 */
export async function showWhoIsSignedIn(place: Element | null): Promise<void> {
  if (location.protocol !== "https:" || place === null) return;
  // Where the server is away, the page itself tells it.
  const asked = fetch(at("api/v1/me"), { headers: { Accept: "application/json" } });
  const answer = await asked.catch(() => null);
  if (!answer?.ok) return;
  const me = (await answer.json()) as { name: string; roles: string[] };
  const texts = textsOfThisBrowser().pages.login;
  const line = document.createElement("p");
  line.id = "signed-in";
  const who = document.createElement("span");
  who.textContent = texts.me(me.name, me.roles);
  const out = document.createElement("button");
  out.type = "button";
  out.id = "sign-out";
  out.textContent = texts.fixed.signOut;
  out.addEventListener("click", () => void signOut());
  line.append(who, " ", out);
  place.append(line);
}

async function signOut(): Promise<void> {
  await fetch(at("logout"), { method: "POST" });
  location.assign(at("login.html"));
}
