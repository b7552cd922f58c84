/** A picture, a sound or a film on its way in: checked, sent as they are, with progress and a sentence for what went wrong. */
import { filesOf, isAccepted } from "../../kit/files";
import type { Model } from "../../tree/model";
import type { FileData } from "../../wire/config";

export class Intake {
  /** 0 to 1 while a file is sent. */
  share = $state<number | null>(null);
  name = $state("");
  fault = $state<string | null>(null);
  isOver = $state(false);
  #abort: AbortController | null = null;

  constructor(
    private readonly model: Model,
    /** It was sent; `file` holds the same bytes. */
    private readonly onpicture: (sent: FileData, file: File) => void | Promise<void>,
    /** What is taken, as an `accept` attribute, and the word for it. */
    private readonly accept = "image/*",
    private readonly kindWord = "image.kind",
  ) {}

  /** Sends the first of `files`. The bytes are never changed. */
  async take(files: readonly File[]): Promise<void> {
    const file = files[0];
    if (!file) return;
    this.fault = null;
    if (!isAccepted(file, this.accept)) {
      this.fault = this.model.word("upload.wrong_type", { name: file.name, types: this.model.word(this.kindWord) });
      return;
    }
    const work = this.#send(file);
    this.model.pending(work);
    await work;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    void this.take(filesOf(event.dataTransfer));
  };

  dragged = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  left = (): void => {
    this.isOver = false;
  };

  pasted = (event: ClipboardEvent): void => {
    const files = filesOf(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    void this.take(files);
  };

  /** Reads the clipboard for a button; browsers ask the person first. */
  async paste(): Promise<void> {
    this.fault = null;
    try {
      const file = await pictureOnClipboard();
      if (file) await this.take([file]);
      else this.fault = this.model.word("image.clipboard_empty");
    } catch {
      this.fault = this.model.word("image.clipboard_blocked");
    }
  }

  async #send(file: File): Promise<void> {
    this.cancel();
    const own = (this.#abort = new AbortController());
    this.name = file.name;
    this.share = 0;
    try {
      const sent = await this.model.upload(file, file.name || "pasted.png", (share) => (this.share = share), own.signal);
      await this.onpicture(sent, file);
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.fault = (error as Error).message;
    } finally {
      if (this.#abort === own) this.share = null;
    }
  }
}

async function pictureOnClipboard(): Promise<File | null> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((one) => one.startsWith("image/"));
    if (type) return new File([await item.getType(type)], `pasted.${type.slice(6).replace("svg+xml", "svg")}`, { type });
  }
  return null;
}
