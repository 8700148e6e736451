import { describe, expect, it } from "vitest";
import html from "../index.html?raw";
import { en } from "../src/text/en.ts";

describe("index.html", () => {
  const asked = [...html.matchAll(/data-(?:text|label|note)="(\w+)"/g)].map((match) => match[1]);

  it("asks for every fixed text there is, and for no other", () => {
    expect([...new Set(asked)].sort()).toEqual(Object.keys(en.fixed).sort());
  });

  it("holds no words of its own but the name and what is needed without JavaScript", () => {
    const body = html.slice(html.indexOf("<body>")).replace(/<noscript>.*<\/noscript>/, "");
    const words = body.replace(/<[^>]*>/g, " ").match(/\p{Letter}+/gu);
    expect(words).toEqual(["Myodose"]);
    expect(html).not.toMatch(/aria-label=/);
  });
});
