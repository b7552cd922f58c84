/** A camera: asked for, chosen, shown, and one frame of it taken. */

export type CameraFault = "insecure" | "denied" | "missing" | "in_use" | "unplugged" | "failed";

export interface CameraOptions {
  mirror: boolean;
  constraints: MediaStreamConstraints | MediaTrackConstraints | null;
}

/** Asked for when the app does not say: sharp for one picture, small for many a second. */
const ONE = { width: { ideal: 1920 }, height: { ideal: 1440 } };
const MANY = { width: { ideal: 640 }, height: { ideal: 480 } };

export class Camera {
  stream = $state.raw<MediaStream | null>(null);
  devices = $state.raw<MediaDeviceInfo[]>([]);
  device = $state<string>("");
  fault = $state<CameraFault | null>(null);
  isAsking = $state(false);
  isMirrored = $state(true);
  #turn = 0;
  #canvas: HTMLCanvasElement | null = null;

  constructor(
    private readonly options: CameraOptions | null,
    private readonly isStreaming = false,
    private readonly hasSound = false,
  ) {
    this.isMirrored = options?.mirror ?? true;
  }

  /** Asks for `device`, or for the one the browser prefers. Sets `fault` instead of raising. */
  async open(device = ""): Promise<void> {
    this.close();
    if (!navigator.mediaDevices?.getUserMedia) return void (this.fault = "insecure");
    const turn = ++this.#turn;
    this.isAsking = true;
    this.fault = null;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: this.#wanted(device), audio: this.hasSound });
      if (turn !== this.#turn) return stop(stream);
      this.stream = stream;
      for (const track of stream.getVideoTracks()) track.onended = () => this.#lost();
      this.device = stream.getVideoTracks()[0]?.getSettings().deviceId ?? device;
      this.devices = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === "videoinput");
    } catch (error) {
      if (turn === this.#turn) this.fault = faultOf(error as DOMException);
    } finally {
      if (turn === this.#turn) this.isAsking = false;
    }
  }

  /** Lets the camera go; its lamp turns off. */
  close(): void {
    this.#turn += 1;
    if (this.stream) stop(this.stream);
    this.stream = null;
    this.isAsking = false;
  }

  /** What `video` shows now, at the camera's own resolution, mirrored as it is shown. */
  async capture(video: HTMLVideoElement, type = "image/jpeg"): Promise<File> {
    const canvas = (this.#canvas ??= document.createElement("canvas"));
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const context = canvas.getContext("2d")!;
    if (this.isMirrored) context.setTransform(-1, 0, 0, 1, canvas.width, 0);
    context.drawImage(video, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, this.isStreaming ? 0.8 : 0.95));
    return new File([blob!], `webcam.${type === "image/jpeg" ? "jpg" : type.slice(6)}`, { type });
  }

  #lost(): void {
    this.close();
    this.fault = "unplugged";
  }

  #wanted(device: string): MediaTrackConstraints {
    const asked = this.options?.constraints ?? {};
    const own = "video" in asked ? (typeof asked.video === "object" ? asked.video : {}) : (asked as MediaTrackConstraints);
    return { ...(this.isStreaming ? MANY : ONE), ...own, ...(device && { deviceId: { exact: device } }) };
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function faultOf(error: DOMException): CameraFault {
  if (error.name === "NotAllowedError" || error.name === "SecurityError") return "denied";
  if (error.name === "NotFoundError" || error.name === "OverconstrainedError") return "missing";
  return error.name === "NotReadableError" || error.name === "AbortError" ? "in_use" : "failed";
}
