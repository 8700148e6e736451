import type { Ring } from "../live/cue.ts";
import { setNumber, setText } from "./dom.ts";

const PARTS = `
  <svg viewBox="0 0 200 200" aria-hidden="true">
    <circle class="ring-track" cx="100" cy="100" r="88" />
    <circle class="ring-progress" id="ring-progress" cx="100" cy="100" r="88" pathLength="100" />
  </svg>
  <div class="ring-middle">
    <span class="ring-seconds" id="ring-seconds"></span>
    <svg class="ring-tick" aria-hidden="true"><use href="#shape-tick" /></svg>
    <span class="ring-caption" id="ring-caption"></span>
  </div>`;

/** `<hold-ring>`: fills while a hold lasts, and tells in its middle what is left. Its parts are the page's, styled by hold.css. */
export class HoldRing extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount === 0) this.innerHTML = PARTS;
  }

  /** @param caption what the seconds are */
  show(ring: Ring, caption: string): void {
    // A little more than full, or a hair of the track shows where the circle closes.
    setNumber(
      this.inner<SVGCircleElement>("progress"),
      "--filled",
      ring.fraction === 1 ? 101 : 100 * ring.fraction,
    );
    setText(this.inner("seconds"), ring.seconds === null ? "–" : String(ring.seconds));
    setText(this.inner("caption"), caption);
  }

  private inner<T extends Element = HTMLElement>(name: string): T {
    return this.querySelector(`#ring-${name}`) as T;
  }
}

customElements.define("hold-ring", HoldRing);
