/** The rectangle that a crop keeps, while it is dragged. */
import type { Rect } from "./sheet";

export const CORNERS = ["nw", "ne", "sw", "se"] as const;
export type Corner = (typeof CORNERS)[number];

/** `rect` with one corner (or all of it, for null) moved, inside `whole` and never smaller than a few pixels. */
export function resized(rect: Rect, corner: Corner | null, dx: number, dy: number, whole: Rect): Rect {
  const least = Math.min(8, whole.width, whole.height);
  const [right, bottom] = [whole.x + whole.width, whole.y + whole.height];
  if (corner === null) {
    return { ...rect, x: clamp(rect.x + dx, whole.x, right - rect.width), y: clamp(rect.y + dy, whole.y, bottom - rect.height) };
  }
  let [x1, y1, x2, y2] = [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height];
  if (corner.endsWith("w")) x1 = clamp(x1 + dx, whole.x, x2 - least);
  else x2 = clamp(x2 + dx, x1 + least, right);
  if (corner.startsWith("n")) y1 = clamp(y1 + dy, whole.y, y2 - least);
  else y2 = clamp(y2 + dy, y1 + least, bottom);
  return { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
