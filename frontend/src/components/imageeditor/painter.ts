/** Draws a sheet: on the stage, with what has not changed kept, and whole for export. */
import { keepsPixels, SAME } from "./matrix";
import { activeLayer, type Layer, type Picture, type Rect, type Sheet, type Stroke } from "./sheet";
import { paint, type Surface } from "./stroke";
import { placed, type View } from "./view";

/** The colour of an empty sheet. */
export const PAPER = "#ffffff";

/** Above this many screen pixels per pixel of a picture its pixels are shown as squares. */
const SQUARES_FROM = 3;

/** What a canvas shows of one layer already. */
interface Kept {
  canvas: HTMLCanvasElement;
  view: string;
  base: Picture | null;
  strokes: readonly Stroke[];
}

export class Painter {
  readonly #kept = new Map<number, Kept>();
  readonly #surface: CanvasRenderingContext2D;
  #scratch: HTMLCanvasElement | null = null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#surface = canvas.getContext("2d")!;
  }

  /** Shows `sheet` and a stroke in the making. `density` is device pixels per CSS pixel. */
  draw(sheet: Sheet, live: Stroke | null, view: View, density: number): void {
    const surface = this.#surface;
    const [width, height] = [Math.max(1, Math.round(view.width * density)), Math.max(1, Math.round(view.height * density))];
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const { scale, left, top } = placed(view, sheet.frame);
    const key = [width, height, scale, left, top, sheet.frame.x, sheet.frame.y].join();
    const transform = new DOMMatrix([scale * density, 0, 0, scale * density, (left - sheet.frame.x * scale) * density, (top - sheet.frame.y * scale) * density]);

    surface.setTransform(1, 0, 0, 1, 0, 0);
    surface.clearRect(0, 0, width, height);
    surface.save();
    surface.setTransform(transform);
    clip(surface, sheet.frame);
    surface.fillStyle = PAPER;
    surface.fillRect(sheet.frame.x, sheet.frame.y, sheet.frame.width, sheet.frame.height);
    surface.setTransform(1, 0, 0, 1, 0, 0);
    if (sheet.background) surface.drawImage(this.#layer(BACKGROUND, sheet.background, [], transform, key), 0, 0);
    for (const layer of sheet.layers) {
      if (!layer.isVisible) continue;
      const own = layer === activeLayer(sheet) ? live : null;
      const kept = this.#layer(layer.id, layer.base, layer.strokes, transform, key);
      const isApart = own && (own.tool === "eraser" || layer.opacity < 1);
      surface.globalAlpha = layer.opacity;
      surface.drawImage(isApart ? this.#with(kept, own, transform) : kept, 0, 0);
      surface.globalAlpha = 1;
      if (own && !isApart) on(surface, transform, () => paint(surface, own));
    }
    surface.restore();
    this.#forget(sheet);
  }

  /** The layer's own canvas, with only what is new painted on it. */
  #layer(id: number, base: Picture | null, strokes: readonly Stroke[], transform: DOMMatrix, view: string): HTMLCanvasElement {
    const known = this.#kept.get(id);
    const continues = known && known.view === view && known.base === base && isStart(known.strokes, strokes);
    const kept = known ?? { canvas: document.createElement("canvas"), view, base, strokes: [] };
    const surface = kept.canvas.getContext("2d")!;
    if (!continues) {
      kept.canvas.width = this.canvas.width;
      kept.canvas.height = this.canvas.height;
    }
    surface.setTransform(transform);
    if (!continues && base) picture(surface, base, transform.a);
    for (const stroke of strokes.slice(continues ? known.strokes.length : 0)) paint(surface, stroke);
    this.#kept.set(id, Object.assign(kept, { view, base, strokes }));
    return kept.canvas;
  }

  /** The layer with the stroke in the making, which rubs out of it or is as faint as it. */
  #with(kept: HTMLCanvasElement, live: Stroke, transform: DOMMatrix): HTMLCanvasElement {
    const scratch = (this.#scratch ??= document.createElement("canvas"));
    scratch.width = kept.width;
    scratch.height = kept.height;
    const surface = scratch.getContext("2d")!;
    surface.drawImage(kept, 0, 0);
    on(surface, transform, () => paint(surface, live));
    return scratch;
  }

  #forget(sheet: Sheet): void {
    const here = new Set([BACKGROUND, ...sheet.layers.map((layer) => layer.id)]);
    for (const id of this.#kept.keys()) if (!here.has(id) || (id === BACKGROUND && !sheet.background)) this.#kept.delete(id);
  }
}

const BACKGROUND = 0;

/** Draws one layer at the sheet's own resolution onto a surface whose transform maps the sheet. */
export function drawLayer(surface: Surface, layer: Pick<Layer, "base" | "strokes">): void {
  if (layer.base) picture(surface, layer.base, 1);
  for (const stroke of layer.strokes) paint(surface, stroke);
}

export function picture(surface: Surface, { image, place, width, matrix = SAME }: Picture, scale: number): void {
  const isExact = scale === 1 && place.width === width && keepsPixels(matrix);
  surface.imageSmoothingEnabled = !isExact && (place.width / width) * Math.hypot(matrix[0], matrix[1]) * scale < SQUARES_FROM;
  surface.imageSmoothingQuality = "high";
  surface.save();
  surface.transform(...matrix);
  surface.drawImage(image, place.x, place.y, place.width, place.height);
  surface.restore();
}

/** The colour that is seen at a point of a sheet, as `#rrggbb`. */
export function colorAt(sheet: Sheet, x: number, y: number): string {
  const [one, layered] = [pixelCanvas(), pixelCanvas()];
  one.translate(-Math.floor(x), -Math.floor(y));
  one.fillStyle = PAPER;
  one.fillRect(Math.floor(x), Math.floor(y), 1, 1);
  if (sheet.background) picture(one, sheet.background, 1);
  for (const layer of sheet.layers) {
    if (!layer.isVisible) continue;
    layered.setTransform(1, 0, 0, 1, 0, 0);
    layered.clearRect(0, 0, 1, 1);
    layered.translate(-Math.floor(x), -Math.floor(y));
    drawLayer(layered, layer);
    one.globalAlpha = layer.opacity;
    one.drawImage(layered.canvas, Math.floor(x), Math.floor(y));
    one.globalAlpha = 1;
  }
  const [red, green, blue] = one.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, "0")).join("")}`;
}

function pixelCanvas(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  return canvas.getContext("2d", { willReadFrequently: true })!;
}

function isStart(start: readonly Stroke[], of: readonly Stroke[]): boolean {
  return start.length <= of.length && start.every((stroke, index) => stroke === of[index]);
}

function clip(surface: Surface, { x, y, width, height }: Rect): void {
  surface.beginPath();
  surface.rect(x, y, width, height);
  surface.clip();
}

function on(surface: CanvasRenderingContext2D, transform: DOMMatrix, act: () => void): void {
  surface.save();
  surface.setTransform(transform);
  act();
  surface.restore();
}
