/**
 * Decides when numbered messages reach the page: the first patch of an animation frame at once, the rest together in
 * the next, so that two thousand small patches cost about as many redraws as the screen can show.
 */
import type { Numbered } from "../wire/messages.gen";

export type NextFrame = (run: () => void) => void;

/** What may wait for the next frame. Everything else must not be overtaken and empties the queue first. */
const PATIENT = new Set<Numbered["t"]>(["patched", "progressed", "queued", "started"]);

export class Coalescer {
  #waiting: Numbered[] = [];
  #isFrameOpen = false;

  constructor(
    private readonly apply: (messages: Numbered[]) => void,
    private readonly nextFrame: NextFrame,
  ) {}

  take(messages: Numbered[]): void {
    this.#waiting.push(...messages);
    if (this.#isFrameOpen && messages.every((message) => PATIENT.has(message.t))) return;
    this.#flush();
    this.#openFrame();
  }

  #flush(): void {
    const messages = this.#waiting;
    this.#waiting = [];
    if (messages.length) this.apply(messages);
  }

  #openFrame(): void {
    if (this.#isFrameOpen) return;
    this.#isFrameOpen = true;
    this.nextFrame(() => {
      this.#isFrameOpen = false;
      if (!this.#waiting.length) return;
      this.#flush();
      this.#openFrame();
    });
  }
}
