import { isOnlyHere } from "../live/reach.ts";
import { refusalOf } from "../live/request.ts";
import type { Texts } from "../text/en.ts";
import { byId, setAttribute, setShown, setText } from "./dom.ts";

interface Link {
  link: string;
  goodForSeconds: number;
  size: number;
  path: string;
}

/** Squares of quiet around a code, without which phones do not find it. */
const QUIET = 4;

/** The patient's own phone: a link for one use as a QR code, and its end. */
export class PhoneView {
  private readonly box = byId("phone");
  private readonly title = byId("phone-title");
  private readonly code = byId<SVGSVGElement>("phone-code");
  private readonly link = byId<HTMLAnchorElement>("phone-link");
  private readonly news = byId("phone-news");

  constructor(private readonly texts: Texts) {
    this.box.addEventListener("beforetoggle", (event) => {
      if ((event as ToggleEvent).newState === "open") void this.make();
      else this.clear();
    });
    byId("phone-revoke").addEventListener("click", () => void this.revoke());
  }

  /** Each opening makes a new one: what was shown once may have been photographed. */
  private async make(): Promise<void> {
    this.clear();
    setText(this.title, this.texts.phone.scan);
    const { goodFor, failed } = this.texts.phone;
    try {
      const answer = await fetch(this.at(), { method: "POST" });
      if (!answer.ok) return setText(this.news, (await refusalOf(answer)) ?? failed);
      const { link, goodForSeconds, size, path } = (await answer.json()) as Link;
      const here = isOnlyHere(link);
      setText(this.title, here ? this.texts.phone.onlyHere : this.texts.phone.scan);
      // A code that leads a phone to itself would only be tried in vain.
      if (!here) this.draw(size, path);
      this.link.href = link;
      setText(this.link, link);
      setShown(this.link, true);
      setText(this.news, goodFor(Math.round(goodForSeconds / 60)));
    } catch {
      setText(this.news, failed);
    }
  }

  private draw(size: number, path: string): void {
    setAttribute(this.code, "viewBox", `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`);
    setAttribute(this.code.querySelector("path") as SVGPathElement, "d", path);
    this.code.removeAttribute("hidden");
  }

  /** Nothing of a key stays in the page. */
  private clear(): void {
    this.code.setAttribute("hidden", "");
    setAttribute(this.code.querySelector("path") as SVGPathElement, "d", "");
    setShown(this.link, false);
    this.link.removeAttribute("href");
    setText(this.link, "");
    setText(this.news, "");
  }

  private async revoke(): Promise<void> {
    const { revoked, failed } = this.texts.phone;
    try {
      const answer = await fetch(this.at(), { method: "DELETE" });
      if (answer.ok) this.clear();
      setText(this.news, answer.ok ? revoked : ((await refusalOf(answer)) ?? failed));
    } catch {
      setText(this.news, failed);
    }
  }

  private at(): URL {
    return new URL("api/v1/patient-link", document.baseURI);
  }
}
