/** How the page stands to the server, and since when. Times are `performance.now()` milliseconds. */
export type ServerState = "connecting" | "connected" | "gone";

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
}

/** A server says something at least once a second (`status`); this much silence means that it is gone. */
export const SILENCE_MILLIS = 1500;
const FIRST_DELAY_MILLIS = 100;
const LONGEST_DELAY_MILLIS = 1000;

/**
 * Keeps one WebSocket open for ever: notices a closed or a silent server, and reconnects with a growing delay of
 * at most one second. The owner calls `check` a few times a second; the class itself starts no timer.
 */
export class Connection {
  private socket: Socket | null = null;
  private state: ServerState = "connecting";
  private heardAt = 0;
  private checkedAt = 0;
  private retryAt = 0;
  private delayMillis = FIRST_DELAY_MILLIS;

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
      this.drop(now);
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
    socket.onmessage = (event) => {
      this.heardAt = this.options.now();
      this.delayMillis = FIRST_DELAY_MILLIS;
      this.change("connected");
      this.options.onText(String(event.data));
    };
    socket.onclose = () => this.drop(this.options.now());
  }

  private drop(now: number): void {
    this.release();
    this.retryAt = now + this.delayMillis;
    this.delayMillis = Math.min(2 * this.delayMillis, LONGEST_DELAY_MILLIS);
    this.change("gone");
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
