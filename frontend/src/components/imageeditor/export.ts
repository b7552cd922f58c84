/** A sheet as the value that travels: files for background, layers and all of it together. */
import type { FileData } from "../../wire/config";
import { inline } from "../image/inline";
import { Encoder } from "./encoder";
import { apply } from "./matrix";
import { drawLayer, PAPER, picture } from "./painter";
import { isBlank, isUntouched, type Layer, type Picture, type Sheet } from "./sheet";
import type { Surface } from "./stroke";
import { boxOf, corners } from "./transforms";

export interface EditorValue {
  background: FileData | null;
  layers: FileData[];
  composite: FileData | null;
  id: string | null;
}

/** Files up to this size travel inside the value. */
const INLINE_BYTES = 150_000;

interface Made {
  frame: string;
  file: FileData;
}

export class Exporter {
  readonly #encoder = new Encoder();
  readonly #canvas = document.createElement("canvas");
  readonly #layers = new WeakMap<Layer, Made>();
  readonly #backgrounds = new WeakMap<Picture, Made>();
  #paper: Made | null = null;

  constructor(private readonly upload: (blob: Blob, name: string) => Promise<FileData>) {}

  /** What `sheet` shows, at its own resolution; null when nothing does. Files that did not change are not made again. */
  async value(sheet: Sheet): Promise<EditorValue | null> {
    if (isBlank(sheet) || this.#isRubbedOut(sheet)) return null;
    const background = await this.#background(sheet);
    const layers: FileData[] = [];
    for (const [index, layer] of sheet.layers.entries()) layers.push(await this.#layer(sheet, layer, index));
    return { background, layers, composite: await this.#composite(sheet, background), id: null };
  }

  close(): void {
    this.#encoder.close();
  }

  async #background(sheet: Sheet): Promise<FileData> {
    const source = sheet.background;
    if (source?.file && isUntouched(source, sheet.frame)) return source.file;
    const known = source ? this.#backgrounds.get(source) : this.#paper;
    const frame = keyOf(sheet);
    if (known?.frame === frame) return known.file;
    const file = await this.#make(sheet, "background.png", (surface) => ground(surface, sheet));
    if (source) this.#backgrounds.set(source, { frame, file });
    else this.#paper = { frame, file };
    return file;
  }

  async #layer(sheet: Sheet, layer: Layer, index: number): Promise<FileData> {
    if (layer.base?.file && !layer.strokes.length && layer.opacity === 1 && isUntouched(layer.base, sheet.frame)) return layer.base.file;
    const frame = keyOf(sheet);
    const known = this.#layers.get(layer);
    if (known?.frame === frame) return known.file;
    const file = await this.#make(sheet, `layer-${index + 1}.png`, (surface) => faint(surface, layer));
    this.#layers.set(layer, { frame, file });
    return file;
  }

  /** Nothing drawn over it leaves the background's file as it is. */
  async #composite(sheet: Sheet, background: FileData): Promise<FileData> {
    const seen = sheet.layers.filter((layer) => layer.isVisible && (layer.base || layer.strokes.length));
    if (!seen.length) return background;
    const canvas = this.#drawn(sheet, (surface) => ground(surface, sheet));
    const layer = document.createElement("canvas");
    const surface = canvas.getContext("2d")!;
    for (const one of seen) {
      surface.globalAlpha = one.opacity;
      surface.drawImage(this.#drawn(sheet, (own) => drawLayer(own, one), layer), 0, 0);
      surface.globalAlpha = 1;
    }
    return this.#file(canvas, "composite.png");
  }

  #make(sheet: Sheet, name: string, draw: (surface: Surface) => void): Promise<FileData> {
    return this.#file(this.#drawn(sheet, draw), name);
  }

  async #file(canvas: HTMLCanvasElement, name: string): Promise<FileData> {
    const blob = await this.#encoder.png(canvas);
    return blob.size <= INLINE_BYTES ? inline(blob, name) : this.upload(blob, name);
  }

  /** `canvas` of the frame's size with its pixels at the frame's place. */
  #drawn(sheet: Sheet, draw: (surface: Surface) => void, canvas = this.#canvas): HTMLCanvasElement {
    canvas.width = sheet.frame.width;
    canvas.height = sheet.frame.height;
    const surface = canvas.getContext("2d", { willReadFrequently: true })!;
    surface.translate(-sheet.frame.x, -sheet.frame.y);
    draw(surface);
    surface.setTransform(1, 0, 0, 1, 0, 0);
    return canvas;
  }

  /** Whether all that was drawn was rubbed out again. */
  #isRubbedOut(sheet: Sheet): boolean {
    if (sheet.background || !sheet.layers.some(({ strokes }) => strokes.some(({ tool }) => tool === "eraser"))) return false;
    return sheet.layers.every((layer) => {
      const canvas = this.#drawn(sheet, (surface) => drawLayer(surface, layer));
      const { data } = canvas.getContext("2d", { willReadFrequently: true })!.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 3; at < data.length; at += 4) if (data[at]! > 8) return false;
      return true;
    });
  }
}

/** A layer as faint as it is seen, so that laying the files over each other gives what is seen. */
function faint(surface: Surface, layer: Layer): void {
  drawLayer(surface, layer);
  if (layer.opacity === 1) return;
  const { width, height } = surface.canvas;
  surface.save();
  surface.setTransform(1, 0, 0, 1, 0, 0);
  surface.globalCompositeOperation = "destination-in";
  surface.fillStyle = `rgb(0 0 0 / ${layer.opacity})`;
  surface.fillRect(0, 0, width, height);
  surface.restore();
}

function ground(surface: Surface, { background, frame }: Sheet): void {
  if (!background || !covers(background, frame)) {
    surface.fillStyle = PAPER;
    surface.fillRect(frame.x, frame.y, frame.width, frame.height);
  }
  if (background) picture(surface, background, 1);
}

/** A photograph that fills the frame keeps its own transparency; beside a smaller one lies paper. */
function covers({ place, matrix }: Picture, frame: Sheet["frame"]): boolean {
  const { x, y, width, height } = matrix ? boxOf(corners(place).map((corner) => apply(matrix, corner))) : place;
  return x <= frame.x && y <= frame.y && x + width >= frame.x + frame.width && y + height >= frame.y + frame.height;
}

function keyOf({ frame }: Sheet): string {
  return [frame.x, frame.y, frame.width, frame.height].join();
}
