import { post } from "../live/request.ts";
import type { Texts } from "../text/en.ts";
import { byId, setShown } from "./dom.ts";
import { OUTCOME_MILLIS, type Outcome } from "./outcome.ts";

/** Setting the zero: asked for, confirmed, done by the server, and undone for half a minute. */
export function installZero(texts: Texts, outcome: Outcome): void {
  const undo = byId("zero-undo");
  let hiding: ReturnType<typeof setTimeout> | undefined;

  async function ask(path: string, success: string): Promise<boolean> {
    const done = await post(path);
    outcome.tell(done ? success : texts.zero.failed);
    clearTimeout(hiding);
    hiding = setTimeout(() => setShown(undo, false), OUTCOME_MILLIS);
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
