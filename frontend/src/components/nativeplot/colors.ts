/** The colours of a plot: those of the theme, and one for each word. */
import type { Word } from "./table";

const LIGHT = ["#2f6fb7", "#c2571a", "#3f7d0e", "#8a4fb5", "#b3306b", "#0f7f7f", "#8a6d00", "#5c6670", "#a13c2e", "#44529e"];
const DARK = ["#6fb1f0", "#f0934f", "#9bd64f", "#c89bf0", "#f080b3", "#52c7c0", "#e0bd4d", "#a6b0ba", "#f08a7a", "#97a5f0"];
/** From few to many, seen on light and on dark ground, told apart without red and green. */
const SHADES_LIGHT: Rgb[] = [[176, 206, 226], [86, 150, 190], [38, 98, 152], [24, 44, 92]];
const SHADES_DARK: Rgb[] = [[58, 84, 118], [74, 136, 178], [118, 190, 206], [226, 240, 190]];

type Rgb = [number, number, number];

export interface Paint {
  ink: string;
  muted: string;
  hair: string;
  ground: string;
  accent: string;
  font: string;
  isDark: boolean;
}

/** What the theme says, as a canvas takes it. */
export function paintOf(host: HTMLElement): Paint {
  const probe = document.createElement("span");
  host.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const paint = {
    ink: resolved("--ll-ink"),
    muted: resolved("--ll-muted"),
    hair: resolved("--ll-hair"),
    ground: resolved("--ll-surface"),
    accent: resolved("--ll-accent"),
    font: `12px ${getComputedStyle(host).fontFamily}`,
    isDark: document.documentElement.classList.contains("dark"),
  };
  probe.remove();
  return paint;
}

export function colorOf(word: Word | null, place: number, map: Record<string, string> | null, paint: Paint): string {
  if (word === null) return paint.accent;
  const given = map && Object.hasOwn(map, String(word)) ? map[String(word)] : undefined;
  if (given !== undefined && CSS.supports("color", given)) return given;
  const list = paint.isDark ? DARK : LIGHT;
  return list[place % list.length]!;
}

/** A colour for each of `count` steps from low to high. */
export function shades(count: number, isDark: boolean): string[] {
  const stops = isDark ? SHADES_DARK : SHADES_LIGHT;
  return Array.from({ length: count }, (_, i) => {
    const at = (i / Math.max(1, count - 1)) * (stops.length - 1);
    const from = stops[Math.floor(at)]!;
    const to = stops[Math.ceil(at)]!;
    return `rgb(${from.map((one, channel) => Math.round(one + (to[channel]! - one) * (at % 1))).join(" ")})`;
  });
}
