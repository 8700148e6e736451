import type { Note } from "./notes.ts";

/** Long enough that a tone's beginning and end do not click. */
const EDGE_SECONDS = 0.01;

/**
 * Plays notes through the browser's Web Audio. Browsers let a page sound only after the user has touched it, so nothing is
 * made before `start`, which belongs into such a gesture.
 */
export class Tones {
  private context: AudioContext | null = null;
  private master: GainNode | null = null;
  private volume = 1;

  /** Whether notes are heard. */
  get running(): boolean {
    return this.context?.state === "running";
  }

  /** Begins, or goes on; tells once it is known whether the browser allows it. */
  async start(): Promise<boolean> {
    if (this.context === null) {
      this.context = new AudioContext({ latencyHint: "interactive" });
      this.master = this.context.createGain();
      this.master.gain.value = this.volume;
      this.master.connect(this.context.destination);
    }
    try {
      await this.context.resume();
    } catch {
      // A browser that refuses says so by the state, which `running` tells.
    }
    return this.running;
  }

  /** Silence at once; what was begun is over. */
  async stop(): Promise<void> {
    const context = this.context;
    this.context = null;
    this.master = null;
    await context?.close();
  }

  /** @param share from 0 to 1; loudness is heard by its square, roughly */
  setVolume(share: number): void {
    this.volume = share * share;
    if (this.master !== null) this.master.gain.value = this.volume;
  }

  /** @param now the time of the clock that the note's `at` is of */
  play(note: Note, now: number): void {
    if (this.context === null || this.master === null) return;
    const from = this.context.currentTime + Math.max(0, note.at - now) / 1000;
    const to = from + note.seconds;
    const oscillator = this.context.createOscillator();
    oscillator.type = note.wave;
    oscillator.frequency.value = note.hertz;
    if (note.toHertz !== undefined) {
      oscillator.frequency.setValueAtTime(note.hertz, from);
      oscillator.frequency.exponentialRampToValueAtTime(note.toHertz, to);
    }
    const envelope = this.context.createGain();
    envelope.gain.setValueAtTime(0, from);
    envelope.gain.linearRampToValueAtTime(note.loudness, from + EDGE_SECONDS);
    envelope.gain.setValueAtTime(note.loudness, Math.max(from + EDGE_SECONDS, to - 3 * EDGE_SECONDS));
    envelope.gain.linearRampToValueAtTime(0, to);
    oscillator.connect(envelope).connect(this.master);
    oscillator.start(from);
    oscillator.stop(to + EDGE_SECONDS);
  }
}
