/** Numbers as people type them and as the page writes them. */

export interface Limits {
  minimum?: number | null;
  maximum?: number | null;
  /** What one press of an arrow key adds. */
  step?: number | null;
  /** Decimal places; 0 is whole numbers. */
  precision?: number | null;
}

/** A typed number; null for nothing, NaN for what is no number. A single comma counts as a decimal point. */
export function read(text: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0\u202f_]/g, "").replace("−", "-").replace(/^([^,.]*),([^,.]*)$/, "$1.$2");
  if (plain === "") return null;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/** A number as it stands in a field. */
export function written(value: unknown, precision?: number | null): string {
  if (typeof value !== "number") return value === null || value === undefined ? "" : String(value);
  return String(rounded(value, precision));
}

export function rounded(value: number, precision?: number | null): number {
  return precision === null || precision === undefined ? value : Number(value.toFixed(Math.min(Math.max(precision, 0), 20)));
}

/** The next stop up or down, without the dust of binary fractions, inside the limits. */
export function stepped(value: number | null, count: number, { minimum, maximum, step, precision }: Limits): number {
  const size = step || 1;
  const from = value ?? clamped(0, { minimum, maximum });
  const next = Number((from + count * size).toFixed(Math.max(decimals(size), decimals(from))));
  return rounded(clamped(next, { minimum, maximum }), precision);
}

export function clamped(value: number, { minimum, maximum }: Limits): number {
  return Math.min(Math.max(value, minimum ?? -Infinity), maximum ?? Infinity);
}

/** Which side of the limits a number lies on: "low", "high", or null inside. */
export function outside(value: number, { minimum, maximum }: Limits): "low" | "high" | null {
  if (typeof minimum === "number" && value < minimum) return "low";
  return typeof maximum === "number" && value > maximum ? "high" : null;
}

/** Whether more typing can still make a refused text a number inside the limits. */
export function canBecome(text: string, limits: Limits): boolean {
  const value = read(text);
  if (value === null) return true;
  if (Number.isNaN(value)) return /^[-+−]?[.,]?$|^[-+−]?\d+[.,]?\d*e[-+]?$/i.test(text.trim());
  const side = outside(value, limits);
  return side === (value < 0 ? "high" : "low") || side === null;
}

function decimals(value: number): number {
  const [, fraction = "", power = "0"] = /(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  return Math.min(Math.max(fraction.length - Number(power), 0), 20);
}
