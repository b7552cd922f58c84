/** Shapes between two points, and words. */
import type { Shape, Stroke } from "./sheet";
import type { Sample, Surface } from "./stroke";

export const SHAPES: readonly Shape[] = ["line", "arrow", "rectangle", "ellipse"];

/** A shape that is still being drawn: from where the pen came down to where it is. */
export class ShapeBuilder {
  #from: Sample | null = null;
  #to: Sample | null = null;

  constructor(private readonly style: Omit<Stroke, "points">) {}

  /** True when the shape changed. */
  add(sample: Sample): boolean {
    const to = this.#from ? (sample.isEven ? evened(this.style.tool as Shape, this.#from, sample) : sample) : sample;
    if (this.#to && this.#to.x === to.x && this.#to.y === to.y) return false;
    this.#from ??= sample;
    this.#to = to;
    return true;
  }

  get stroke(): Stroke {
    const [from, to] = [this.#from!, this.#to!];
    return { ...this.style, points: [from.x, from.y, -1, to.x, to.y, -1] };
  }
}

/** The end that makes a rectangle a square, an ellipse a circle, and a line one of eight directions. */
export function evened(shape: Shape, from: Sample, to: Sample): Sample {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (shape === "line" || shape === "arrow") {
    const step = Math.PI / 4;
    const angle = Math.round(Math.atan2(dy, dx) / step) * step;
    const length = Math.hypot(dx, dy);
    return { ...to, x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
  }
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return { ...to, x: from.x + Math.sign(dx || 1) * side, y: from.y + Math.sign(dy || 1) * side };
}

/** Paints a shape in the surface's colour and width. */
export function paintShape(surface: Surface, { tool, points, size, isFilled }: Stroke): void {
  const [x1, y1, , x2, y2] = points as [number, number, number, number, number];
  surface.beginPath();
  if (tool === "rectangle") {
    surface.lineJoin = "miter";
    surface.rect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  } else if (tool === "ellipse") {
    surface.ellipse((x1 + x2) / 2, (y1 + y2) / 2, Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2, 0, 0, Math.PI * 2);
  } else {
    arrow(surface, x1, y1, x2, y2, tool === "arrow" ? Math.max(size * 3, 6) : 0);
  }
  if (isFilled && (tool === "rectangle" || tool === "ellipse")) surface.fill();
  else surface.stroke();
}

/** One path, so that a seen-through arrow does not show where its lines meet. */
function arrow(surface: Surface, x1: number, y1: number, x2: number, y2: number, head: number): void {
  surface.moveTo(x1, y1);
  surface.lineTo(x2, y2);
  if (!head || (x1 === x2 && y1 === y2)) return;
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const length = Math.min(head, Math.hypot(x2 - x1, y2 - y1));
  for (const side of [-1, 1]) {
    const spread = angle + Math.PI + side * 0.5;
    surface.moveTo(x2 + Math.cos(spread) * length, y2 + Math.sin(spread) * length);
    surface.lineTo(x2, y2);
  }
}

const LINE_HEIGHT = 1.25;

export function fontOf(size: number): string {
  return `500 ${size}px ui-sans-serif, system-ui, sans-serif`;
}

/** Writes words whose first line's top is at the point. */
export function write(surface: Surface, { text = "", points, size }: Stroke): void {
  surface.font = fontOf(size);
  surface.textBaseline = "top";
  for (const [row, line] of text.split("\n").entries()) surface.fillText(line, points[0]!, points[1]! + row * size * LINE_HEIGHT);
}

/** Width and height of written words. */
export function extent(text: string, size: number): { width: number; height: number } {
  const surface = document.createElement("canvas").getContext("2d")!;
  surface.font = fontOf(size);
  const lines = text.split("\n");
  return { width: Math.max(...lines.map((line) => surface.measureText(line).width)), height: lines.length * size * LINE_HEIGHT };
}
