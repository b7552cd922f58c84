/** Keeping a part of a sound or a film: chosen, cut in the page, sent, and taken back. */
import type { Model } from "../../tree/model";
import type { FileData } from "../../wire/config";
import { partOf, rateOf } from "./wav";

interface Trimmed {
  value: FileData | null;
  waveform_options?: { sample_rate: number };
}

/** Gives what lies between two seconds of the file at `url`. */
export type Cut = (url: string, name: string, kept: [number, number]) => Promise<File>;

export class Trim {
  /** Start and end in seconds of what would be kept; null while nothing is trimmed. */
  kept = $state.raw<[number, number] | null>(null);
  isWorking = $state(false);
  fault = $state<string | null>(null);
  #before = $state.raw<readonly FileData[]>([]);

  constructor(
    private readonly model: Model<Trimmed>,
    private readonly onfile: (file: File) => Promise<void>,
    private readonly cut: Cut = (...kept) => this.#cut(...kept),
  ) {}

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  start(length: number): void {
    this.fault = null;
    this.kept = [0, length];
  }

  cancel(): void {
    this.kept = null;
  }

  /** Another sound took the place of this one. */
  forget(): void {
    this.kept = null;
    this.#before = [];
  }

  undo(): void {
    const before = this.#before.at(-1);
    if (!before) return;
    this.#before = this.#before.slice(0, -1);
    this.kept = null;
    this.model.set("value", before);
  }

  /** Cuts what is kept out of the sound at `url` and sends it. */
  async apply(url: string, name: string, length: number): Promise<void> {
    const { kept } = this;
    const whole = this.model.props.value;
    if (!kept || !whole || this.isWorking) return;
    if (kept[0] <= 0 && kept[1] >= length) return this.cancel();
    this.isWorking = true;
    const work = this.cut(url, name, kept);
    this.model.pending(work);
    try {
      await this.onfile(await work);
      if (this.model.props.value !== whole) this.#before = [...this.#before, whole];
      this.kept = null;
    } catch {
      this.fault = this.model.word("media.untrimmable", { name });
    } finally {
      this.isWorking = false;
    }
  }

  async #cut(url: string, name: string, [start, end]: [number, number]): Promise<File> {
    const data = await (await fetch(url)).arrayBuffer();
    // At a WAV file's own rate its samples come out of the decoder as they went in.
    const rate = rateOf(data) ?? this.model.props.waveform_options?.sample_rate ?? 44100;
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(data);
    return new File([partOf(sound, start, end)], `${name.replace(/\.\w+$/, "")}.wav`, { type: "audio/wav" });
  }
}
