/** The table of a plot as columns, however it travelled: rows, or columns of bytes. */

export type Datatype = "quantitative" | "nominal" | "temporal";
export type Word = string | number | boolean;

export interface PlotValue {
  columns: string[];
  data: unknown[][] | Packed;
  datatypes: Record<string, Datatype>;
  mark: "line" | "bar" | "point";
}

export interface Packed {
  length: number;
  columns: PackedColumn[];
}

type PackedColumn = { words?: Word[]; even?: [number, number]; offset?: number } & Partial<Record<"u1" | "u2" | "u4" | "f4" | "f8", string>>;

/** Numbers with NaN for what is missing, or words by their place, -1 where there is none. */
export type Column =
  | { name: string; type: "quantitative" | "temporal"; numbers: ArrayLike<number> }
  | { name: string; type: "nominal"; words: Word[]; codes: ArrayLike<number> };

export interface Table {
  length: number;
  column(name: string): Column | undefined;
  names: string[];
}

/** Columns are read when they are first asked for. */
export function tableOf(value: PlotValue): Table {
  const known = new Map<string, Column>();
  const names = value.columns;
  return {
    names,
    length: Array.isArray(value.data) ? value.data.length : value.data.length,
    column(name) {
      const place = names.indexOf(name);
      if (place < 0) return undefined;
      let column = known.get(name);
      if (!column) known.set(name, (column = read(value, place, name)));
      return column;
    },
  };
}

/** A cell as it was in the table; null where there is none. */
export function cellAt(column: Column, row: number): Word | null {
  if (column.type === "nominal") return column.codes[row]! < 0 ? null : column.words[column.codes[row]!]!;
  const number = column.numbers[row]!;
  return Number.isNaN(number) ? null : number;
}

/** A column as words, each different number a word of its own. */
export function asWords(column: Column, length: number): { words: Word[]; codes: ArrayLike<number> } {
  if (column.type === "nominal") return column;
  const cells = Array.from({ length }, (_, row) => cellAt(column, row));
  const coded = codesOf(cells);
  const order = coded.words.map((_, i) => i).sort((a, b) => Number(coded.words[a]) - Number(coded.words[b]));
  const placeOf = new Map(order.map((old, place) => [old, place]));
  return { words: order.map((i) => coded.words[i]!), codes: Int32Array.from(coded.codes, (code) => (code < 0 ? -1 : placeOf.get(code)!)) };
}

function read(value: PlotValue, place: number, name: string): Column {
  const type = value.datatypes[name] ?? "nominal";
  if (Array.isArray(value.data)) {
    const cells = value.data.map((row) => row[place] as Word | null);
    if (type === "nominal") return { name, type, ...codesOf(cells) };
    return { name, type, numbers: Float64Array.from(cells, (cell) => (typeof cell === "number" && Number.isFinite(cell) ? cell : NaN)) };
  }
  const packed = value.data.columns[place]!;
  if (packed.words) {
    const codes = arrayOf(packed);
    return { name, type: "nominal", words: packed.words, codes: Int32Array.from(codes, (code) => code - 1) };
  }
  return { name, type: type === "nominal" ? "quantitative" : type, numbers: numbersOf(packed, value.data.length) };
}

function codesOf(cells: readonly (Word | null | undefined)[]): { words: Word[]; codes: Int32Array } {
  const places = new Map<Word, number>();
  const codes = new Int32Array(cells.length);
  cells.forEach((cell, row) => {
    if (cell === null || cell === undefined) return void (codes[row] = -1);
    let place = places.get(cell);
    if (place === undefined) places.set(cell, (place = places.size));
    codes[row] = place;
  });
  return { words: [...places.keys()], codes };
}

function numbersOf(packed: PackedColumn, length: number): Float64Array {
  if (packed.even) {
    const [start, step] = packed.even;
    return Float64Array.from({ length }, (_, row) => start + step * row);
  }
  const offset = packed.offset ?? 0;
  return Float64Array.from(arrayOf(packed) as Float64Array, (one) => (Number.isFinite(one) ? one + offset : NaN));
}

function arrayOf(packed: PackedColumn): ArrayLike<number> {
  if (packed.u1 !== undefined) return bytesOf(packed.u1);
  if (packed.u2 !== undefined) return new Uint16Array(bytesOf(packed.u2).buffer);
  if (packed.u4 !== undefined) return new Uint32Array(bytesOf(packed.u4).buffer);
  if (packed.f4 !== undefined) return new Float32Array(bytesOf(packed.f4).buffer);
  return new Float64Array(bytesOf(packed.f8 ?? "").buffer);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}
