import { isSignedOut, signInAddress } from "../live/signIn.ts";
import { textsOfThisBrowser } from "../text/language.ts";
import { setShown } from "./dom.ts";

/** Says in the page's header whether its sign-in has ended, and leads through a new one back to this page. */
export function showSignedOut(is: boolean): void {
  const shown = document.getElementById("signed-out");
  if (is === (shown !== null)) return;
  const who = document.getElementById("signed-in");
  if (who !== null) setShown(who, !is);
  if (shown !== null) return shown.remove();
  const words = textsOfThisBrowser().pages.login;
  const line = document.createElement("p");
  line.id = "signed-out";
  line.setAttribute("role", "alert");
  const link = document.createElement("a");
  link.href = signInAddress(location.href, document.baseURI);
  link.textContent = words.fixed.signIn;
  line.append(`${words.signedOut} `, link);
  document.querySelector("header")?.append(line);
}

/** Goes by an answer of the server: refused for want of a sign-in, or taken, as after a new one in another window. */
export function noteSignIn({ status, ok }: Pick<Response, "status" | "ok">): void {
  if (status === 401) showSignedOut(true);
  else if (ok) showSignedOut(false);
}

/**
 * For pages that no stream tells of it: asks whether the sign-in has ended when somebody looks at the page again, and not by the
 * clock, for asking counts as use and would keep a deserted page signed in.
 */
export function watchSignIn(): void {
  const ask = async () => {
    if (!document.hidden) showSignedOut(await isSignedOut());
  };
  document.addEventListener("visibilitychange", () => void ask());
  addEventListener("focus", () => void ask());
}
