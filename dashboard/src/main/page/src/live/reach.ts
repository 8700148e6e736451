/** Names by which every machine knows itself; the server's own list. */
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a link leads to the machine that it is opened on, whichever that is: a phone would look for it in itself. */
export function isOnlyHere(link: string): boolean {
  return LOOPBACK.has(new URL(link).hostname);
}
