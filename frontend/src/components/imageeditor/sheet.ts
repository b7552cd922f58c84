/** What is drawn, as plain values that never change: every edit gives a new sheet, so that undoing is remembering. */
import type { FileData } from "../../wire/config";
import type { Matrix } from "./matrix";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Shape = "line" | "arrow" | "rectangle" | "ellipse";

/** A line drawn by hand, a shape between two points, or words at one. */
export interface Stroke {
  readonly tool: "brush" | "eraser" | "text" | Shape;
  /** As CSS writes it, without opacity. */
  readonly color: string;
  readonly opacity: number;
  /** Width in pixels of the sheet. */
  readonly size: number;
  /** x, y and pressure (0 to 1; -1 where the device has none) of each point, one after the other, in pixels of the sheet. */
  readonly points: readonly number[];
  /** A shape that is filled instead of outlined. */
  readonly isFilled?: boolean;
  /** What is written; `size` is the height of its letters. */
  readonly text?: string;
  /** Where it went after it was drawn. */
  readonly matrix?: Matrix;
}

/** Pixels that came from somewhere, at their own resolution. */
export interface Picture {
  readonly image: CanvasImageSource;
  readonly file: FileData | null;
  /** Where it lies on the sheet. */
  readonly place: Rect;
  /** Its own size; it is copied unchanged where `place` has the same. */
  readonly width: number;
  readonly height: number;
  /** Where it went after it was placed. */
  readonly matrix?: Matrix;
}

export interface Layer {
  readonly id: number;
  readonly name: string;
  readonly isVisible: boolean;
  /** 0 is not seen, 1 hides what lies below. */
  readonly opacity: number;
  /** What the layer held when it came. */
  readonly base: Picture | null;
  readonly strokes: readonly Stroke[];
}

export interface Sheet {
  /** The part that is shown and exported; cropping moves it and loses nothing. */
  readonly frame: Rect;
  readonly background: Picture | null;
  readonly layers: readonly Layer[];
  /** Id of the layer that is drawn on. */
  readonly active: number;
}

let lastId = 0;

export function newLayer(name: string, base: Picture | null = null): Layer {
  lastId += 1;
  return { id: lastId, name, isVisible: true, opacity: 1, base, strokes: [] };
}

/** An empty sheet with one layer per name. */
export function newSheet(width: number, height: number, names: readonly string[], background: Picture | null = null): Sheet {
  const layers = (names.length ? names : ["Layer 1"]).map((name) => newLayer(name));
  return { frame: { x: 0, y: 0, width, height }, background, layers, active: layers[0]!.id };
}

/** Whether nothing was put on it. */
export function isBlank(sheet: Sheet): boolean {
  return !sheet.background && sheet.layers.every((layer) => !layer.base && !layer.strokes.length);
}

export function activeLayer(sheet: Sheet): Layer {
  return sheet.layers.find((layer) => layer.id === sheet.active) ?? sheet.layers[0]!;
}

export function withStroke(sheet: Sheet, stroke: Stroke): Sheet {
  return withLayer(sheet, sheet.active, (layer) => ({ ...layer, strokes: [...layer.strokes, stroke] }));
}

export function withVisibility(sheet: Sheet, id: number, isVisible: boolean): Sheet {
  return withLayer(sheet, id, (layer) => ({ ...layer, isVisible }));
}

export function withOpacity(sheet: Sheet, id: number, opacity: number): Sheet {
  return withLayer(sheet, id, (layer) => ({ ...layer, opacity: Math.min(1, Math.max(0, opacity)) }));
}

export function withName(sheet: Sheet, id: number, name: string): Sheet {
  return withLayer(sheet, id, (layer) => ({ ...layer, name }));
}

/** A layer one place up (1) or down (-1). */
export function withRaised(sheet: Sheet, id: number, by: 1 | -1): Sheet {
  const from = sheet.layers.findIndex((layer) => layer.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= sheet.layers.length) return sheet;
  const layers = [...sheet.layers];
  [layers[from], layers[to]] = [layers[to]!, layers[from]!];
  return { ...sheet, layers };
}

export function withNewLayer(sheet: Sheet, name: string, base: Picture | null = null): Sheet {
  const layer = newLayer(name, base);
  return { ...sheet, layers: [...sheet.layers, layer], active: layer.id };
}

/** Without one layer; the last one is emptied instead. */
export function withoutLayer(sheet: Sheet, id: number): Sheet {
  if (sheet.layers.length === 1) return withLayer(sheet, id, (layer) => ({ ...layer, base: null, strokes: [] }));
  const at = sheet.layers.findIndex((layer) => layer.id === id);
  const layers = sheet.layers.filter((layer) => layer.id !== id);
  const active = sheet.active === id ? layers[Math.max(0, at - 1)]!.id : sheet.active;
  return { ...sheet, layers, active };
}

/** Only what lies in `frame` remains to be seen; it is kept inside the present frame and at least one pixel large. */
export function cropped(sheet: Sheet, frame: Rect): Sheet {
  const { x, y, width, height } = sheet.frame;
  const left = Math.min(Math.max(Math.round(frame.x), x), x + width - 1);
  const top = Math.min(Math.max(Math.round(frame.y), y), y + height - 1);
  const right = Math.min(Math.max(Math.round(frame.x + frame.width), left + 1), x + width);
  const bottom = Math.min(Math.max(Math.round(frame.y + frame.height), top + 1), y + height);
  return { ...sheet, frame: { x: left, y: top, width: right - left, height: bottom - top } };
}

/** Whether the background's own file shows exactly what the frame does. */
export function isUntouched(picture: Picture, frame: Rect): boolean {
  const { place, width, height, matrix } = picture;
  if (matrix) return false;
  const isWhole = place.x === frame.x && place.y === frame.y && place.width === frame.width && place.height === frame.height;
  return isWhole && place.width === width && place.height === height;
}

/** The largest rectangle of the ratio of `size` in the middle of a sheet of `width` and `height`. */
export function contained(size: { width: number; height: number }, width: number, height: number): Rect {
  const scale = Math.min(width / size.width, height / size.height, 1);
  const [w, h] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  return { x: Math.round((width - w) / 2), y: Math.round((height - h) / 2), width: w, height: h };
}

export function withLayer(sheet: Sheet, id: number, change: (layer: Layer) => Layer): Sheet {
  return { ...sheet, layers: sheet.layers.map((layer) => (layer.id === id ? change(layer) : layer)) };
}
