import { Connection, type Socket } from "./connection.ts";
import { type DeviceEntry, parseMessage } from "./messages.ts";
import { Session } from "./session.ts";

export interface DevicesOptions {
  /** Opens the stream at a path such as `api/v1/live?device=1`. */
  open: (path: string) => Socket;
  now: () => number;
  /** Something has changed that may want to be drawn. */
  onNews: () => void;
  /** See `Connection`. */
  isSignedOut?: () => Promise<boolean>;
}

interface Stream {
  session: Session;
  connection: Connection;
}

/**
 * All devices of the run, each with a stream and a session of its own, and the one of them that fills the page. The
 * first stream tells how many there are. All are followed, so that choosing another shows its past at once.
 */
export class Devices {
  private readonly streams: Stream[] = [];
  private index = 0;

  constructor(private readonly options: DevicesOptions) {
    this.follow(0);
  }

  /** The session of the device that fills the page. */
  get chosen(): Session {
    return (this.streams[this.index] as Stream).session;
  }

  get chosenIndex(): number {
    return this.index;
  }

  get sessions(): Session[] {
    return this.streams.map(({ session }) => session);
  }

  /** Every device with its name; none before the first greeting. */
  get entries(): readonly DeviceEntry[] {
    return this.streams[0]?.session.hello?.devices ?? [];
  }

  get areSeveral(): boolean {
    return this.streams.length > 1;
  }

  get chosenName(): string {
    return this.entries[this.index]?.name ?? "";
  }

  /** The session of a device whose patient has said stop, whichever fills the page; null while none has. */
  get stopped(): Session | null {
    return this.sessions.find(({ guidance }) => guidance?.phase === "stopped") ?? null;
  }

  /** What a request adds to its path to be about this device alone; nothing where there is but one. */
  query(index: number): string {
    return this.areSeveral ? `?device=${index}` : "";
  }

  /** Makes a device fill the page; a number that there is not changes nothing. */
  choose(index: number): void {
    if (index === this.index || this.streams[index] === undefined) return;
    this.index = index;
    this.options.onNews();
  }

  /** To be called a few times a second: opens, and gives up on, what should be. */
  check(): void {
    for (const { connection } of this.streams) connection.check();
  }

  private follow(index: number): void {
    const session = new Session();
    const { open, now, onNews, isSignedOut } = this.options;
    const connection = new Connection({
      open: () => open(index === 0 ? "api/v1/live" : `api/v1/live?device=${index}`),
      now,
      onText: (text) => {
        const message = parseMessage(text);
        if (message === null) return;
        session.apply(message, now());
        if (message.type === "hello" && index === 0) this.fit(Math.max(1, message.devices?.length ?? 1));
        onNews();
      },
      onState: (state) => {
        session.applyServer(state);
        onNews();
      },
      ...(isSignedOut && { isSignedOut }),
    });
    this.streams.push({ session, connection });
  }

  /** A server that was started afresh may have more devices, or fewer. */
  private fit(count: number): void {
    while (this.streams.length < count) {
      this.follow(this.streams.length);
      this.streams.at(-1)?.connection.check();
    }
    for (const { connection } of this.streams.splice(count)) connection.close();
    if (this.index >= count) this.index = 0;
  }
}
