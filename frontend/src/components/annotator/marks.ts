/** What marks an object: corners in pixels of the picture. Values that never change; every edit gives new ones. */
import type { FileData } from "../../wire/config";

export type Shape = "box" | "polygon" | "point";

export interface Mark {
  readonly shape: Shape;
  readonly label: string | null;
  /** A box has two opposite corners, left top first; a point has one. */
  readonly corners: readonly Corner[];
}

export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** As it travels. */
export interface Annotation {
  label?: string | null;
  bbox?: number[];
  segmentation?: number[][];
  keypoints?: number[];
}

export interface AnnotatedPicture {
  image: FileData | null;
  annotations: Annotation[];
}

export function markOf({ label = null, bbox, segmentation, keypoints }: Annotation): Mark {
  if (segmentation?.[0]?.length) return { shape: "polygon", label, corners: pairs(segmentation[0]) };
  if (keypoints?.length) return { shape: "point", label, corners: pairs(keypoints.slice(0, 2)) };
  const [x, y, width, height] = bbox as [number, number, number, number];
  return { shape: "box", label, corners: [{ x, y }, { x: x + width, y: y + height }] };
}

export function annotationOf({ shape, label, corners }: Mark): Annotation {
  if (shape === "polygon") return { label, segmentation: [corners.flatMap(({ x, y }) => [round(x), round(y)])] };
  if (shape === "point") return { label, keypoints: [round(corners[0]!.x), round(corners[0]!.y), 2] };
  const [first, second] = corners as [Corner, Corner];
  return { label, bbox: [round(first.x), round(first.y), round(second.x - first.x), round(second.y - first.y)] };
}

/** A box between two points, whichever comes first. */
export function boxBetween(one: Corner, other: Corner): readonly [Corner, Corner] {
  return [{ x: Math.min(one.x, other.x), y: Math.min(one.y, other.y) }, { x: Math.max(one.x, other.x), y: Math.max(one.y, other.y) }];
}

/** All corners that can be held: four of a box. */
export function handlesOf({ shape, corners }: Mark): Corner[] {
  if (shape !== "box") return [...corners];
  const [first, second] = corners as [Corner, Corner];
  return [first, { x: second.x, y: first.y }, second, { x: first.x, y: second.y }];
}

/** With one held corner elsewhere. */
export function withCorner(mark: Mark, handle: number, to: Corner): Mark {
  if (mark.shape !== "box") return { ...mark, corners: mark.corners.map((corner, index) => (index === handle ? to : corner)) };
  const opposite = handlesOf(mark)[(handle + 2) % 4]!;
  return { ...mark, corners: boxBetween(opposite, to) };
}

/** Moved as a whole, but not off a picture of `width` and `height`. */
export function movedBy(mark: Mark, dx: number, dy: number, width: number, height: number): Mark {
  const [xs, ys] = [mark.corners.map(({ x }) => x), mark.corners.map(({ y }) => y)];
  const right = Math.min(Math.max(dx, -Math.min(...xs)), width - Math.max(...xs));
  const down = Math.min(Math.max(dy, -Math.min(...ys)), height - Math.max(...ys));
  return { ...mark, corners: mark.corners.map(({ x, y }) => ({ x: x + right, y: y + down })) };
}

/** Whether a point lies on the mark; `reach` is how near is near enough. */
export function covers({ shape, corners }: Mark, at: Corner, reach: number): boolean {
  if (shape === "point") return Math.hypot(corners[0]!.x - at.x, corners[0]!.y - at.y) <= reach;
  if (shape === "box") {
    const [first, second] = corners as [Corner, Corner];
    return at.x >= first.x - reach && at.x <= second.x + reach && at.y >= first.y - reach && at.y <= second.y + reach;
  }
  return isInside(corners, at);
}

/** The mark that a press means: of those under it the smallest, for a large one would hide it. */
export function markAt(marks: readonly Mark[], at: Corner, reach: number): number | null {
  let [best, least] = [null as number | null, Infinity];
  for (const [index, mark] of marks.entries()) {
    if (!covers(mark, at, reach)) continue;
    const size = areaOf(mark);
    if (size <= least) [best, least] = [index, size];
  }
  return best;
}

export function areaOf({ shape, corners }: Mark): number {
  if (shape === "point") return 0;
  const all = shape === "box" ? handlesOf({ shape, corners, label: null }) : corners;
  let twice = 0;
  for (const [index, { x, y }] of all.entries()) {
    const next = all[(index + 1) % all.length]!;
    twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}

function isInside(corners: readonly Corner[], { x, y }: Corner): boolean {
  let inside = false;
  for (const [index, one] of corners.entries()) {
    const other = corners[(index + 1) % corners.length]!;
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) inside = !inside;
  }
  return inside;
}

function pairs(flat: readonly number[]): Corner[] {
  const corners: Corner[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) corners.push({ x: flat[at]!, y: flat[at + 1]! });
  return corners;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
