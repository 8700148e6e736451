import { afterEach, expect, it, vi } from "vitest";
import { isForPage, onPageKey } from "../src/view/keys.ts";

const pressed = (changes: object = {}) =>
  isForPage({ key: "m", target: { matches: () => false }, ...changes } as unknown as KeyboardEvent);

it("takes a key for the page's that was pressed once, by itself, and not where somebody types", () => {
  expect(pressed()).toBe(true);
  expect(pressed({ target: { matches: () => true } }), "typed").toBe(false);
  for (const held of ["ctrlKey", "altKey", "metaKey"]) expect(pressed({ [held]: true }), held).toBe(false);
  expect(pressed({ repeat: true }), "held down").toBe(false);
  expect(pressed({ defaultPrevented: true }), "taken already").toBe(false);
});

afterEach(() => vi.unstubAllGlobals());

it("acts on its letter, large or small, only while that is wanted and there is something to do", () => {
  const page = new EventTarget();
  vi.stubGlobal("document", page);
  const choice = { checked: true };
  let may = true;
  let acts = 0;
  onPageKey(
    "m",
    choice as HTMLInputElement,
    () => may,
    () => acts++,
  );
  const press = (key: string, code = "") =>
    page.dispatchEvent(Object.assign(new Event("keydown"), { key, code }));
  for (const key of ["m", "M", "n"]) press(key);
  expect(acts).toBe(2);
  press("ь", "KeyM");
  expect(acts, "on a Ukrainian keyboard").toBe(3);
  press("ь", "KeyN");
  press(",", "KeyM");
  expect(acts, "a French keyboard has its M elsewhere").toBe(3);
  acts = 2;
  choice.checked = false;
  press("m");
  choice.checked = true;
  may = false;
  press("m");
  expect(acts).toBe(2);
});
