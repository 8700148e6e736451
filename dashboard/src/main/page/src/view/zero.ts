import type { Texts } from "../text/en.ts";
import { byId, setShown, setText } from "./dom.ts";

/** How long a zero that was set by mistake can be taken back, and its outcome read. */
const UNDO_MILLIS = 30_000;

/** Setting the zero: asked for, confirmed, done by the server, and undone for half a minute. */
export function installZero(texts: Texts): void {
  const undo = byId("zero-undo");
  const outcome = byId("zero-outcome");
  let hiding: ReturnType<typeof setTimeout> | undefined;

  async function ask(path: string, success: string): Promise<boolean> {
    const done = await post(path);
    setText(outcome, done ? success : texts.zero.failed);
    clearTimeout(hiding);
    hiding = setTimeout(() => {
      setText(outcome, "");
      setShown(undo, false);
    }, UNDO_MILLIS);
    return done;
  }

  byId("zero-now").addEventListener("click", async () => {
    byId("zero-confirm").hidePopover();
    setShown(undo, await ask("api/v1/tare", texts.zero.done));
  });
  undo.addEventListener("click", async () => {
    setShown(undo, !(await ask("api/v1/tare/undo", texts.zero.undone)));
  });
}

async function post(path: string): Promise<boolean> {
  try {
    return (await fetch(new URL(path, document.baseURI), { method: "POST" })).ok;
  } catch {
    // The server cannot be reached; the caller says so.
    return false;
  }
}
