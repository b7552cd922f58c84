/** How a sheet lies on the screen: fitted into the stage, then zoomed and moved. */
import type { Rect } from "./sheet";

export const LARGEST_ZOOM = 32;

export interface View {
  /** Size of the stage in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** 1 fits the frame into the stage. */
  readonly zoom: number;
  /** How far the frame's middle lies from the stage's, in CSS pixels. */
  readonly dx: number;
  readonly dy: number;
}

/** CSS pixels per pixel of the sheet, and where the frame's corner lies. */
export interface Placement {
  scale: number;
  left: number;
  top: number;
}

export const WHOLE: View = { width: 1, height: 1, zoom: 1, dx: 0, dy: 0 };
const MARGIN = 0;

export function placed(view: View, frame: Rect): Placement {
  const fit = Math.min((view.width - MARGIN) / frame.width, (view.height - MARGIN) / frame.height);
  const scale = Math.max(fit * view.zoom, 1e-4);
  return {
    scale,
    left: (view.width - frame.width * scale) / 2 + view.dx,
    top: (view.height - frame.height * scale) / 2 + view.dy,
  };
}

/** A point of the stage as a point of the sheet. */
export function toSheet(view: View, frame: Rect, x: number, y: number): { x: number; y: number } {
  const { scale, left, top } = placed(view, frame);
  return { x: frame.x + (x - left) / scale, y: frame.y + (y - top) / scale };
}

/** A point of the sheet as a point of the stage. */
export function toStage(view: View, frame: Rect, x: number, y: number): { x: number; y: number } {
  const { scale, left, top } = placed(view, frame);
  return { x: left + (x - frame.x) * scale, y: top + (y - frame.y) * scale };
}

/** Zoomed by `factor` around a point of the stage, which stays where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const zoom = Math.min(LARGEST_ZOOM, Math.max(1, view.zoom * factor));
  if (zoom === 1) return { ...view, zoom, dx: 0, dy: 0 };
  const real = zoom / view.zoom;
  const [fromMiddleX, fromMiddleY] = [x - view.width / 2, y - view.height / 2];
  return { ...view, zoom, dx: fromMiddleX - (fromMiddleX - view.dx) * real, dy: fromMiddleY - (fromMiddleY - view.dy) * real };
}

/** Moved, but never so far that the sheet's middle leaves what it can be seen in. */
export function moved(view: View, frame: Rect, dx: number, dy: number): View {
  const { scale } = placed(view, frame);
  const [mostX, mostY] = [(frame.width * scale) / 2, (frame.height * scale) / 2];
  return { ...view, dx: clamp(view.dx + dx, mostX), dy: clamp(view.dy + dy, mostY) };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
