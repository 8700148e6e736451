import type { Session } from "./session.ts";

/** Which of the states of the way from the sensor to this screen to tell, worst first. */
export type Health =
  "starting" | "gone" | "signedOut" | "connecting" | "silent" | "lost" | "ended" | "stale" | "live";

export function healthOf(session: Session, now: number): Health {
  if (session.server === "connecting") return "starting";
  if (session.server !== "connected") return session.server;
  if (session.link.state !== "streaming") return session.link.state;
  return session.isFresh(now) ? "live" : "stale";
}
