/** Pictures as a sheet to draw on. */
import type { FileData } from "../../wire/config";
import { decoded } from "../image/picture";
import type { EditorValue } from "./export";
import { contained, newLayer, newSheet, type Picture, type Rect, type Sheet } from "./sheet";

/** A picture with its pixels, wherever it will lie. */
export interface Pixels {
  image: HTMLImageElement;
  file: FileData | null;
  width: number;
  height: number;
}

export interface Opened {
  background: Pixels | null;
  layers: Pixels[];
}

export interface Paper {
  size: readonly [number, number];
  /** The sheet keeps its size; larger pictures are shown smaller on it. */
  isFixed: boolean;
  /** Names of the layers of an empty sheet. */
  names: readonly string[];
  /** A lone picture lies on the first layer, where the eraser reaches it, instead of below all layers. */
  isErasable: boolean;
}

/** The pixels of a value. A value that holds only the finished picture is drawn on as a background. Raises when one cannot be shown. */
export async function loaded(value: EditorValue): Promise<Opened> {
  const ground = value.background ?? (value.layers?.length ? null : value.composite);
  const [background, ...layers] = await Promise.all([ground, ...(value.layers ?? [])].map((file) => (file ? pixelsOf(file) : null)));
  return { background: background ?? null, layers: layers.filter((one) => one !== null) };
}

/** The pixels of a file; `url` when its bytes are here already. */
export async function pixelsOf(file: FileData, url = file.url ?? ""): Promise<Pixels> {
  const image = await decoded(url);
  return { image, file, width: image.naturalWidth || 300, height: image.naturalHeight || 150 };
}

export function sheetOf({ background, layers }: Opened, paper: Paper): Sheet {
  const largest = background ?? layers[0];
  const [width, height] = paper.isFixed || !largest ? paper.size : [largest.width, largest.height];
  const isLone = background !== null && !layers.length;
  const above = isLone && paper.isErasable ? [background] : layers;
  const below = background && !above.includes(background) && !(layers.length && isPaper(background)) ? background : null;
  const sheet = newSheet(width, height, paper.names, below && laid(below, width, height, paper.isFixed));
  if (!above.length) return sheet;
  const own = above.map((layer, index) => newLayer(paper.names[index] ?? `Layer ${index + 1}`, laid(layer, width, height, paper.isFixed)));
  return { ...sheet, layers: own, active: own[own.length - 1]!.id };
}

/** Whether a picture is white all over: the sheet of a drawing that comes back, which is drawn anyway. */
function isPaper({ image }: Pixels): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 32;
  const surface = canvas.getContext("2d", { willReadFrequently: true })!;
  surface.drawImage(image, 0, 0, 32, 32);
  return surface.getImageData(0, 0, 32, 32).data.every((value) => value === 255);
}

function laid(pixels: Pixels, width: number, height: number, isFixed: boolean): Picture {
  const whole: Rect = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  return { ...pixels, place: isFixed ? contained(pixels, width, height) : whole };
}
