import { signInAddress } from "../live/signIn.ts";
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
