import { byId, setText } from "../view/dom.ts";

/** Asks before something is lost or changed; Escape and the second button are a no. */
export function sure(question: string, yes: string): Promise<boolean> {
  const dialog = byId<HTMLDialogElement>("question");
  setText(byId("question-text"), question);
  setText(byId("question-yes"), yes);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
