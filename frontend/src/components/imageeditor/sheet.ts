/** What is drawn, as plain values that never change: every edit gives a new sheet, so that undoing is remembering. */
import type { FileData } from "../../wire/config";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Stroke {
  readonly tool: "brush" | "eraser";
  /** As CSS writes it, without opacity. */
  readonly color: string;
  readonly opacity: number;
  /** Width in pixels of the sheet. */
  readonly size: number;
  /** x, y and pressure (0 to 1; -1 where the device has none) of each point, one after the other, in pixels of the sheet. */
  readonly points: readonly number[];
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
}

export interface Layer {
  readonly id: number;
  readonly name: string;
  readonly isVisible: boolean;
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
  return { id: lastId, name, isVisible: true, base, strokes: [] };
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

export function withNewLayer(sheet: Sheet, name: string): Sheet {
  const layer = newLayer(name);
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
  const { place, width, height } = picture;
  const isWhole = place.x === frame.x && place.y === frame.y && place.width === frame.width && place.height === frame.height;
  return isWhole && place.width === width && place.height === height;
}

/** The largest rectangle of the ratio of `size` in the middle of a sheet of `width` and `height`. */
export function contained(size: { width: number; height: number }, width: number, height: number): Rect {
  const scale = Math.min(width / size.width, height / size.height, 1);
  const [w, h] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  return { x: Math.round((width - w) / 2), y: Math.round((height - h) / 2), width: w, height: h };
}

function withLayer(sheet: Sheet, id: number, change: (layer: Layer) => Layer): Sheet {
  return { ...sheet, layers: sheet.layers.map((layer) => (layer.id === id ? change(layer) : layer)) };
}
