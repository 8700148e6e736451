import { json } from "../research/api.ts";
import { byId, setShown } from "../view/dom.ts";

/** A part of the page: for whom it is, and who wants to know when it comes to be seen and when it goes. */
export interface Part {
  roles: string[];
  shown?: (is: boolean) => void;
}

/** Which parts somebody with these roles has, in the page's order; the same as the server's own table of doors. */
export function partsFor(parts: Record<string, Part>, roles: readonly string[]): string[] {
  return Object.entries(parts)
    .filter(([, part]) => part.roles.some((role) => roles.includes(role)))
    .map(([name]) => name);
}

/** The one part that is shown at a time, by the address's fragment; those that are not for this person are not offered. */
export class Parts {
  private mine: string[] = [];
  private present = "";

  constructor(private readonly parts: Record<string, Part>) {
    addEventListener("hashchange", () => this.show());
    document.addEventListener("visibilitychange", () => this.tell(this.present, !document.hidden));
  }

  /** Asks who is signed in, and shows what is for them. */
  async open(): Promise<void> {
    const { roles } = await json<{ roles: string[] }>("me").catch(() => ({ roles: [] }));
    this.mine = partsFor(this.parts, roles);
    for (const name of Object.keys(this.parts)) setShown(this.link(name), this.mine.includes(name));
    setShown(byId("forbidden"), this.mine.length === 0);
    this.show();
  }

  private show(): void {
    const wished = location.hash.slice(1);
    const next = this.mine.includes(wished) ? wished : (this.mine[0] ?? "");
    if (next === this.present) return;
    this.tell(this.present, false);
    this.present = next;
    for (const name of Object.keys(this.parts)) {
      setShown(byId(`part-${name}`), name === next);
      if (name === next) this.link(name).setAttribute("aria-current", "page");
      else this.link(name).removeAttribute("aria-current");
    }
    this.tell(next, !document.hidden);
  }

  private tell(name: string, is: boolean): void {
    this.parts[name]?.shown?.(is);
  }

  private link(name: string): HTMLElement {
    const found = document.querySelector<HTMLElement>(`.parts a[href="#${name}"]`);
    if (found === null) throw new Error(`setup.html has no link to "${name}"`);
    return found;
  }
}
