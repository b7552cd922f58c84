/** Runs beside the sound card: hands on what the microphone gives, fifty times a second, mixed to one channel. */

const EVERY_S = 0.02;

class Capture extends AudioWorkletProcessor {
  #kept = new Float32Array(Math.round(sampleRate * EVERY_S));
  #filled = 0;

  constructor() {
    super();
    // What has come since the last block is asked for when recording stops.
    this.port.onmessage = () => this.#hand(true);
  }

  process([input]: Float32Array[][]): boolean {
    const count = input?.length ?? 0;
    for (let at = 0; count && at < input![0]!.length; at++) {
      let sum = 0;
      for (let channel = 0; channel < count; channel++) sum += input![channel]![at]!;
      this.#kept[this.#filled++] = sum / count;
      if (this.#filled === this.#kept.length) this.#hand(false);
    }
    return true;
  }

  #hand(isLast: boolean): void {
    const block = this.#kept.slice(0, this.#filled);
    this.#filled = 0;
    this.port.postMessage({ block, isLast }, [block.buffer]);
  }
}

registerProcessor("limelight-capture", Capture);
