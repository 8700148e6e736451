import type { Link } from "../live/messages.ts";
import type { Session } from "../live/session.ts";
import type { Texts } from "../text/en.ts";

/** Why the device's link is as it is, in the page's language where the cause has a name in it, else as the server says it. */
export function linkSaid(link: Link, texts: Texts): string | null {
  return texts.said.link[link.reason ?? ""] ?? link.cause;
}

/** A zone's name, where the language has one of its own. */
export function zoneSaid(zone: string, texts: Texts): string {
  return texts.said.zone[zone] ?? zone;
}

/** The unit of the forces, as the page's language writes it. */
export function unitOf(session: Session, texts: Texts): string {
  return texts.units[session.forceUnit] ?? session.forceUnit;
}
