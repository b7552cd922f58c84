/** Which mark lies under a point of the picture: the opacities of each mask, small enough to keep many. */

const SIZE = 256;

export class Hits {
  readonly #alphas = new Map<string, Promise<Alpha | null>>();

  /** The place of the topmost mark at a share of the picture's width and height; -1 when none is there. */
  async at(urls: readonly string[], x: number, y: number): Promise<number> {
    const alphas = await Promise.all(urls.map((url) => this.#alpha(url)));
    // Of several the smallest: it lies within the others.
    let best = -1;
    let least = Infinity;
    alphas.forEach((one, place) => {
      if (one && one.count < least && one.bytes[Math.floor(y * one.height) * one.width + Math.floor(x * one.width)]! > 20) [best, least] = [place, one.count];
    });
    return best;
  }

  #alpha(url: string): Promise<Alpha | null> {
    let known = this.#alphas.get(url);
    if (!known) this.#alphas.set(url, (known = read(url).catch(() => null)));
    return known;
  }
}

interface Alpha {
  width: number;
  height: number;
  bytes: Uint8Array;
  /** How many of them are marked. */
  count: number;
}

async function read(url: string): Promise<Alpha> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = Math.min(1, SIZE / Math.max(image.naturalWidth, image.naturalHeight));
  const [width, height] = [Math.max(1, Math.round(image.naturalWidth * scale)), Math.max(1, Math.round(image.naturalHeight * scale))];
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.drawImage(image, 0, 0, width, height);
  const pixels = pen.getImageData(0, 0, width, height).data;
  const bytes = new Uint8Array(width * height);
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] = pixels[4 * i + 3]!) > 20) count++;
  return { width, height, bytes, count };
}
