/**
 * A stand-in for Myodose while working on the page: `npm run build && npm run fake [-- --at 20 --port 8080 --dist dist]`.
 * Serves the built page and speaks Live API v1 about a made-up hand that presses through three holds. The state of
 * every moment is a function of time, so `--at SECONDS` shows any of them, with the 30 s before it in the trace.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

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
  },
});

const PRESCRIPTION = {
  name: "Steady press, 3 × 20 s",
  bandLow: 40,
  bandHigh: 60,
  holdSeconds: 20,
  loadingRateLow: 5,
  loadingRateHigh: 20,
  repetitions: 3,
  restSeconds: 10,
  ceiling: 90,
};
const RATE_HZ = 60;
const WAIT = 2;
const LOAD = 4;
const HOLD = PRESCRIPTION.holdSeconds + 3;
const UNLOAD = 2;
const CYCLE = WAIT + LOAD + HOLD + UNLOAD + PRESCRIPTION.restSeconds;
const tremor = (t) => 0.6 * Math.sin(2 * Math.PI * 9.3 * t) + 0.5 * Math.sin(2 * Math.PI * 1.1 * t);

/** Where a new session was asked for: the hand begins anew there, and a patient's stop is over. */
let sessionStart = 0;
let stopped = options.stopped;
const listeners = new Set();

const scale = options.counts ? 400 : 1;

/** Force at session time t: approach, load, hold with one press too hard and one too light, release, rest. */
function forceAt(t) {
  const u = (t - sessionStart) % CYCLE;
  if (u < WAIT) return Math.max(0, 0.3 * tremor(t));
  if (u < WAIT + LOAD) return (50 * (u - WAIT)) / LOAD + tremor(t);
  const held = u - WAIT - LOAD;
  if (held < HOLD) {
    const slip = held > 6 && held < 7.5 ? 14 * Math.sin((Math.PI * (held - 6)) / 1.5) : 0;
    const sag = held > 12 && held < 13.5 ? -13 * Math.sin((Math.PI * (held - 12)) / 1.5) : 0;
    return 51 - 0.15 * held + slip + sag + tremor(t);
  }
  const released = held - HOLD;
  return released < UNLOAD ? 48 * (1 - released / UNLOAD) : Math.max(0, 0.3 * tremor(t));
}

function guidanceAt(t) {
  const u = (t - sessionStart) % CYCLE;
  const repetition = Math.floor((t - sessionStart) / CYCLE) + 1;
  const force = forceAt(t);
  const inBand = inBandSecondsAt(t);
  const remaining = Math.max(0, PRESCRIPTION.holdSeconds - inBand);
  const resting = u >= WAIT + LOAD + HOLD + UNLOAD;
  let phase = "approach";
  if (stopped) phase = "stopped";
  else if (repetition > PRESCRIPTION.repetitions) phase = "finished";
  else if (resting) phase = "rest";
  else if (remaining === 0) phase = "done";
  else if (u >= WAIT && u < WAIT + LOAD && force < PRESCRIPTION.bandLow) phase = "loading";
  else if (force > PRESCRIPTION.bandHigh) phase = "tooHigh";
  else if (force >= PRESCRIPTION.bandLow) phase = "inBand";
  else if (u >= WAIT) phase = "tooLow";
  return {
    phase,
    holdIndex: repetition,
    repetition: Math.min(repetition, PRESCRIPTION.repetitions),
    repetitions: PRESCRIPTION.repetitions,
    inBandSeconds: resting ? 0 : inBand,
    remainingSeconds: resting ? PRESCRIPTION.holdSeconds : remaining,
    holdSeconds: PRESCRIPTION.holdSeconds,
    restRemainingSeconds: resting ? CYCLE - u : 0,
    rateHint: phase === "loading" ? "ok" : "none",
  };
}

function inBandSecondsAt(t) {
  let seconds = 0;
  for (let s = t - ((t - sessionStart) % CYCLE); s <= t; s += 0.05) {
    const force = forceAt(s);
    if (force >= PRESCRIPTION.bandLow && force <= PRESCRIPTION.bandHigh) seconds += 0.05;
  }
  return Math.min(seconds, PRESCRIPTION.holdSeconds);
}

const scanAt = (t) => ({
  type: "scan",
  sequence: Math.round(t * RATE_HZ) % 65536,
  deviceTickUs: Math.round(t * 1e6) % 2 ** 32,
  timeSeconds: t,
  force: scale * forceAt(t),
  unfiltered: scale * forceAt(t),
  channels: [scale * forceAt(t)],
  loadingRate: (forceAt(t) - forceAt(t - 0.1)) / 0.1,
  guidance: guidanceAt(t),
});

const holdsAt = (t) => Math.floor((t - sessionStart) / CYCLE);

const doseAt = (t) => ({
  type: "dose",
  holdSeconds: 25.4 * holdsAt(t),
  inBandSeconds: options.counts ? null : 20 * holdsAt(t),
  impulse: 1284 * scale * holdsAt(t),
  repetitions: Math.min(holdsAt(t), PRESCRIPTION.repetitions),
  repetitionsPlanned: PRESCRIPTION.repetitions,
  sessionSeconds: t - sessionStart,
});

const helloAt = (t) => ({
  type: "hello",
  apiVersion: 1,
  source: "sim:hand?seed=1&target=50&hold=20&repetitions=3&rest=10",
  forceUnit: options.counts ? "counts" : "N",
  filterDelaySeconds: 0.022,
  device: {
    model: "Simulated press table",
    serialNumber: "SIM-1",
    firmwareVersion: "1.0",
    rateHz: 250,
    channels: [{ name: "palm", position: "palm", unit: "N" }],
  },
  prescription: options.counts
    ? { ...PRESCRIPTION, bandLow: null, bandHigh: null, ceiling: null }
    : PRESCRIPTION,
  link: {
    state: options.link,
    cause: options.link === "lost" ? "The device was unplugged: plug it in again." : null,
  },
  dose: doseAt(t),
  guidance: guidanceAt(t),
  recording: null,
});

const STATUS = {
  type: "status",
  rateHz: 250.02,
  jitterMicros: 41,
  framesMissing: 0,
  framesDamaged: 0,
  deviceOverruns: 0,
  latencyMicros: { p50: 180, p99: 640, max: 2100 },
};

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
// The policy of the real server, so that what it would forbid fails here too.
const POLICY =
  "default-src 'self'; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; " +
  "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
  const file = join(options.dist, path === "/" ? "index.html" : path);
  if (request.method === "POST") {
    if (path === "/api/v1/session") for (const beginAnew of listeners) beginAnew();
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
  const key = request.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  talkTo((message) => socket.write(textFrame(JSON.stringify(message))), socket);
});

function talkTo(send, socket) {
  const begun = Date.now();
  const start = Number(options.at);
  const time = () => start + (options.freeze ? 0 : (Date.now() - begun) / 1000);
  send(helloAt(start));
  if (options.alarm) {
    send({
      type: "alarm",
      alarm: "recording",
      cause: "The recording stopped because the disk is full: free some space. Feedback goes on.",
    });
  }
  send(STATUS);
  for (let t = Math.max(0, start - 30); t < start; t += 1 / RATE_HZ) send(scanAt(t));
  let ticks = 0;
  const timer = setInterval(() => {
    if (options.link === "streaming") send(scanAt(time()));
    if (++ticks % RATE_HZ === 0) send(STATUS);
    if (ticks % 30 === 0) send(doseAt(time()));
  }, 1000 / RATE_HZ);
  const beginAnew = () => {
    sessionStart = time();
    stopped = false;
    send(helloAt(sessionStart));
  };
  listeners.add(beginAnew);
  const stop = () => {
    clearInterval(timer);
    listeners.delete(beginAnew);
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
