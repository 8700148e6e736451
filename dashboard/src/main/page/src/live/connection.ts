/** How the page stands to the server. `signedOut`: it answers, but nobody is signed in here any more. */
export type ServerState = "connecting" | "connected" | "gone" | "signedOut";

/** The part of a WebSocket that is used, so that tests can hand in their own. */
export interface Socket {
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  close(): void;
}

export interface ConnectionOptions {
  open: () => Socket;
  now: () => number;
  onText: (text: string) => void;
  onState: (state: ServerState) => void;
  /** Asks the server whether nobody is signed in here any more; left out where the stream is open to all. */
  isSignedOut?: () => Promise<boolean>;
}

/** A server says something at least once a second (`status`); this much silence means that it is gone. */
export const SILENCE_MILLIS = 1500;
const FIRST_DELAY_MILLIS = 100;
const LONGEST_DELAY_MILLIS = 1000;
/** Whoever signs in again in another window is back within this time. */
const SIGNED_OUT_DELAY_MILLIS = 5000;
/** A server that speaks no more to whoever is signed out says so with this code (RFC 6455: policy violation). */
const POLICY_VIOLATION = 1008;

/**
 * Keeps one WebSocket open for ever: notices a closed or a silent server, and reconnects with a growing delay of
 * at most one second. A server that turns this page away is asked whether the sign-in has ended. The owner calls `check`
 * a few times a second; the class itself starts no timer. Times are `performance.now()` milliseconds.
 */
export class Connection {
  private socket: Socket | null = null;
  private state: ServerState = "connecting";
  private heardAt = 0;
  private checkedAt = 0;
  private retryAt = 0;
  private delayMillis = FIRST_DELAY_MILLIS;
  private heardSince = false;
  private asking = false;

  constructor(private readonly options: ConnectionOptions) {}

  /** Opens what should be open and gives up on what has fallen silent. */
  check(): void {
    const now = this.options.now();
    // A tab that slept has heard nothing for a while, and that is not the server's fault: give it another round.
    if (now - this.checkedAt > SILENCE_MILLIS)
      this.heardAt = Math.max(this.heardAt, now - SILENCE_MILLIS / 2);
    this.checkedAt = now;
    if (this.socket === null) {
      if (now >= this.retryAt) this.connect(now);
    } else if (now - this.heardAt > SILENCE_MILLIS) {
      this.lose(!this.heardSince);
    }
  }

  /** Ends it for good; nothing is told any more. */
  close(): void {
    this.release();
  }

  private connect(now: number): void {
    const socket = this.options.open();
    this.socket = socket;
    this.heardAt = now;
    this.heardSince = false;
    socket.onmessage = (event) => {
      this.heardAt = this.options.now();
      this.heardSince = true;
      this.delayMillis = FIRST_DELAY_MILLIS;
      this.change("connected");
      this.options.onText(String(event.data));
    };
    // A browser does not tell a refused upgrade from a server that is not there.
    socket.onclose = ({ code }) => this.lose(code === POLICY_VIOLATION || !this.heardSince);
  }

  private lose(turnedAway: boolean): void {
    this.drop(this.options.now());
    if (turnedAway) void this.askWhy();
  }

  private drop(now: number): void {
    this.release();
    const signedOut = this.state === "signedOut";
    this.retryAt = now + (signedOut ? SIGNED_OUT_DELAY_MILLIS : this.delayMillis);
    this.delayMillis = Math.min(2 * this.delayMillis, LONGEST_DELAY_MILLIS);
    if (!signedOut) this.change("gone");
  }

  /** One question at a time; an answer that comes when the server speaks again is too late. */
  private async askWhy(): Promise<void> {
    const { isSignedOut } = this.options;
    if (isSignedOut === undefined || this.asking) return;
    this.asking = true;
    const signedOut = await isSignedOut();
    this.asking = false;
    if (this.state !== "connected") this.change(signedOut ? "signedOut" : "gone");
  }

  private release(): void {
    if (this.socket === null) return;
    this.socket.onmessage = null;
    this.socket.onclose = null;
    this.socket.close();
    this.socket = null;
  }

  private change(state: ServerState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }
}
