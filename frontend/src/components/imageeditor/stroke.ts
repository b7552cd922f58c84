/** Lines: sampled from a pen as it moves, and painted at any resolution. */
import { paintShape, write } from "./shapes";
import type { Stroke } from "./sheet";

export interface Sample {
  x: number;
  y: number;
  pressure: number;
  /** A shape is to be as wide as high, a line level, upright or at half a right angle. */
  isEven?: boolean;
}

/** The part of a 2D context that painting needs. */
export type Surface = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A line that is still being drawn. Points closer than `spacing` to the last one add nothing and are left out. */
export class StrokeBuilder {
  readonly #points: number[] = [];

  constructor(
    private readonly style: Omit<Stroke, "points">,
    private readonly spacing: number,
  ) {}

  /** True when the line grew. */
  add({ x, y, pressure }: Sample): boolean {
    const count = this.#points.length;
    if (count && Math.hypot(x - this.#points[count - 3]!, y - this.#points[count - 2]!) < this.spacing) return false;
    this.#points.push(round(x), round(y), pressure < 0 ? -1 : round(pressure));
    return true;
  }

  /** The line as it is now. */
  get stroke(): Stroke {
    return { ...this.style, points: [...this.#points] };
  }
}

/** Paints a line with the context's present transform, which maps pixels of the sheet. */
export function paint(surface: Surface, stroke: Stroke): void {
  surface.save();
  surface.globalCompositeOperation = stroke.tool === "eraser" ? "destination-out" : "source-over";
  surface.globalAlpha = stroke.tool === "eraser" ? 1 : stroke.opacity;
  surface.strokeStyle = surface.fillStyle = stroke.tool === "eraser" ? "#000" : stroke.color;
  surface.lineCap = surface.lineJoin = "round";
  surface.lineWidth = stroke.size;
  if (stroke.matrix) surface.transform(...stroke.matrix);
  if (stroke.tool === "text") write(surface, stroke);
  else if (stroke.tool !== "brush" && stroke.tool !== "eraser") paintShape(surface, stroke);
  else if (stroke.points.length === 3) dot(surface, stroke);
  else if (isPressed(stroke)) pressed(surface, stroke);
  else line(surface, stroke.points);
  surface.restore();
}

/** Width of a line of `size` under `pressure`. */
export function widthAt(size: number, pressure: number): number {
  return pressure < 0 ? size : size * (0.35 + 0.65 * Math.min(1, pressure * 1.4));
}

/** Pressure varies the width of opaque lines; seen-through ones would show where their pieces overlap. */
function isPressed({ points, opacity, tool }: Stroke): boolean {
  return points[2]! >= 0 && (opacity === 1 || tool === "eraser");
}

function dot(surface: Surface, { points, size }: Stroke): void {
  surface.beginPath();
  surface.arc(points[0]!, points[1]!, widthAt(size, points[2]!) / 2, 0, Math.PI * 2);
  surface.fill();
}

/** Curves through the middles of neighbouring points: smooth, and never beside what was drawn. */
function line(surface: Surface, points: readonly number[]): void {
  surface.beginPath();
  surface.moveTo(points[0]!, points[1]!);
  for (let at = 3; at + 3 < points.length; at += 3) {
    const [x, y, nextX, nextY] = [points[at]!, points[at + 1]!, points[at + 3]!, points[at + 4]!];
    surface.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  surface.lineTo(points[points.length - 3]!, points[points.length - 2]!);
  surface.stroke();
}

function pressed(surface: Surface, { points, size }: Stroke): void {
  let [fromX, fromY] = [points[0]!, points[1]!];
  for (let at = 3; at < points.length; at += 3) {
    const isLast = at + 3 >= points.length;
    const [x, y] = [points[at]!, points[at + 1]!];
    const toX = isLast ? x : (x + points[at + 3]!) / 2;
    const toY = isLast ? y : (y + points[at + 4]!) / 2;
    surface.lineWidth = widthAt(size, (points[at - 1]! + points[at + 2]!) / 2);
    surface.beginPath();
    surface.moveTo(fromX, fromY);
    surface.quadraticCurveTo(x, y, toX, toY);
    surface.stroke();
    [fromX, fromY] = [toX, toY];
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
