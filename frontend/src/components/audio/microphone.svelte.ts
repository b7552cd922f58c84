/** A microphone: asked for, chosen, listened to sample by sample. */
import captureUrl from "./capture.worklet.ts?worker&url";
import { sixteenBits } from "./wav";

export type MicrophoneFault = "insecure" | "denied" | "missing" | "in_use" | "unplugged" | "failed";
export type MicrophoneState = "off" | "asking" | "on" | "paused";

interface Captured {
  block: Float32Array;
  isLast: boolean;
}

export class Microphone {
  state = $state<MicrophoneState>("off");
  fault = $state<MicrophoneFault | null>(null);
  devices = $state.raw<MediaDeviceInfo[]>([]);
  device = $state("");
  /** 0 to 1, how loud it is now. */
  level = $state(0);
  /** Samples a second of what `onblock` gets. */
  rate = 0;
  #stream: MediaStream | null = null;
  #context: AudioContext | null = null;
  #capture: AudioWorkletNode | null = null;
  #turn = 0;
  #onLast: (() => void) | null = null;

  constructor(
    private readonly wantedRate: number,
    /** What was heard since the last call: a fiftieth of a second. */
    private readonly onblock: (block: Int16Array, level: number) => void,
    /** The device went away while it was listened to. */
    private readonly onlost: () => void,
  ) {}

  /** Asks for `device`, or the one the browser prefers, and listens. False, with `fault` set, when there is none. */
  async start(device = this.device): Promise<boolean> {
    this.#release();
    if (!navigator.mediaDevices?.getUserMedia) return this.#fail("insecure");
    const turn = ++this.#turn;
    this.state = "asking";
    this.fault = null;
    try {
      const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(device && { deviceId: { exact: device } }) };
      const stream = await navigator.mediaDevices.getUserMedia({ audio });
      if (turn !== this.#turn) return halt(stream), false;
      this.#stream = stream;
      await this.#listen(stream);
      if (turn !== this.#turn) return this.#release(), false;
      this.device = stream.getAudioTracks()[0]?.getSettings().deviceId ?? device;
      this.devices = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === "audioinput");
      this.state = "on";
      return true;
    } catch (error) {
      return turn === this.#turn && this.#fail(faultOf(error as DOMException));
    }
  }

  pause(): void {
    if (this.state !== "on") return;
    this.state = "paused";
    void this.#context?.suspend();
  }

  resume(): void {
    if (this.state !== "paused") return;
    this.state = "on";
    void this.#context?.resume();
  }

  /** Lets the microphone go after what was said last has been handed on. */
  async stop(): Promise<void> {
    const capture = this.#capture;
    if (capture && this.#context?.state === "running") {
      await new Promise<void>((resolve) => {
        this.#onLast = resolve;
        capture.port.postMessage("last");
      });
    }
    this.close();
  }

  /** Lets it go at once. */
  close(): void {
    this.#turn += 1;
    this.#release();
    this.state = "off";
  }

  async #listen(stream: MediaStream): Promise<void> {
    const context = (this.#context = contextAt(this.wantedRate));
    this.rate = context.sampleRate;
    await context.audioWorklet.addModule(captureUrl);
    const capture = (this.#capture = new AudioWorkletNode(context, "limelight-capture", { numberOfOutputs: 0 }));
    capture.port.onmessage = ({ data }: MessageEvent<Captured>) => this.#take(data);
    context.createMediaStreamSource(stream).connect(capture);
    for (const track of stream.getAudioTracks()) track.onended = () => this.#lost();
    await context.resume();
  }

  #take({ block, isLast }: Captured): void {
    let peak = 0;
    for (const sample of block) peak = Math.max(peak, Math.abs(sample));
    this.level = peak;
    if (block.length) this.onblock(sixteenBits(block), peak);
    if (isLast) this.#onLast?.();
  }

  #lost(): void {
    this.close();
    this.fault = "unplugged";
    this.onlost();
  }

  #fail(fault: MicrophoneFault): false {
    this.close();
    this.fault = fault;
    return false;
  }

  #release(): void {
    this.#onLast?.();
    this.#onLast = null;
    for (const track of this.#stream?.getTracks() ?? []) track.onended = null;
    if (this.#stream) halt(this.#stream);
    this.#capture?.disconnect();
    void this.#context?.close();
    this.#stream = this.#context = this.#capture = null;
    this.level = 0;
  }
}

/** Not every browser records at any rate: then at its own. */
function contextAt(rate: number): AudioContext {
  try {
    return new AudioContext({ sampleRate: rate, latencyHint: "interactive" });
  } catch {
    return new AudioContext({ latencyHint: "interactive" });
  }
}

function halt(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function faultOf(error: DOMException): MicrophoneFault {
  if (error.name === "NotAllowedError" || error.name === "SecurityError") return "denied";
  if (error.name === "NotFoundError" || error.name === "OverconstrainedError") return "missing";
  return error.name === "NotReadableError" || error.name === "AbortError" ? "in_use" : "failed";
}
