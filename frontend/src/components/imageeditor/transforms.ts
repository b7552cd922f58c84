/** Sheets and layers turned, mirrored, scaled and moved. What lies on them is remembered where it was drawn, so nothing gets coarser. */
import { apply, scaled, SAME, times, type Matrix, type Point } from "./matrix";
import { extent } from "./shapes";
import { withLayer, type Layer, type Picture, type Rect, type Sheet, type Stroke } from "./sheet";

export type Turn = "left" | "right" | "across" | "down";

/** The whole sheet turned by a quarter to the left or right, or mirrored across or top to bottom. */
export function turnedSheet(sheet: Sheet, turn: Turn): Sheet {
  const { x, y, width, height } = sheet.frame;
  const turns: Record<Turn, Matrix> = { left: [0, -1, 1, 0, 0, 0], right: [0, 1, -1, 0, 0, 0], across: [-1, 0, 0, 1, 2 * x + width, 0], down: [1, 0, 0, -1, 0, 2 * y + height] };
  const matrix = turns[turn];
  const frame = boxOf(corners({ x, y, width, height }).map((corner) => apply(matrix, corner)));
  return { ...mapped(sheet, matrix), frame };
}

/** The sheet at another size: all that lies on it grows or shrinks with it. */
export function scaledSheet(sheet: Sheet, width: number, height: number): Sheet {
  const { x, y } = sheet.frame;
  return { ...mapped(sheet, scaled(width / sheet.frame.width, height / sheet.frame.height, { x, y })), frame: { x, y, width, height } };
}

/** The sheet with more or less paper around the same middle. */
export function extendedSheet(sheet: Sheet, width: number, height: number): Sheet {
  const { frame } = sheet;
  const [x, y] = [frame.x + Math.round((frame.width - width) / 2), frame.y + Math.round((frame.height - height) / 2)];
  return { ...sheet, frame: { x, y, width, height } };
}

/** One layer moved by `matrix`. */
export function movedLayer(sheet: Sheet, id: number, matrix: Matrix): Sheet {
  return withLayer(sheet, id, (layer) => mappedLayer(layer, matrix));
}

/** What a layer covers, in pixels of the sheet; null when nothing is on it. */
export function boundsOf(layer: Layer): Rect | null {
  const points: Point[] = [];
  if (layer.base) points.push(...corners(layer.base.place).map((corner) => apply(layer.base!.matrix ?? SAME, corner)));
  for (const stroke of layer.strokes) if (stroke.tool !== "eraser") points.push(...reach(stroke));
  return points.length ? boxOf(points) : null;
}

export function corners({ x, y, width, height }: Rect): Point[] {
  return [{ x, y }, { x: x + width, y }, { x, y: y + height }, { x: x + width, y: y + height }];
}

/** The smallest upright rectangle around some points. */
export function boxOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Corners of the room a stroke takes, after it was moved. */
function reach({ tool, points, size, text = "", matrix = SAME }: Stroke): Point[] {
  if (tool === "text") return corners({ x: points[0]!, y: points[1]!, ...extent(text, size) }).map((corner) => apply(matrix, corner));
  const along: Point[] = [];
  for (let at = 0; at < points.length; at += 3) along.push({ x: points[at]!, y: points[at + 1]! });
  const { x, y, width, height } = boxOf(along);
  const half = size / 2;
  return corners({ x: x - half, y: y - half, width: width + size, height: height + size }).map((corner) => apply(matrix, corner));
}

function mapped(sheet: Sheet, matrix: Matrix): Sheet {
  return { ...sheet, background: sheet.background && mappedPicture(sheet.background, matrix), layers: sheet.layers.map((layer) => mappedLayer(layer, matrix)) };
}

function mappedLayer(layer: Layer, matrix: Matrix): Layer {
  const strokes = layer.strokes.map((stroke) => ({ ...stroke, matrix: times(matrix, stroke.matrix ?? SAME) }));
  return { ...layer, base: layer.base && mappedPicture(layer.base, matrix), strokes };
}

/** A picture that came back to where it lay is untouched again. */
function mappedPicture(picture: Picture, matrix: Matrix): Picture {
  const all = times(matrix, picture.matrix ?? SAME);
  const { matrix: _, ...plain } = picture;
  return isSame(all) ? plain : { ...picture, matrix: all };
}

function isSame(matrix: Matrix): boolean {
  return matrix.every((part, index) => Math.abs(part - SAME[index]!) < 1e-9);
}

