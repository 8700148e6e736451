import { byId, setShown, setText } from "./dom.ts";

/** The full-screen button; absent where the browser cannot (a phone, an embedded view). */
export function installFullScreen(texts: { enterFullScreen: string; leaveFullScreen: string }): void {
  const button = byId<HTMLButtonElement>("full-screen");
  const label = () =>
    setText(button, document.fullscreenElement === null ? texts.enterFullScreen : texts.leaveFullScreen);
  setShown(button, document.fullscreenEnabled);
  label();
  document.addEventListener("fullscreenchange", label);
  button.addEventListener("click", () => {
    const change =
      document.fullscreenElement === null
        ? document.documentElement.requestFullscreen()
        : document.exitFullscreen();
    // A refusal (for instance by a kiosk policy) leaves the page as it is, which the button's label shows.
    change.catch(label);
  });
}
