import { SoundDirector } from "../sound/director.ts";
import type { Listening } from "../sound/listening.ts";
import type { Tones } from "../sound/tones.ts";
import type { Texts } from "../text/en.ts";
import { byId, setData, setShown, setText } from "./dom.ts";

const SETTING = "myodose.sound";
const VOLUME_SETTING = "myodose.volume";
/** Well below what the director looks ahead. */
const TICK_MILLIS = 40;

/** Sound on and off, and how loud. Off until the user wants it; a wish from before waits for the first gesture. */
export class SoundControl {
  private readonly button = byId("sound");
  private readonly volume = byId<HTMLInputElement>("volume");
  private wanted = localStorage.getItem(SETTING) === "on";
  private director = new SoundDirector();
  private ticking: ReturnType<typeof setInterval> | undefined;
  /** Ends the waiting for a first gesture. */
  private readonly waiting = new AbortController();

  constructor(
    private readonly texts: Texts,
    private readonly tones: Tones,
    private readonly listening: Listening,
  ) {
    this.volume.value = localStorage.getItem(VOLUME_SETTING) ?? this.volume.value;
    this.applyVolume();
    this.volume.addEventListener("input", () => {
      localStorage.setItem(VOLUME_SETTING, this.volume.value);
      this.applyVolume();
    });
    this.button.addEventListener(
      "click",
      () => void (this.tones.running ? this.switchOff() : this.switchOn()),
    );
    if (this.wanted) for (const gesture of ["pointerup", "keydown"] as const) this.beginAt(gesture);
  }

  render(): void {
    const running = this.tones.running;
    setText(this.button, running ? this.texts.sound.off : this.texts.sound.on);
    setData(this.button, "state", running ? "on" : "off");
    setShown(this.volume, running);
    this.button.title = this.wanted && !running ? this.texts.sound.waiting : "";
  }

  /** The button has a click of its own. Keys that are no gesture to the browser leave it waiting. */
  private beginAt(gesture: "pointerup" | "keydown"): void {
    const begin = (event: Event) => {
      if (this.button.contains(event.target as Node)) return;
      if (navigator.userActivation?.hasBeenActive ?? true) void this.switchOn();
    };
    document.addEventListener(gesture, begin, { signal: this.waiting.signal });
  }

  private async switchOn(): Promise<void> {
    this.waiting.abort();
    this.wanted = true;
    localStorage.setItem(SETTING, "on");
    this.director = new SoundDirector();
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), TICK_MILLIS);
    await this.tones.start();
    this.render();
  }

  private async switchOff(): Promise<void> {
    this.wanted = false;
    localStorage.setItem(SETTING, "off");
    clearInterval(this.ticking);
    this.ticking = undefined;
    await this.tones.stop();
    this.render();
  }

  private tick(): void {
    if (!this.tones.running) return;
    const now = performance.now();
    for (const note of this.director.due(this.listening.state(now), now)) this.tones.play(note, now);
  }

  private applyVolume(): void {
    this.tones.setVolume(Number(this.volume.value) / 100);
  }
}
