/** Colours: reading what people write, and writing them as hex, rgb or hsl. */

export interface Rgba {
  r: number;
  g: number;
  b: number;
  /** 0 to 1. */
  a: number;
}

export const FORMS = ["hex", "rgb", "hsl"] as const;
export type Form = (typeof FORMS)[number];

let canvas: CanvasRenderingContext2D | null = null;

/** Any colour CSS knows, by name too; null for anything else. */
export function read(text: string): Rgba | null {
  const given = /^[0-9a-f]{3,8}$/i.test(text.trim()) ? `#${text.trim()}` : text.trim();
  if (!given || !CSS.supports("color", given)) return null;
  canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) return null;
  canvas.fillStyle = "#000";
  canvas.fillStyle = given;
  const known = canvas.fillStyle;
  if (known.startsWith("#")) return { ...ofHex(known), a: 1 };
  const [r = 0, g = 0, b = 0, a = 1] = (known.match(/[\d.]+/g) ?? []).map(Number);
  return { r, g, b, a: Math.round(a * 100) / 100 };
}

/** As it travels: "#rrggbb", or "rgba(r, g, b, a)" when it lets something through. */
export function valueOf(color: Rgba): string {
  return color.a < 1 ? write(color, "rgb") : write(color, "hex");
}

/** As one of the three ways people write colours. */
export function write({ r, g, b, a }: Rgba, form: Form): string {
  if (form === "rgb") return a < 1 ? `rgba(${r}, ${g}, ${b}, ${a})` : `rgb(${r}, ${g}, ${b})`;
  if (form === "hsl") {
    const [h, s, l] = hslOf(r, g, b);
    return a < 1 ? `hsla(${h}, ${s}%, ${l}%, ${a})` : `hsl(${h}, ${s}%, ${l}%)`;
  }
  return `#${[r, g, b, ...(a < 1 ? [Math.round(a * 255)] : [])].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Of "#rrggbb" or "#rrggbbaa". */
export function ofHex(text: string): Rgba {
  const part = (at: number) => parseInt(text.slice(at, at + 2) || "ff", 16);
  return { r: part(1), g: part(3), b: part(5), a: Math.round((part(7) / 255) * 100) / 100 };
}

function hslOf(r: number, g: number, b: number): [number, number, number] {
  const [red, green, blue] = [r / 255, g / 255, b / 255];
  const high = Math.max(red, green, blue);
  const span = high - Math.min(red, green, blue);
  const light = high - span / 2;
  const hue = !span ? 0 : high === red ? ((green - blue) / span) % 6 : high === green ? (blue - red) / span + 2 : (red - green) / span + 4;
  const strength = span ? span / (1 - Math.abs(2 * light - 1)) : 0;
  return [Math.round((hue * 60 + 360) % 360), Math.round(strength * 100), Math.round(light * 100)];
}
