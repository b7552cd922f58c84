/** A colour for each class: far from each other, seen on light and dark pictures. */

const PALETTE = ["#e5484d", "#0091ff", "#30a46c", "#f5a524", "#8e4ec6", "#00a2c7", "#e93d82", "#a1703f", "#78b000", "#ff6b00"];

export function colorOf(label: string | null, labels: readonly string[], own: Record<string, string> | null | undefined): string {
  if (label === null) return PALETTE[1]!;
  if (own?.[label]) return own[label];
  const at = labels.indexOf(label);
  return PALETTE[(at < 0 ? [...label].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) : at) % PALETTE.length]!;
}
