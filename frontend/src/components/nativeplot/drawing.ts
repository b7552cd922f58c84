/** What a plot draws of a table: places along x, and one list of y per colour. Pure; knows no canvas. */
import { asWords, type Column, type Table, type Word } from "./table";

export interface Wishes {
  mark: "line" | "bar" | "point";
  x: string;
  y: string;
  color: string | null;
  x_bin: string | number | null;
  y_aggregate: Aggregate | null;
  sort: "x" | "y" | "-x" | "-y" | string[] | null;
}

export type Aggregate = "sum" | "mean" | "median" | "min" | "max" | "count";

export interface Series {
  /** The word of `color` it stands for; null when nothing tells rows apart. */
  word: Word | null;
  /** Aligned to `xs`: undefined where this one has nothing, null where its value is missing. */
  ys: (number | null | undefined)[];
  /** Aligned to `xs`: the row of the table, -1 for what was made of several. */
  rows: ArrayLike<number>;
}

export interface Drawing {
  xs: number[];
  series: Series[];
  /** The words at 0, 1, 2 ... along x; null when x is numbers or times. */
  categories: Word[] | null;
  isTime: boolean;
  /** Width of what stands at one x, in its unit; null when unknown. */
  width: number | null;
  /** What x stands for within the width: its middle, or its start. */
  isBinned: boolean;
  isAggregated: boolean;
  /** Numbers of `color` by row, when they are a scale rather than words. */
  shades: { column: Column; low: number; high: number } | null;
}

/** More words than this are told apart by a shade, not each by a colour. */
const MOST_SERIES = 60;
const UNITS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

export function drawingOf(table: Table, wishes: Wishes): Drawing {
  const x = table.column(wishes.x)!;
  const y = table.column(wishes.y)!;
  const color = wishes.color ? table.column(wishes.color) : undefined;
  const isShaded = color !== undefined && color.type !== "nominal" && (wishes.mark === "point" || asWords(color, table.length).words.length > MOST_SERIES);
  const groups = color && !isShaded ? asWords(color, table.length) : { words: [null] as (Word | null)[], codes: null };
  const isAggregated = wishes.mark === "bar" || wishes.y_aggregate !== null || wishes.x_bin !== null || (x.type === "nominal" && wishes.mark === "line");
  const placed = placesOf(x, table.length, wishes.x_bin);
  const numbers = y.type !== "nominal" ? y.numbers : Float64Array.from(y.codes, (code) => (code < 0 ? NaN : wishes.y_aggregate === "count" ? 1 : Number(y.words[code])));
  const parts: Parts = { places: placed.places, codes: groups.codes, count: groups.words.length, numbers, length: table.length };
  const made = isAggregated ? aggregated(parts, wishes.y_aggregate ?? "sum") : apart(parts);
  const drawing: Drawing = {
    xs: made.xs,
    series: groups.words.map((word, i) => ({ word, ys: made.ys[i]!, rows: made.rows[i]! })),
    categories: x.type === "nominal" ? x.words : null,
    isTime: x.type === "temporal",
    width: placed.width ?? (x.type === "nominal" ? 1 : null),
    isBinned: placed.isBinned,
    isAggregated,
    shades: isShaded ? { column: color, ...rangeOf(color) } : null,
  };
  return x.type === "nominal" ? sorted(drawing, wishes.sort) : drawing;
}

/** The sum of all colours below each one, for bars that stand on each other; what is below zero hangs. */
export function stacked(drawing: Drawing, isShown: (series: number) => boolean): { from: Float64Array; to: Float64Array }[] {
  const up = new Float64Array(drawing.xs.length);
  const down = new Float64Array(drawing.xs.length);
  return drawing.series.map((one, s) => {
    const from = new Float64Array(drawing.xs.length);
    const to = new Float64Array(drawing.xs.length).fill(NaN);
    if (!isShown(s)) return { from, to };
    one.ys.forEach((value, i) => {
      if (value === null || value === undefined) return;
      const sum = value < 0 ? down : up;
      from[i] = sum[i]!;
      to[i] = sum[i] = sum[i]! + value;
    });
    return { from, to };
  });
}

interface Parts {
  places: ArrayLike<number>;
  codes: ArrayLike<number> | null;
  count: number;
  numbers: ArrayLike<number>;
  length: number;
}

function placesOf(x: Column, length: number, bin: string | number | null): { places: ArrayLike<number>; width: number | null; isBinned: boolean } {
  if (x.type === "nominal") return { places: x.codes, width: 1, isBinned: false };
  if (bin === null) return { places: x.numbers, width: null, isBinned: false };
  const step = stepOf(bin, x.type === "temporal");
  const floor = typeof step === "number" ? (at: number) => Math.floor(at / step) * step : step.floor;
  const places = new Float64Array(length);
  for (let row = 0; row < length; row++) places[row] = floor(x.numbers[row]!);
  return { places, width: typeof step === "number" ? step : step.width, isBinned: true };
}

/** A width in the unit of x, or for months, quarters and years where each begins. */
export function stepOf(bin: string | number, isTime: boolean): number | { floor: (at: number) => number; width: number } {
  if (typeof bin === "number") return isTime ? bin * 1000 : bin;
  const [, count, unit] = bin.trim().match(/^([\d.]*)\s*([a-z]+)$/) ?? [];
  const many = Number(count || 1);
  const months = { mo: 1, q: 3, y: 12 }[unit ?? ""];
  if (months === undefined) return many * (UNITS[unit ?? ""] ?? 1) / (isTime ? 1 : 1000);
  const size = months * many;
  return {
    width: size * 30 * 864e5,
    floor: (at) => {
      const date = new Date(at);
      if (Number.isNaN(at)) return NaN;
      const first = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / size) * size;
      return Date.UTC(Math.floor(first / 12), first % 12);
    },
  };
}

function aggregated(parts: Parts, how: Aggregate): { xs: number[]; ys: (number | null | undefined)[][]; rows: ArrayLike<number>[] } {
  const cells = new Map<number, Tally[]>();
  for (let row = 0; row < parts.length; row++) {
    const at = parts.places[row]!;
    const group = parts.codes ? parts.codes[row]! : 0;
    if (!Number.isFinite(at) || (at < 0 && isCode(parts)) || group < 0) continue;
    let tallies = cells.get(at);
    if (!tallies) cells.set(at, (tallies = new Array<Tally>(parts.count)));
    (tallies[group] ??= new Tally(how)).add(parts.numbers[row]!, row);
  }
  const xs = [...cells.keys()].sort((a, b) => a - b);
  const ys = Array.from({ length: parts.count }, (_, group) => xs.map((at) => cells.get(at)![group]?.result()));
  const rows = Array.from({ length: parts.count }, (_, group) => Int32Array.from(xs, (at) => cells.get(at)![group]?.row ?? -1));
  return { xs, ys, rows };
}

function isCode(parts: Parts): boolean {
  return parts.places instanceof Int32Array;
}

class Tally {
  #sum = 0;
  #count = 0;
  #least = Infinity;
  #most = -Infinity;
  /** The one row it is made of; -1 when there are several. */
  row = -1;
  readonly #all: number[] | null;

  constructor(private readonly how: Aggregate) {
    this.#all = how === "median" ? [] : null;
  }

  add(value: number, row: number): void {
    if (Number.isNaN(value)) return;
    this.row = this.#count ? -1 : row;
    this.#sum += value;
    this.#count++;
    if (value < this.#least) this.#least = value;
    if (value > this.#most) this.#most = value;
    this.#all?.push(value);
  }

  result(): number | null {
    if (this.how === "count") return this.#count;
    if (!this.#count) return null;
    if (this.how === "sum") return this.#sum;
    if (this.how === "mean") return this.#sum / this.#count;
    if (this.how === "min") return this.#least;
    if (this.how === "max") return this.#most;
    const all = this.#all!.sort((a, b) => a - b);
    const half = all.length >> 1;
    return all.length % 2 ? all[half]! : (all[half - 1]! + all[half]!) / 2;
  }
}

/** Every row by itself, from left to right. */
function apart(parts: Parts): { xs: number[]; ys: (number | null | undefined)[][]; rows: ArrayLike<number>[] } {
  const order = inOrder(parts);
  const xs: number[] = [];
  const ys: (number | null | undefined)[][] = Array.from({ length: parts.count }, () => []);
  const rows: Int32Array[] = Array.from({ length: parts.count }, () => new Int32Array(order.length).fill(-1));
  for (const row of order) {
    const group = parts.codes ? parts.codes[row]! : 0;
    const at = parts.places[row]!;
    // Rows of several colours at one x share its place; a second row of one colour gets a place of its own.
    let place = xs.length - 1;
    if (place < 0 || xs[place] !== at || ys[group]![place] !== undefined) place = xs.push(at) - 1;
    const value = parts.numbers[row]!;
    ys[group]![place] = Number.isFinite(value) ? value : null;
    rows[group]![place] = row;
  }
  for (const list of ys) list.length = xs.length;
  return { xs, ys: ys.map((list) => (parts.count === 1 ? list : Array.from(list))), rows };
}

function inOrder(parts: Parts): ArrayLike<number> & Iterable<number> {
  const rows: number[] = [];
  let isSorted = true;
  let before = -Infinity;
  for (let row = 0; row < parts.length; row++) {
    const at = parts.places[row]!;
    if (!Number.isFinite(at) || (at < 0 && isCode(parts)) || (parts.codes && parts.codes[row]! < 0)) continue;
    if (at < before) isSorted = false;
    before = at;
    rows.push(row);
  }
  return isSorted ? rows : rows.sort((a, b) => parts.places[a]! - parts.places[b]!);
}

function sorted(drawing: Drawing, sort: Wishes["sort"]): Drawing {
  const words = drawing.categories!;
  const present = words.map((_, i) => i).sort((a, b) => compared(words[a]!, words[b]!));
  let order = present;
  if (Array.isArray(sort)) {
    const wanted = sort.map((word) => words.findIndex((one) => String(one) === String(word))).filter((i) => i >= 0);
    order = [...new Set([...wanted, ...present])];
  } else {
    const isDown = sort?.startsWith("-");
    const totals = new Float64Array(words.length);
    for (const one of drawing.series) one.ys.forEach((y, i) => (totals[drawing.xs[i]!] = totals[drawing.xs[i]!]! + (y ?? 0)));
    const by = sort?.endsWith("y") ? (a: number, b: number) => totals[a]! - totals[b]! : (a: number, b: number) => compared(words[a]!, words[b]!);
    order = [...present].sort((a, b) => (isDown ? by(b, a) : by(a, b)));
  }
  const placeOf = new Map(order.map((old, place) => [old, place]));
  const moved = drawing.xs.map((at, i) => [placeOf.get(at)!, i] as const).sort((a, b) => a[0] - b[0]);
  return {
    ...drawing,
    categories: order.map((i) => words[i]!),
    xs: moved.map(([at]) => at),
    series: drawing.series.map((one) => ({
      ...one,
      ys: moved.map(([, i]) => one.ys[i]),
      rows: Int32Array.from(moved, ([, i]) => one.rows[i]!),
    })),
  };
}

function compared(a: Word, b: Word): number {
  return typeof a === "string" || typeof b === "string" ? String(a).localeCompare(String(b), undefined, { numeric: true }) : Number(a) - Number(b);
}

/** The least and largest of a column. */
export function rangeOf(column: Column): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  if (column.type !== "nominal") {
    for (let row = 0; row < column.numbers.length; row++) {
      const one = column.numbers[row]!;
      if (one < low) low = one;
      if (one > high) high = one;
    }
  }
  return low <= high ? { low, high } : { low: 0, high: 1 };
}

/** Every x and y that is drawn, in order, for reading aloud and for a table. */
export function* pointsOf(drawing: Drawing): Generator<{ at: number; series: number; y: number; row: number }> {
  for (let at = 0; at < drawing.xs.length; at++) {
    for (let series = 0; series < drawing.series.length; series++) {
      const y = drawing.series[series]!.ys[at];
      if (typeof y === "number") yield { at, series, y, row: drawing.series[series]!.rows[at] ?? -1 };
    }
  }
}
