/** What an `<audio>` or `<video>` is doing, live; and what its events mean to the app. */
import type { Model } from "../../tree/model";

export interface Playing {
  autoplay: boolean;
  loop: boolean;
  playback_position: number;
}

export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

export class Player {
  at = $state(0);
  length = $state(Number.NaN);
  isPlaying = $state(false);
  isBroken = $state(false);
  isMuted = $state(false);
  rate = $state(1);
  loops = $state(false);
  media: HTMLMediaElement | null = null;
  /** What comes next was heard already, while it was made: it does not start by itself. */
  isHeard = false;
  /** What this player told `playback_position` last: another value means that the app wants to go there. */
  #told = 0;

  constructor(
    private readonly model: Model<Playing>,
    private readonly endEvents: readonly string[],
  ) {
    this.loops = model.props.loop;
  }

  /** Follows an element until the returned function is called. */
  follow(media: HTMLMediaElement): () => void {
    this.media = media;
    const stop = new AbortController();
    const on = (event: string, run: () => void) => media.addEventListener(event, run, { signal: stop.signal });
    on("loadstart", () => (this.isBroken = false));
    on("loadedmetadata", () => this.#ready(media));
    on("durationchange", () => (this.length = media.duration));
    on("timeupdate", () => this.#moved(media));
    on("seeked", () => this.#moved(media, true));
    on("play", () => this.#played(true));
    on("pause", () => !media.ended && this.#played(false));
    on("ended", () => this.#ended(media));
    on("error", () => (this.isBroken = Boolean(media.currentSrc)));
    on("volumechange", () => (this.isMuted = media.muted || media.volume === 0));
    on("ratechange", () => (this.rate = media.playbackRate));
    return () => {
      stop.abort();
      this.media = null;
    };
  }

  toggle(): void {
    if (!this.media) return;
    if (this.media.paused) void this.play();
    else this.media.pause();
  }

  /** Browsers refuse to play before a person has touched the page: then it waits for them. */
  async play(): Promise<void> {
    try {
      await this.media?.play();
    } catch (error) {
      const { name } = error as DOMException;
      if (name !== "NotAllowedError" && name !== "AbortError" && name !== "NotSupportedError") throw error;
    }
  }

  seek(seconds: number): void {
    if (!this.media || !Number.isFinite(this.length)) return;
    this.media.currentTime = this.at = Math.max(0, Math.min(this.length, seconds));
  }

  setRate(rate: number): void {
    if (this.media) this.media.playbackRate = rate;
  }

  mute(): void {
    if (this.media) this.media.muted = !this.media.muted;
  }

  setLoop(loops: boolean): void {
    this.loops = loops;
    if (this.media) this.media.loop = loops;
  }

  /** The app asks for another place. */
  wanted(position: number): void {
    if (Math.abs(position - this.#told) < 0.001) return;
    this.#told = position;
    if (this.media) this.seek(position);
  }

  /** A key on the seek bar; true when it meant something. */
  key(event: KeyboardEvent, skip: number): boolean {
    const step = event.shiftKey ? 1 : skip;
    const to = { ArrowLeft: this.at - step, ArrowRight: this.at + step, ArrowDown: this.at - 1, ArrowUp: this.at + 1, Home: 0, End: this.length }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (to !== undefined) this.seek(to);
    else if (event.key === " " || event.key === "k") this.toggle();
    else if (event.key === "m") this.mute();
    else if (event.key === "l") this.setLoop(!this.loops);
    else return false;
    event.preventDefault();
    return true;
  }

  #ready(media: HTMLMediaElement): void {
    this.length = media.duration;
    media.loop = this.loops;
    this.at = 0;
    const wanted = this.model.props.playback_position;
    this.#told = 0;
    if (wanted > 0) this.wanted(wanted);
    if (this.model.props.autoplay && !this.isHeard) void this.play();
    this.isHeard = false;
  }

  #played(isPlaying: boolean): void {
    this.isPlaying = isPlaying;
    this.model.fire(isPlaying ? "play" : "pause");
  }

  #ended(media: HTMLMediaElement): void {
    this.isPlaying = false;
    this.#moved(media, true);
    for (const event of this.endEvents) this.model.fire(event);
  }

  #moved(media: HTMLMediaElement, isExact = false): void {
    this.at = media.currentTime;
    // A page with a listener is told where playing is about once a second, and exactly when it stops moving.
    if (!isExact && Math.abs(this.at - this.#told) < 1) return;
    this.#told = this.at;
    this.model.set("playback_position", this.at);
  }
}
