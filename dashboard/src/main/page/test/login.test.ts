import { describe, expect, it } from "vitest";
import { ownPage } from "../src/login/target.ts";

describe("Signing in", () => {
  const here = "https://10.0.0.5:8443/login.html";

  it("goes on to the page that was asked for", () => {
    expect(ownPage("/researcher.html", here)).toBe("https://10.0.0.5:8443/researcher.html");
    expect(ownPage(null, here)).toBe("https://10.0.0.5:8443/");
  });

  it.each([
    "https://elsewhere.example/",
    "//elsewhere.example/x.html",
    "\\\\elsewhere.example/",
    "javascript:alert(1)//.html",
    "https://10.0.0.5:8443@elsewhere.example/",
    "/api/v1/live",
    "http://10.0.0.5:8443/",
    "http://[",
  ])("goes nowhere else: %s", (asked) => {
    expect(ownPage(asked, here)).toBe("https://10.0.0.5:8443/");
  });
});
