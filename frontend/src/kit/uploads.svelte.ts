/** Files on their way to the server, each with its own progress, its own cancel and its own fault. */
import { isAccepted } from "./files";
import type { Model } from "../tree/model";
import type { FileData } from "../wire/config";

export class Upload {
  share = $state(0);
  fault = $state<string | null>(null);
  readonly abort = new AbortController();

  constructor(
    readonly file: File,
    readonly name: string,
  ) {}
}

export class Uploads {
  list = $state.raw<Upload[]>([]);

  constructor(
    private readonly model: Model,
    private readonly accept: () => string,
    /** Files of one drop that arrived, in their order. */
    private readonly onfiles: (files: FileData[]) => void,
  ) {}

  get areRunning(): boolean {
    return this.list.some(({ fault }) => fault === null);
  }

  /** Sends files one after the other; what is refused stays in the list with the reason. */
  take(files: File[]): Promise<void> {
    const work = this.#take(files);
    this.model.pending(work);
    return work;
  }

  async #take(files: File[]): Promise<void> {
    const uploads = files.map((file) => new Upload(file, file.webkitRelativePath || file.name || "pasted"));
    this.list = [...this.list.filter(({ fault }) => fault === null), ...uploads];
    for (const upload of uploads) upload.fault = this.#refusal(upload.file);
    const arrived: FileData[] = [];
    for (const upload of uploads) {
      const file = upload.fault === null && !upload.abort.signal.aborted ? await this.#send(upload) : null;
      if (file) arrived.push(file);
    }
    if (arrived.length) this.onfiles(arrived);
  }

  async retry(upload: Upload): Promise<void> {
    this.drop(upload);
    await this.take([upload.file]);
  }

  /** Stops it, or forgets its fault. */
  drop(upload: Upload): void {
    upload.abort.abort();
    this.list = this.list.filter((one) => one !== upload);
  }

  async #send(upload: Upload): Promise<FileData | null> {
    try {
      const file = await this.model.upload(upload.file, upload.name, (share) => (upload.share = share), upload.abort.signal);
      if (upload.abort.signal.aborted) return null;
      this.drop(upload);
      return file;
    } catch (error) {
      if ((error as Error).name !== "AbortError") upload.fault = (error as Error).message;
      return null;
    }
  }

  #refusal(file: File): string | null {
    const accept = this.accept();
    if (isAccepted(file, accept)) return null;
    const types = accept.split(",").map((type) => type.trim().replace("/*", "")).join(", ");
    return this.model.word("upload.wrong_type", { name: file.name, types });
  }
}
