/** A film that plays while it is still being made: pieces of mp4, one behind the other. */
import { blobOf, isPart, type Part } from "../../wire/parts";

export class LiveFilm {
  readonly url: string;
  readonly #source = new MediaSource();
  #buffer: SourceBuffer | null = null;
  #waiting: Part[] = [];
  #isEnd = false;

  constructor(private readonly mime_type: string) {
    this.url = URL.createObjectURL(this.#source);
    this.#source.addEventListener("sourceopen", () => this.#open(), { once: true });
  }

  take(part: unknown): void {
    if (isPart(part)) this.#waiting.push(part);
    else this.#isEnd = true;
    void this.#next();
  }

  close(): void {
    URL.revokeObjectURL(this.url);
    this.#waiting = [];
  }

  #open(): void {
    const buffer = (this.#buffer = this.#source.addSourceBuffer(this.mime_type));
    buffer.mode = "sequence";
    buffer.addEventListener("updateend", () => void this.#next());
    void this.#next();
  }

  async #next(): Promise<void> {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || this.#source.readyState !== "open") return;
    const part = this.#waiting.shift();
    if (part) buffer.appendBuffer(await blobOf(part).arrayBuffer());
    else if (this.#isEnd) this.#source.endOfStream();
  }
}
