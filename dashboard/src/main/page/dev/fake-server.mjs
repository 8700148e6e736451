/**
 * A stand-in for Myodose while working on the page: `npm run build && npm run fake [-- --at 20 --port 8080 --dist dist]`.
 * Serves the built page and speaks Live API v1 about made-up hands. `--at SECONDS` shows any moment, with the 30 s
 * before it in the trace; `--devices glove,table` (or `palm`) what is pressed; `--trouble saturated,loss` what is wrong
 * (also `dead_zone`, `extrapolated`, `count_out_of_range`, `stuck`, `clock`, `rate`, `expired`, `foreign`, `unfit`);
 * `--plan staircase` leads through steps and sites, and `--feedback-off` hides the force of a hold;
 * with `--feedback "on request"` it may be asked for, and with `--estimate` a hold waits for an estimate.
 * `--expert` has an expert's press to be followed.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FakeDevice, RATE_HZ } from "./fake-device.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8080" },
    at: { type: "string", default: "0" },
    dist: { type: "string", default: join(here, "../dist") },
    freeze: { type: "boolean", default: false },
    stopped: { type: "boolean", default: false },
    alarm: { type: "boolean", default: false },
    link: { type: "string", default: "streaming" },
    counts: { type: "boolean", default: false },
    uncalibrated: { type: "boolean", default: false },
    devices: { type: "string", default: "palm" },
    plan: { type: "string", default: "steady" },
    "feedback-off": { type: "boolean", default: false },
    feedback: { type: "string", default: "" },
    estimate: { type: "boolean", default: false },
    expert: { type: "boolean", default: false },
    trouble: { type: "string", default: "" },
  },
});

const kinds = options.devices.split(",");
const devices = kinds.map((kind, index) => new FakeDevice(index, kind, options));
devices.forEach((device, index) => (device.isLast = index === devices.length - 1));
const listeners = new Set();

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
// The policy of the real server, so that what it would forbid fails here too.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self' ws://localhost:* ws://127.0.0.1:*; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const path = normalize(url.pathname);
  const file = join(options.dist, path === "/" ? "index.html" : path);
  if (request.method === "POST") {
    console.log(`${request.method} ${url.pathname}${url.search}`);
    const rating = url.searchParams.get("rating") ?? "";
    if (path === "/api/v1/pain" && !/^(10|[0-9])$/.test(rating)) {
      const detail = `Pain is rated from 0 to 10, not '${rating}'.`;
      const problem = { type: "about:blank", title: "Bad Request", status: 400, detail };
      response.writeHead(400, { "Content-Type": "application/problem+json" }).end(JSON.stringify(problem));
      return;
    }
    for (const told of listeners) told(path, Number(rating));
    response.writeHead(202).end();
  } else if (!existsSync(file)) response.writeHead(404).end();
  else {
    const headers = {
      "Content-Type": TYPES[extname(file)] ?? "text/plain",
      "Content-Security-Policy": POLICY,
    };
    response.writeHead(200, headers).end(readFileSync(file));
  }
});

server.on("upgrade", (request, socket) => {
  const device = devices[Number(new URL(request.url, "http://localhost").searchParams.get("device") ?? 0)];
  const key = request.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    device === undefined
      ? "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n"
      : `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  if (device === undefined) socket.end();
  else talkTo((message) => socket.write(textFrame(JSON.stringify(message))), socket, device);
});

function talkTo(send, socket, device) {
  const begun = Date.now();
  // Each device's hand is elsewhere in its session.
  const start = Number(options.at) + 27 * device.index;
  const time = () => start + (options.freeze ? 0 : (Date.now() - begun) / 1000);
  const alarm = (alarm, cause) => send({ type: "alarm", alarm, cause });
  send(device.helloAt(start, devices));
  if (options.alarm) {
    alarm("recording", "The recording stopped because the disk is full: free some space. Feedback goes on.");
  }
  if (device.trouble.has("foreign")) {
    alarm("calibration", "The calibration belongs to sensor A-17, and this is B-02: calibrate this one.");
  }
  if (options.estimate) send({ type: "hold", done: true, hold: { index: 2, meanForce: 49.2 } });
  const guidance = device.guidanceAt(start);
  const sendEvents = (from, to) => device.eventsBetween(from, to).forEach(send);
  for (let t = Math.max(0, start - 30); t < start; t += 1 / RATE_HZ) {
    sendEvents(t - 1 / RATE_HZ, t);
    send(device.scanAt(t, device.stairs ? device.guidanceAt(t) : guidance));
  }
  // Whoever sees the status knows that all of the past has come.
  send(device.status(0));
  let ticks = 0;
  let told = start;
  const timer = setInterval(() => {
    const now = time();
    sendEvents(told, now);
    told = now;
    if (device.link().state === "streaming") send(device.scanAt(now));
    if (++ticks % RATE_HZ === 0) send(device.status(ticks / RATE_HZ));
    if (ticks % 30 === 0) send(device.doseAt(time()));
  }, 1000 / RATE_HZ);
  const onRequest = (path, rating) => {
    if (path === "/api/v1/pain") device.ratePain(rating, time());
    if (path === "/api/v1/pain/undo") device.withdrawPain();
    if (path === "/api/v1/estimate" || path === "/api/v1/feedback") device.show();
    if (path !== "/api/v1/session") return;
    device.beginAnew(time());
    send(device.helloAt(device.sessionStart, devices));
  };
  listeners.add(onRequest);
  const stop = () => {
    clearInterval(timer);
    listeners.delete(onRequest);
  };
  socket.on("close", stop).on("error", stop).on("end", stop);
  socket.resume();
}

function textFrame(text) {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

server.listen(Number(options.port), "127.0.0.1", () =>
  console.log(`http://localhost:${server.address().port}/`),
);
