/** A film being recorded: the camera's own stream, or what its mirror shows. */

/** In the order of how many other programs take them. */
const KINDS = ["video/mp4;codecs=avc1.42E01F,mp4a.40.2", "video/mp4", "video/webm;codecs=vp9,opus", "video/webm"];
const FRAMES_PER_S = 30;

export class FilmRecorder {
  isOn = $state(false);
  seconds = $state(0);
  #recorder: MediaRecorder | null = null;
  #parts: Blob[] = [];
  #release: () => void = () => undefined;

  /** Records `stream`; with `mirror` as that element shows it. */
  start(stream: MediaStream, mirror: HTMLVideoElement | null): void {
    const mirrored = mirror ? turned(stream, mirror) : null;
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? "";
    const recorder = (this.#recorder = new MediaRecorder(mirrored?.stream ?? stream, mimeType ? { mimeType } : {}));
    const begin = performance.now();
    const clock = window.setInterval(() => (this.seconds = (performance.now() - begin) / 1000), 250);
    this.#parts = [];
    recorder.ondataavailable = ({ data }) => data.size && this.#parts.push(data);
    this.#release = () => {
      clearInterval(clock);
      mirrored?.stop();
    };
    recorder.start(1000);
    this.seconds = 0;
    this.isOn = true;
  }

  /** The film; null when there is none. */
  async stop(): Promise<File | null> {
    const recorder = this.#recorder;
    if (!recorder) return null;
    if (recorder.state !== "inactive") {
      await new Promise<void>((resolve) => {
        recorder.onstop = () => resolve();
        recorder.stop();
      });
    }
    const type = (recorder.mimeType || "video/webm").split(";")[0]!;
    const parts = this.#parts;
    this.discard();
    return parts.length ? new File(parts, `recording.${type.slice(6)}`, { type }) : null;
  }

  /** Stops and forgets. */
  discard(): void {
    if (this.#recorder && this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#recorder = null;
    this.#parts = [];
    this.#release();
    this.#release = () => undefined;
    this.isOn = false;
  }
}

/** A stream of what a mirror shows, with the sound of `stream`. */
function turned(stream: MediaStream, from: HTMLVideoElement): { stream: MediaStream; stop: () => void } {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [from.videoWidth, from.videoHeight];
  const context = canvas.getContext("2d")!;
  context.setTransform(-1, 0, 0, 1, canvas.width, 0);
  const draw = () => context.drawImage(from, 0, 0);
  const timer = window.setInterval(draw, 1000 / FRAMES_PER_S);
  draw();
  const out = canvas.captureStream(FRAMES_PER_S);
  for (const track of stream.getAudioTracks()) out.addTrack(track);
  return {
    stream: out,
    stop: () => {
      clearInterval(timer);
      for (const track of out.getVideoTracks()) track.stop();
    },
  };
}
