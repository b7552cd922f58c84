/** Plays sound while it is still being made. */
import speakerUrl from "./speaker.worklet.ts?worker&url";
import { bytesOf, isPart, type Part } from "../../wire/parts";

interface Told {
  played: number;
  buffered: number;
  level: number;
  gaps: number;
  isOver: boolean;
}

interface Piece {
  part?: unknown;
  is_cut?: boolean;
  run?: string | null;
}

export class Speaker {
  /** There is sound that is not over. */
  isLive = $state(false);
  isPlaying = $state(false);
  isMuted = $state(false);
  seconds = $state(0);
  /** How often the next piece came too late. */
  gaps = $state(0);
  levels: number[] = [];
  #run: string | null = null;
  #waiting: Piece[] = [];
  #context: AudioContext | null = null;
  #node: AudioWorkletNode | null = null;
  #gain: GainNode | null = null;
  #wantsToPlay = true;

  constructor(
    /** Whether playing starts by itself. */
    private readonly playsAtOnce: () => boolean,
    /** All of it was played, or it was stopped. */
    private readonly onover: () => void,
  ) {}

  take(piece: Piece): void {
    if (piece.is_cut && !piece.run) return this.isLive ? this.#over() : undefined;
    if (piece.run !== this.#run) {
      if (this.isLive) this.close();
      if (!isPart(piece.part)) return;
      this.#run = piece.run ?? null;
      void this.#open(piece.part);
    }
    if (!this.isLive) return;
    if (piece.is_cut) return this.#over();
    if (this.#node) this.#hand(piece);
    else this.#waiting.push(piece);
  }

  toggle(): void {
    this.#wantsToPlay = !this.isPlaying;
    void (this.isPlaying ? this.#context?.suspend() : this.#context?.resume());
  }

  mute(): void {
    this.isMuted = !this.isMuted;
    if (this.#gain) this.#gain.gain.value = this.isMuted ? 0 : 1;
  }

  /** Silence, at once. */
  close(): void {
    this.isLive = this.isPlaying = false;
    this.#waiting = [];
    this.#node?.disconnect();
    void this.#context?.close();
    this.#context = this.#node = this.#gain = null;
  }

  async #open(first: Part): Promise<void> {
    const { rate, channels } = factsOf(first);
    this.isLive = true;
    this.seconds = this.gaps = 0;
    this.levels = [];
    this.#wantsToPlay = this.playsAtOnce();
    const context = (this.#context = new AudioContext({ sampleRate: rate, latencyHint: "interactive" }));
    context.onstatechange = () => (this.isPlaying = context.state === "running");
    if (!this.#wantsToPlay) void context.suspend();
    await context.audioWorklet.addModule(speakerUrl);
    if (context !== this.#context) return;
    const node = (this.#node = new AudioWorkletNode(context, "limelight-speaker", { numberOfInputs: 0, outputChannelCount: [Math.min(2, channels)] }));
    const gain = (this.#gain = new GainNode(context, { gain: this.isMuted ? 0 : 1 }));
    node.connect(gain).connect(context.destination);
    node.port.onmessage = ({ data }: MessageEvent<Told>) => context === this.#context && this.#told(data);
    this.isPlaying = context.state === "running";
    for (const piece of this.#waiting.splice(0)) this.#hand(piece);
  }

  #hand({ part }: Piece): void {
    if (!isPart(part)) return this.#node!.port.postMessage({ isEnd: true });
    const samples = samplesOf(part);
    this.#node!.port.postMessage({ samples }, samples.map((one) => one.buffer));
  }

  #told({ played, level, gaps, isOver }: Told): void {
    this.seconds = played;
    this.gaps = gaps;
    this.levels = [...this.levels.slice(-400), level];
    if (isOver) this.#over();
  }

  #over(): void {
    this.close();
    this.onover();
  }
}

function factsOf({ mime_type }: Part): { rate: number; channels: number } {
  const given = new URLSearchParams(mime_type.split(";").slice(1).join("&"));
  return { rate: Number(given.get("rate")) || 16000, channels: Number(given.get("channels")) || 1 };
}

/** The samples of each channel, -1 to 1. */
export function samplesOf(part: Part): Float32Array[] {
  const { channels } = factsOf(part);
  const bytes = bytesOf(part);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.floor(bytes.byteLength / 2 / channels);
  return Array.from({ length: channels }, (_, channel) => {
    const out = new Float32Array(count);
    for (let at = 0; at < count; at++) out[at] = view.getInt16((at * channels + channel) * 2, true) / 32768;
    return out;
  });
}
