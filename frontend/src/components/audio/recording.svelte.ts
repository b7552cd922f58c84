/** What is being recorded: the samples so far, how loud they are, and what becomes of them. */
import type { Model } from "../../tree/model";
import { Microphone } from "./microphone.svelte";
import { wavOf } from "./wav";

const KEPT_LEVELS = 400;
const LEVEL_EVERY_S = 0.05;

export interface Outcome {
  /** A finished recording. */
  ondone(file: File): Promise<void>;
  /** Samples as they come. True when they are streamed instead of kept. */
  onpiece(samples: Int16Array, rate: number): boolean;
}

export class Recording {
  readonly microphone: Microphone;
  isOpen = $state(false);
  seconds = $state(0);
  levels: number[] = [];
  #parts: Int16Array[] = [];
  #count = 0;
  #peak = 0;
  /** The second up to which loudness was drawn. */
  #drawn = 0;

  constructor(
    private readonly model: Model,
    rate: number,
    private readonly outcome: Outcome,
  ) {
    this.microphone = new Microphone(rate, (block, level) => this.#take(block, level), () => void this.#finish());
  }

  /** Opens the microphone and records from now on. */
  async start(): Promise<void> {
    this.isOpen = true;
    this.#parts = [];
    this.levels = [];
    this.#count = this.seconds = this.#drawn = 0;
    if (await this.microphone.start()) this.model.fire("start_recording");
  }

  pause(): void {
    this.microphone.pause();
    this.model.fire("pause_recording");
  }

  resume(): void {
    this.microphone.resume();
  }

  /** Another microphone takes over; what was said so far is kept. */
  change(device: string): void {
    void this.microphone.start(device);
  }

  async stop(): Promise<void> {
    const work = this.microphone.stop().then(() => this.#finish());
    this.model.pending(work);
    await work;
  }

  /** Puts the microphone away and forgets what was said. */
  close(): void {
    this.microphone.close();
    this.microphone.fault = null;
    this.#parts = [];
    this.isOpen = false;
  }

  #take(block: Int16Array, level: number): void {
    const { rate } = this.microphone;
    this.#count += block.length;
    this.seconds = this.#count / rate;
    this.#peak = Math.max(this.#peak, level);
    if (this.seconds - this.#drawn >= LEVEL_EVERY_S) {
      this.levels = [...this.levels.slice(-KEPT_LEVELS), this.#peak];
      this.#drawn = this.seconds;
      this.#peak = 0;
    }
    if (!this.outcome.onpiece(block, rate)) this.#parts.push(block);
  }

  /** When the device went away what was said until then is a recording too, with the reason shown. */
  async #finish(): Promise<void> {
    const parts = this.#parts;
    this.#parts = [];
    if (!this.microphone.fault) this.isOpen = false;
    if (parts.length) await this.outcome.ondone(new File([wavOf(parts, this.microphone.rate)], "recording.wav", { type: "audio/wav" }));
    this.model.fire("stop_recording");
  }
}
