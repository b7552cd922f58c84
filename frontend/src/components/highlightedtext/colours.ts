/** A colour per class: the author's, or one of a palette that stays the same for a class while the page is open. */

const PALETTE = ["#3f7d0e", "#155e8c", "#b3541e", "#8a3fa0", "#0b7a75", "#b3365b", "#8a6d00", "#4a54c9", "#7a5230", "#58707f"];

export function colourOf(mark: string | number, classes: readonly string[], map: Record<string, string> | null | undefined): string {
  if (typeof mark === "number") return mark < 0 ? "#b3365b" : "#155e8c";
  return map?.[mark] ?? PALETTE[Math.max(0, classes.indexOf(mark)) % PALETTE.length]!;
}

/** How strongly a mark shows: a score by its size, a class always the same. */
export function strengthOf(mark: string | number): number {
  return typeof mark === "number" ? Math.min(1, Math.abs(mark)) : 1;
}

/** A number as it is read: two places are enough. */
export function nameOf(mark: string | number): string {
  return typeof mark === "number" ? String(Math.round(mark * 100) / 100) : mark;
}
