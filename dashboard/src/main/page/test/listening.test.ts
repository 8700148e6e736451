import { beforeEach, describe, expect, it } from "vitest";
import type { Socket } from "../src/live/connection.ts";
import { Devices } from "../src/live/devices.ts";
import type { LiveMessage } from "../src/live/messages.ts";
import { Listening } from "../src/sound/listening.ts";
import { guidance, hello, scan } from "./messages.ts";

describe("Listening", () => {
  const devices = ["glove", "table"].map((name, index) => ({ index, name, source: name }));
  let sockets: Socket[];
  let run: Devices;
  let listening: Listening;
  const say = (index: number, message: LiveMessage) =>
    sockets[index]?.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  const holdDone = (at: number): LiveMessage => ({
    type: "event",
    event: "holdDone",
    timeSeconds: at,
    force: 50,
    guidance: guidance("done"),
    cause: "",
  });

  beforeEach(() => {
    sockets = [];
    run = new Devices({
      open: () => {
        const socket: Socket = { onmessage: null, onclose: null, close: () => {} };
        sockets.push(socket);
        return socket;
      },
      now: () => 1000,
      onNews: () => {},
    });
    run.check();
    say(0, hello({ devices }));
    say(1, hello({ devices }));
    say(0, scan(1, 50));
    say(1, scan(1, 20));
    listening = new Listening(run);
  });

  it("hears each event once, and none from before it listened", () => {
    say(0, holdDone(1.1));
    expect(listening.state(1000).news).toEqual([]);
    say(0, holdDone(1.2));
    expect(listening.state(1000).news).toEqual(["holdDone"]);
    expect(listening.state(1000).news).toEqual([]);
  });

  it("follows the chosen device, and takes its past for no news", () => {
    listening.state(1000);
    say(1, holdDone(1.1));
    expect(listening.state(1000)).toMatchObject({ force: 50, news: [] });
    run.choose(1);
    expect(listening.state(1000)).toMatchObject({ force: 20, phase: "done", news: [] });
  });

  it("hears an alarm and a stop of every device, but no alarm of one that is no longer live", () => {
    say(1, { ...scan(2, 99), guidance: guidance("tooHigh", { alert: "ceiling" }) });
    expect(listening.state(1000)).toMatchObject({ alert: "ceiling", phase: "inBand" });
    expect(listening.state(9000)).toMatchObject({ alert: "none", live: false });
    say(1, hello({ devices, guidance: guidance("stopped") }));
    expect(listening.state(1000).stopped).toBe(true);
  });
});
