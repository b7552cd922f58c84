/** What a microphone has heard so far, while it is streamed: whoever takes it gets what is new to them, nothing twice. */
import { Part } from "../../wire/parts";

/** Older sound is forgotten: whoever takes it for the first time gets the last minutes. */
const KEPT_S = 300;

export class Heard {
  #parts: Int16Array[] = [];
  /** The number of the first sample that is kept, and of the next one. */
  #first = 0;
  #end = 0;
  readonly #taken = new Map<number, number>();

  constructor(private readonly rate: number) {}

  add(samples: Int16Array): void {
    this.#parts.push(samples);
    this.#end += samples.length;
    while (this.#end - this.#first - this.#parts[0]!.length > KEPT_S * this.rate) this.#first += this.#parts.shift()!.length;
  }

  take(listener: number): Part {
    const from = Math.max(this.#taken.get(listener) ?? 0, this.#first);
    this.#taken.set(listener, this.#end);
    const out = new Int16Array(this.#end - from);
    let at = this.#first;
    for (const samples of this.#parts) {
      const skipped = Math.max(0, from - at);
      if (skipped < samples.length) out.set(samples.subarray(skipped), at + skipped - from);
      at += samples.length;
    }
    return new Part(new Uint8Array(out.buffer), `audio/pcm;rate=${this.rate};channels=1`);
  }

  /** It is not kept over a reload. */
  toJSON(): null {
    return null;
  }
}
