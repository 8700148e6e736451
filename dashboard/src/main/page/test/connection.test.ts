import { beforeEach, describe, expect, it } from "vitest";
import { Connection, type Socket } from "../src/live/connection.ts";
import { signInAddress } from "../src/live/signIn.ts";
import { ownPage } from "../src/login/target.ts";

class HandSocket implements Socket {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  closed = false;
  close(): void {
    this.closed = true;
  }
  say(text: string): void {
    this.onmessage?.({ data: text } as MessageEvent);
  }
  hangUp(code = 1006): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

describe("Connection", () => {
  let now: number;
  let sockets: HandSocket[];
  let states: string[];
  let texts: string[];
  let connection: Connection;
  let signedOut: boolean;
  let asked: number;

  beforeEach(() => {
    now = 1000;
    sockets = [];
    states = [];
    texts = [];
    signedOut = false;
    asked = 0;
    connection = new Connection({
      open: () => {
        const socket = new HandSocket();
        sockets.push(socket);
        return socket;
      },
      now: () => now,
      onText: (text) => texts.push(text),
      onState: (state) => states.push(state),
      isSignedOut: () => {
        asked++;
        return Promise.resolve(signedOut);
      },
    });
    connection.check();
  });

  function runMillis(millis: number): void {
    for (const end = now + millis; now < end;) {
      now += 100;
      connection.check();
    }
  }

  function newest(): HandSocket {
    return sockets[sockets.length - 1] as HandSocket;
  }

  it("is connected with the first message and hands the text on", () => {
    newest().say("one");
    expect(states).toEqual(["connected"]);
    expect(texts).toEqual(["one"]);
  });

  it("says that the server is gone as soon as the socket closes", () => {
    newest().say("one");
    newest().hangUp();
    expect(states).toEqual(["connected", "gone"]);
  });

  it("notices a server that holds the line but says nothing, within two seconds", () => {
    newest().say("one");
    runMillis(1400);
    expect(states).toEqual(["connected"]);
    runMillis(200);
    expect(states).toEqual(["connected", "gone"]);
    expect(sockets[0]?.closed).toBe(true);
  });

  it("stays connected while something arrives once a second", () => {
    for (let i = 0; i < 20; i++) {
      newest().say("status");
      runMillis(1000);
    }
    expect(states).toEqual(["connected"]);
    expect(sockets).toHaveLength(1);
  });

  it("tries again at least once a second for as long as it takes, and recovers by itself", () => {
    newest().say("one");
    newest().hangUp();
    for (let i = 0; i < 60; i++) {
      const before = sockets.length;
      runMillis(1100);
      expect(sockets.length).toBeGreaterThan(before);
      newest().hangUp();
    }
    runMillis(1100);
    newest().say("back");
    expect(states).toEqual(["connected", "gone", "connected"]);
  });

  it("does not hammer a server that refuses at once", () => {
    for (let i = 0; i < 100; i++) {
      newest().hangUp();
      runMillis(100);
    }
    expect(sockets.length).toBeLessThan(20);
  });

  it("does not call the server gone because the tab itself was asleep", () => {
    newest().say("one");
    now += 3_600_000;
    connection.check();
    newest().say("two");
    runMillis(300);
    expect(states).toEqual(["connected"]);
  });

  it("still finds out that the server went away while the tab was asleep", () => {
    newest().say("one");
    now += 3_600_000;
    runMillis(1600);
    expect(states).toEqual(["connected", "gone"]);
  });

  it("says that it is signed out when the server says so and closes, and comes back after a new sign-in", async () => {
    newest().say("one");
    signedOut = true;
    newest().hangUp(1008);
    await Promise.resolve();
    expect(states).toEqual(["connected", "gone", "signedOut"]);
    runMillis(1100);
    newest().hangUp();
    await Promise.resolve();
    const before = sockets.length;
    runMillis(4000);
    expect(sockets.length).toBe(before);
    signedOut = false;
    runMillis(1100);
    newest().say("two");
    expect(states).toEqual(["connected", "gone", "signedOut", "connected"]);
  });

  it("finds out after waking that upgrades are refused because nobody is signed in any more", async () => {
    newest().say("one");
    now += 3_600_000;
    connection.check();
    newest().hangUp();
    expect(asked).toBe(0);
    signedOut = true;
    runMillis(200);
    newest().hangUp();
    await Promise.resolve();
    expect(states).toEqual(["connected", "gone", "signedOut"]);
    // The server goes away, too: it says nothing any more, and that is told.
    signedOut = false;
    runMillis(6000);
    newest().hangUp();
    await Promise.resolve();
    expect(states.at(-1)).toBe("gone");
  });

  it("takes no late answer for the state of a server that speaks again", async () => {
    newest().hangUp();
    signedOut = true;
    runMillis(200);
    newest().hangUp();
    runMillis(300);
    newest().say("one");
    await Promise.resolve();
    expect(states.at(-1)).toBe("connected");
  });

  it("listens no more to a socket it gave up", () => {
    const first = newest();
    first.say("one");
    runMillis(1700);
    first.say("late");
    expect(texts).toEqual(["one"]);
  });
});

describe("the way to sign in", () => {
  it("leads back to the page that it was asked from", () => {
    const here = "https://127.0.0.2:8443/setup.html#latency";
    const address = new URL(signInAddress(here, here));
    expect(address.pathname).toBe("/login.html");
    expect(ownPage(address.searchParams.get("to"), address.href)).toBe(here);
  });
});
