/** PNG of a canvas: in a worker where there is one, in the page otherwise. */
import type { EncodeAnswer, EncodeRequest } from "./encoder.worker";

export class Encoder {
  #worker: Worker | null = null;
  #isBroken = false;
  #lastId = 0;
  readonly #waiting = new Map<number, (answer: EncodeAnswer) => void>();

  /** The canvas's pixels as PNG. The canvas may be painted on again when this returns its promise. */
  async png(canvas: HTMLCanvasElement): Promise<Blob> {
    const worker = this.#start();
    if (worker) {
      const { blob } = await this.#ask(worker, await createImageBitmap(canvas));
      if (blob) return blob;
      this.#isBroken = true;
    }
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(`A drawing of ${canvas.width} x ${canvas.height} pixels is too large for this browser.`))));
    });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker | null {
    if (this.#isBroken || typeof OffscreenCanvas === "undefined") return null;
    if (this.#worker) return this.#worker;
    const worker = (this.#worker = new Worker(new URL("./encoder.worker.ts", import.meta.url), { type: "module" }));
    worker.onmessage = ({ data }: MessageEvent<EncodeAnswer>) => this.#answered(data);
    worker.onerror = () => {
      this.#isBroken = true;
      for (const id of [...this.#waiting.keys()]) this.#answered({ id, blob: null });
    };
    return worker;
  }

  #answered(answer: EncodeAnswer): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  #ask(worker: Worker, bitmap: ImageBitmap): Promise<EncodeAnswer> {
    this.#lastId += 1;
    const request: EncodeRequest = { id: this.#lastId, bitmap };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      worker.postMessage(request, [bitmap]);
    });
  }
}
