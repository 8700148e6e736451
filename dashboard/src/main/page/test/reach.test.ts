import { expect, it } from "vitest";
import { isOnlyHere } from "../src/live/reach.ts";

it.each([
  ["http://localhost:8080/enter?key=a", true],
  ["https://127.0.0.1:8443/enter?key=a", true],
  ["http://[::1]:8080/enter?key=a", true],
  ["https://192.168.1.7:8443/enter?key=localhost", false],
  ["https://practice.local/enter", false],
])("knows of %s whether a phone can follow it", (link, here) => {
  expect(isOnlyHere(link)).toBe(here);
});
