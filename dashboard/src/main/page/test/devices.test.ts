import { beforeEach, describe, expect, it } from "vitest";
import type { Socket } from "../src/live/connection.ts";
import { Devices } from "../src/live/devices.ts";
import { type LiveMessage } from "../src/live/messages.ts";
import { dose, guidance, hello, scan } from "./messages.ts";

class HandSocket implements Socket {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  closed = false;
  constructor(readonly path: string) {}
  close(): void {
    this.closed = true;
  }
  say(message: LiveMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  }
}

describe("Devices", () => {
  let sockets: HandSocket[];
  let news: number;
  let devices: Devices;
  const named = (...names: string[]) =>
    hello({ devices: names.map((name, index) => ({ index, name, source: `sim:${name}` })) });
  const socket = (index: number) => sockets[index] as HandSocket;

  beforeEach(() => {
    sockets = [];
    news = 0;
    devices = new Devices({
      open: (path) => {
        sockets.push(new HandSocket(path));
        return socket(sockets.length - 1);
      },
      now: () => 1000,
      onNews: () => news++,
    });
    devices.check();
  });

  it("asks for one stream as ever, and for no more of a server with one device", () => {
    socket(0).say(hello());
    socket(0).say(named("glove"));
    expect(sockets.map(({ path }) => path)).toEqual(["api/v1/live"]);
    expect(devices.areSeveral).toBe(false);
    expect(devices.query(0)).toBe("");
  });

  it("follows every device that the first stream names, each in a session of its own", () => {
    socket(0).say(named("glove", "table"));
    expect(sockets.map(({ path }) => path)).toEqual(["api/v1/live", "api/v1/live?device=1"]);
    socket(0).say(scan(1, 10));
    socket(1).say(named("glove", "table"));
    socket(1).say(scan(1, 20));
    expect(devices.sessions.map(({ force }) => force)).toEqual([10, 20]);
    expect(devices.query(1)).toBe("?device=1");
  });

  it("fills the page with the chosen one, and keeps it over a greeting", () => {
    socket(0).say(named("glove", "table"));
    socket(1).say(scan(1, 20));
    devices.choose(1);
    devices.choose(7);
    socket(0).say(named("glove", "table"));
    expect(devices.chosenIndex).toBe(1);
    expect(devices.chosenName).toBe("table");
    expect(devices.chosen.force).toBe(20);
    expect(news).toBeGreaterThan(0);
  });

  it("lets go of devices that a server started afresh does not have", () => {
    socket(0).say(named("glove", "table"));
    devices.choose(1);
    socket(0).say(named("glove"));
    expect(socket(1).closed).toBe(true);
    expect(devices.chosenIndex).toBe(0);
    devices.check();
    expect(sockets).toHaveLength(2);
  });

  it("finds a patient's stop on whichever device it was pressed", () => {
    socket(0).say(named("glove", "table"));
    expect(devices.stopped).toBeNull();
    socket(1).say(hello({ dose, guidance: guidance("stopped") }));
    expect(devices.stopped).toBe(devices.sessions[1]);
  });
});
