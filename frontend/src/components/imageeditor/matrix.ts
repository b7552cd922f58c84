/** Affine maps of the plane, as `transform` of a canvas takes them: x' = a·x + c·y + e, y' = b·x + d·y + f. */

export type Matrix = readonly [number, number, number, number, number, number];

export interface Point {
  x: number;
  y: number;
}

export const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [A, B, C, D, E, F] = inner;
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
}

export function apply([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

export function shifted(dx: number, dy: number): Matrix {
  return [1, 0, 0, 1, dx, dy];
}

/** Scaled around `about`. */
export function scaled(sx: number, sy: number, about: Point = { x: 0, y: 0 }): Matrix {
  return [sx, 0, 0, sy, about.x - sx * about.x, about.y - sy * about.y];
}

/** Turned by `angle` (radians, clockwise on the screen) around `about`. */
export function turned(angle: number, about: Point): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return times(shifted(about.x, about.y), times([cos, sin, -sin, cos, 0, 0], shifted(-about.x, -about.y)));
}

/** Whether it only moves by whole pixels, mirrors and turns by quarters: every pixel stays a pixel. */
export function keepsPixels([a, b, c, d, e, f]: Matrix): boolean {
  const isQuarter = (Math.abs(a) === 1 && b === 0 && c === 0 && Math.abs(d) === 1) || (a === 0 && Math.abs(b) === 1 && Math.abs(c) === 1 && d === 0);
  return isQuarter && Number.isInteger(e) && Number.isInteger(f);
}
