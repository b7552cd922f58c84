/** The drawing of a sound: wavesurfer over the page's own `<audio>`, in the theme's colours. */
import type WaveSurfer from "wavesurfer.js";
import { fetched } from "../../wire/fetched";

export interface WaveLook {
  waveform_color: string | null;
  waveform_progress_color: string | null;
}

/** A longer sound is played, but not decoded for a drawing: an hour would take a gigabyte of the page's memory. */
const MOST_DRAWN_S = 1800;

export class Wave {
  #surfer: WaveSurfer | null = null;
  #isGone = false;
  readonly #scheme = new MutationObserver(() => this.#surfer?.setOptions(this.#colors()));

  constructor(
    private readonly box: HTMLElement,
    private readonly media: HTMLAudioElement,
    private readonly look: WaveLook,
  ) {
    this.#scheme.observe(document.documentElement, { attributeFilter: ["class", "style"] });
  }

  /** Draws the sound at `url`, which the player has already. Without a drawing it still plays. */
  async show(url: string, length: number): Promise<void> {
    const { default: WaveSurfer } = await fetched(() => import("wavesurfer.js"));
    if (this.#isGone) return;
    this.#surfer?.destroy();
    const peaks = length > MOST_DRAWN_S ? [[0, 0]] : await peaksOf(url);
    if (this.#isGone) return;
    this.#surfer = WaveSurfer.create({
      container: this.box, height: "auto", media: this.media, interact: false, barWidth: 2, barGap: 2, barRadius: 2, barMinHeight: 2,
      cursorWidth: 2, normalize: false, hideScrollbar: true, peaks, duration: length, ...this.#colors(),
    });
  }

  remove(): void {
    this.#isGone = true;
    this.#scheme.disconnect();
    this.#surfer?.destroy();
  }

  #colors(): { waveColor: string; progressColor: string; cursorColor: string } {
    const progress = this.#resolved(this.look.waveform_progress_color || "var(--ll-accent)");
    return { waveColor: this.#resolved(this.look.waveform_color || "var(--ll-wave)"), progressColor: progress, cursorColor: progress };
  }

  /** A canvas knows no CSS variables. */
  #resolved(color: string): string {
    const before = this.box.style.color;
    this.box.style.color = color;
    const found = getComputedStyle(this.box).color;
    this.box.style.color = before;
    return found;
  }
}

const DRAWN_RATE = 8000;
const POINTS = 2000;

/** The loudest sample of each of some two thousand stretches; a flat line when the browser cannot decode it. */
async function peaksOf(url: string): Promise<number[][]> {
  try {
    const sound = await new OfflineAudioContext(1, 1, DRAWN_RATE).decodeAudioData(await (await fetch(url)).arrayBuffer());
    return Array.from({ length: Math.min(2, sound.numberOfChannels) }, (_, channel) => loudest(sound.getChannelData(channel)));
  } catch {
    return [[0, 0]];
  }
}

export function loudest(samples: Float32Array, points = POINTS): number[] {
  const step = Math.max(1, samples.length / points);
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += step) {
    let peak = 0;
    const end = Math.min(samples.length, Math.ceil(at + step));
    for (let index = Math.floor(at); index < end; index++) {
      const sample = samples[index]!;
      if (Math.abs(sample) > Math.abs(peak)) peak = sample;
    }
    out.push(peak);
  }
  return out;
}
