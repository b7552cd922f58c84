/** Runs beside the sound card: plays pieces one behind the other, and waits a moment when the next one is late. */

/** So much must be there before playing starts, and again after a gap: longer each time, for a network that jitters. */
const FIRST_S = 0.06;
const LONGEST_S = 0.6;
const TELL_EVERY = 8;

interface Order {
  samples?: Float32Array[];
  isEnd?: boolean;
}

class Speaker extends AudioWorkletProcessor {
  #pieces: Float32Array[][] = [];
  #offset = 0;
  #buffered = 0;
  #played = 0;
  #gaps = 0;
  #isFilling = true;
  #hasEnded = false;
  #needed = FIRST_S;
  #calls = 0;
  #peak = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<Order>) => {
      if (data.samples) {
        this.#pieces.push(data.samples);
        this.#buffered += data.samples[0]!.length;
      }
      if (data.isEnd) this.#hasEnded = true;
    };
  }

  process(_: Float32Array[][], [output]: Float32Array[][]): boolean {
    const size = output![0]!.length;
    if (this.#isFilling && (this.#buffered >= this.#needed * sampleRate || (this.#hasEnded && this.#buffered))) this.#isFilling = false;
    if (!this.#isFilling) this.#play(output!, size);
    const isOver = this.#hasEnded && !this.#buffered;
    if (++this.#calls % TELL_EVERY === 0 || isOver) {
      this.port.postMessage({ played: this.#played, buffered: this.#buffered / sampleRate, level: this.#peak, gaps: this.#gaps, isOver });
      this.#peak = 0;
    }
    return !isOver;
  }

  #play(output: Float32Array[], size: number): void {
    let at = 0;
    while (at < size && this.#pieces.length) {
      const piece = this.#pieces[0]!;
      const count = Math.min(size - at, piece[0]!.length - this.#offset);
      for (let channel = 0; channel < output.length; channel++) {
        const from = piece[Math.min(channel, piece.length - 1)]!;
        output[channel]!.set(from.subarray(this.#offset, this.#offset + count), at);
      }
      for (let index = 0; index < count; index++) this.#peak = Math.max(this.#peak, Math.abs(piece[0]![this.#offset + index]!));
      at += count;
      this.#offset += count;
      this.#buffered -= count;
      if (this.#offset === piece[0]!.length) {
        this.#pieces.shift();
        this.#offset = 0;
      }
    }
    this.#played += at / sampleRate;
    if (at === size || this.#hasEnded) return;
    this.#isFilling = true;
    this.#gaps += 1;
    this.#needed = Math.min(LONGEST_S, this.#needed * 1.5);
  }
}

registerProcessor("limelight-speaker", Speaker);
