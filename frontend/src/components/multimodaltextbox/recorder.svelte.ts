/** Records what is said into a file. */
export class Recorder {
  isRecording = $state(false);
  /** Minutes and seconds since it began. */
  time = $state("0:00");
  #recorder: MediaRecorder | null = null;
  #timer = 0;
  #isWanted = true;

  constructor(
    private readonly onfile: (file: File) => void,
    private readonly onfault: (message: string) => void,
  ) {}

  /** Begins, or ends and hands the file on. `fault` is said when there is no microphone. */
  async toggle(fault: string): Promise<void> {
    if (this.#recorder) return this.#recorder.stop();
    try {
      this.#begin(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch {
      this.onfault(fault);
    }
  }

  /** Stops and forgets what was recorded. */
  cancel(): void {
    this.#isWanted = false;
    this.#recorder?.stop();
  }

  #begin(stream: MediaStream): void {
    const pieces: Blob[] = [];
    const recorder = (this.#recorder = new MediaRecorder(stream));
    const since = performance.now();
    this.#isWanted = this.isRecording = true;
    this.time = "0:00";
    this.#timer = window.setInterval(() => {
      const seconds = Math.floor((performance.now() - since) / 1000);
      this.time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }, 250);
    recorder.ondataavailable = ({ data }) => void pieces.push(data);
    recorder.onstop = () => {
      clearInterval(this.#timer);
      stream.getTracks().forEach((track) => track.stop());
      this.#recorder = null;
      this.isRecording = false;
      const type = recorder.mimeType.split(";")[0] || "audio/webm";
      if (this.#isWanted) this.onfile(new File(pieces, `recording.${type.split("/")[1] ?? "webm"}`, { type }));
    };
    recorder.start();
  }
}
