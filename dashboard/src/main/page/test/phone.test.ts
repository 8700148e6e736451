import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PATIENCE_MILLIS, Phone, type PhoneView } from "../src/live/phone.ts";
import { en } from "../src/text/patient.en.ts";

type Reply = () => Promise<Response>;

const taken: Reply = () => Promise.resolve(new Response(null, { status: 202 }));
const unreachable: Reply = () => Promise.reject(new TypeError("Failed to fetch"));
const refused =
  (status: number): Reply =>
  () =>
    Promise.resolve(
      new Response(JSON.stringify({ detail: "Sign in first." }), {
        status,
        headers: { "Content-Type": "application/problem+json" },
      }),
    );

describe("the patient's phone", () => {
  /** What each request is answered, in order; without an answer it waits until it is given up. */
  let replies: Reply[];
  let asked: string[];
  let limits: number[];
  let view: PhoneView & { rating: number; said: string[]; lost: string[]; ended: number; felt: number };
  let phone: Phone;

  beforeEach(() => {
    replies = [];
    asked = [];
    limits = [];
    view = {
      rating: 4,
      said: [],
      lost: [],
      ended: 0,
      felt: 0,
      told: (text) => void view.said.push(text),
      stopLost: (text) => void view.lost.push(text),
      end: () => void view.ended++,
      vibrate: () => void view.felt++,
    };
    phone = new Phone(en, view);
    vi.stubGlobal("document", { baseURI: "https://myodose.example/" });
    // Time is over at once, and how long it would have been is kept.
    vi.spyOn(AbortSignal, "timeout").mockImplementation((millis) => {
      limits.push(millis);
      return AbortSignal.abort(new DOMException("too late", "TimeoutError"));
    });
    vi.stubGlobal("fetch", (url: URL, init: RequestInit) => {
      asked.push(url.pathname.replace("/api/v1/patient", ""));
      const reply = replies.shift();
      if (reply !== undefined) return reply();
      return init.signal?.aborted ? Promise.reject(init.signal.reason as Error) : new Promise(() => {});
    });
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("tells a stop that arrived, and lets it be felt", async () => {
    replies = [taken];
    await phone.stop();
    expect(view.said).toEqual([en.telling, "Stop is told."]);
    expect(view.felt).toBe(1);
  });

  it("waits three seconds for an answer, thrice, and says then that the stop did not arrive", async () => {
    await phone.stop();
    expect(limits).toEqual([3000, 3000, 3000]);
    expect(PATIENCE_MILLIS).toBe(3000);
    expect(asked).toEqual(["/stop", "/stop", "/stop"]);
    expect(view.said.at(-1)).toBe("Stop did not arrive. Say stop aloud.");
    expect(view.lost).toEqual(["Stop did not arrive. Say stop aloud."]);
    expect(view.felt).toBe(0);
  });

  it("says a stop again that was lost on the way", async () => {
    replies = [unreachable, unreachable, taken];
    await phone.stop();
    expect(view.said.at(-1)).toBe("Stop is told.");
    expect(view.lost).toEqual([]);
  });

  it("puts before all else that a stop did not arrive because the link is over", async () => {
    replies = [refused(401), refused(401)];
    await phone.stop();
    expect(asked).toEqual(["/stop", ""]);
    expect(view.ended).toBe(1);
    expect(view.lost).toEqual(["Stop did not arrive. Say stop aloud."]);
    expect(view.said.at(-1)).toBe("Stop did not arrive. Say stop aloud.");
  });

  it("says of a rating that it was told, or is to be said aloud", async () => {
    replies = [taken];
    await phone.rate();
    expect(asked).toEqual(["/pain"]);
    expect(view.said.at(-1)).toBe("4 is told.");
    await phone.rate();
    expect(view.said.at(-1)).toBe("Not told. Say it aloud.");
  });

  it("does not say again a rating that is no longer meant", async () => {
    replies = [
      () => {
        view.rating = 7;
        return unreachable();
      },
    ];
    await phone.rate();
    expect(asked).toEqual(["/pain"]);
    expect(view.said).toEqual([en.telling]);
  });

  it("asks no longer than three seconds whether it may still say something", async () => {
    await phone.look();
    expect(limits).toEqual([3000]);
    expect(view.said).toEqual(["Not told. Say it aloud."]);
    replies = [refused(403)];
    await phone.look();
    expect(view.ended).toBe(1);
  });
});
