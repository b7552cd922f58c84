/** What the camera sees now, on its way to a function. */
import { Part } from "../../wire/parts";

/** The value of a camera while it streams: whoever takes it gets the newest frame. */
export class LiveFrame {
  #frame: Part | null = null;

  async show(file: Blob): Promise<void> {
    this.#frame = new Part(new Uint8Array(await file.arrayBuffer()), "image/jpeg");
  }

  take(): Part | null {
    return this.#frame;
  }

  /** It is not kept over a reload. */
  toJSON(): null {
    return null;
  }
}
