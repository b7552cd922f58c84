/** Brush and eraser as the app set them up. */

import type { Shape } from "./sheet";

export type Tool = "brush" | "eraser" | "text" | "pick" | Shape;

/** What has a width of its own: shapes are as thick as the brush. */
export type Sized = "brush" | "eraser" | "text";

export function sizedBy(tool: Tool): Sized {
  return tool === "eraser" || tool === "text" ? tool : "brush";
}

export interface EraserOptions {
  default_size: number | "auto";
}

type ColorOption = string | [string, number];

export interface BrushOptions extends EraserOptions {
  colors: ColorOption[] | null;
  default_color: ColorOption | null;
  color_mode: "fixed" | "defaults";
}

export interface Paint {
  color: string;
  opacity: number;
}

/** A colour as CSS writes it, or with its opacity. */
export function paintOf(option: ColorOption): Paint {
  return typeof option === "string" ? { color: option, opacity: 1 } : { color: option[0], opacity: Math.min(1, Math.max(0, option[1])) };
}

export function palette(options: BrushOptions): Paint[] {
  return (options.colors ?? []).map(paintOf);
}

export function firstPaint(options: BrushOptions): Paint {
  const chosen = options.default_color ?? options.colors?.[0] ?? "#000000";
  return paintOf(chosen);
}

/** Width at first, in pixels of a sheet of this size. */
export function firstSize(options: EraserOptions, width: number, height: number, tool: Sized): number {
  if (typeof options.default_size === "number" && tool !== "text") return options.default_size;
  const auto = Math.max(1, Math.round(Math.min(width, height) / 32));
  return { brush: auto, eraser: auto * 2, text: Math.max(12, auto * 2) }[tool];
}

/** The widest line that is of use on a sheet of this size. */
export function largestSize(width: number, height: number, chosen: number): number {
  return Math.max(4, Math.round(Math.min(width, height) / 5), chosen);
}

/** A slider from 0 to 100 that is fine for thin lines and coarse for thick ones. */
export function sizeAt(position: number, largest: number): number {
  return Math.max(1, Math.round(1 + (largest - 1) * (position / 100) ** 2));
}

export function positionOf(size: number, largest: number): number {
  return Math.round(100 * Math.sqrt(Math.max(0, size - 1) / Math.max(1, largest - 1)));
}
