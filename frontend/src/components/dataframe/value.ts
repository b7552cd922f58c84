/** A table's value: what travels, what its columns hold, and how a person's text becomes a cell. */

export interface Looks {
  display_value?: string[][] | null;
  styling?: string[][] | null;
}

/** The rows that a person asked to see, and in which order. */
export interface Query {
  sort: Sort[];
  filters: Filter[];
  search: string;
}

export interface Sort {
  column: number;
  descending: boolean;
}

export interface Filter {
  column: number;
  test: Test;
  value: string;
}

export type Test = "contains" | "lacks" | "starts" | "is" | "not" | "above" | "below" | "least" | "most" | "empty" | "filled";

/** A change of a table that stayed on the server; `limelight/files/table_edits.py` lists them. */
export type Edit =
  | ["cells", [number, number, unknown][]]
  | ["rows", number, number, unknown[][]]
  | ["columns", number, number, string[]]
  | ["header", number, string]
  | ["keep", Query];

export interface TableValue {
  headers: unknown[];
  data: unknown[][];
  metadata?: Looks | null;
  /** Of a table that stayed on the server: how many rows it has (null until it says so), and what its columns hold. */
  rows?: number | null;
  kinds?: string[];
  meta?: { _type: string; handle: string };
  edits?: Edit[];
}

/** What a column holds; a list of texts is a choice among them. */
export type Kind = "str" | "number" | "bool" | "date" | "markdown" | "html" | "image" | "progress" | "link" | readonly string[];

export const EMPTY_QUERY: Query = { sort: [], filters: [], search: "" };

export function isRemote(value: TableValue): boolean {
  return value.meta?._type === "limelight.Table";
}

export function isEmptyQuery(query: Query): boolean {
  return !query.sort.length && !query.filters.length && !query.search.trim();
}

/** A value as a table; null for what is none. Short rows are filled up. */
export function asTable(value: unknown): TableValue | null {
  if (value === null || value === undefined) return { headers: [], data: [], metadata: null };
  if (Array.isArray(value)) return asTable({ headers: [], data: value.map((row) => (Array.isArray(row) ? row : [row])) });
  const some = value as Partial<TableValue>;
  if (typeof value !== "object" || !Array.isArray(some.data)) return null;
  const rows = some.data.map((row) => (Array.isArray(row) ? row : [row]));
  const given = Array.isArray(some.headers) ? some.headers : [];
  const width = rows.reduce((most, row) => Math.max(most, row.length), given.length);
  const headers = given.length === width ? given : Array.from({ length: width }, (_, i) => given[i] ?? String(i + 1));
  const isEven = rows.every((row) => row.length === width);
  const data = isEven ? rows : rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null));
  return { ...some, headers, data, metadata: some.metadata ?? null };
}

const SAMPLE = 200;
const WORDS = new Set(["str", "number", "bool", "date", "markdown", "html", "image", "progress", "link"]);

/** What each column holds: as the author said, else as its first cells do. */
export function kindsOf(table: TableValue, datatype: unknown): Kind[] {
  return table.headers.map((_, column) => {
    const said: unknown = Array.isArray(datatype) ? datatype[column] : datatype;
    if (Array.isArray(said)) return said.map(String);
    if (typeof said === "string" && said !== "str" && said !== "auto" && WORDS.has(said)) return said as Kind;
    const known = table.kinds?.[column];
    return known === "number" || known === "bool" || known === "date" ? known : guessed(table.data, column);
  });
}

function guessed(rows: unknown[][], column: number): Kind {
  let found: Kind | null = null;
  for (const row of rows.slice(0, SAMPLE)) {
    const cell = row[column];
    if (cell === null || cell === undefined || cell === "") continue;
    const kind = typeof cell === "number" ? "number" : typeof cell === "boolean" ? "bool" : "str";
    if (kind === "str" || (found && found !== kind)) return "str";
    found = kind;
  }
  return found ?? "str";
}

export const isRich = (kind: Kind): boolean => kind === "markdown" || kind === "html" || kind === "image";
export const isFigure = (kind: Kind): boolean => kind === "number" || kind === "progress";

/** A cell in words, exactly: as it is copied, searched and edited. */
export function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") {
    const file = cell as { orig_name?: unknown; url?: unknown };
    return String(file.url ?? file.orig_name ?? JSON.stringify(cell));
  }
  return String(cell);
}

/** A cell as it is read: long fractions are cut, whole numbers are not. */
export function readable(cell: unknown, kind: Kind): string {
  if (typeof cell === "number" && !Number.isInteger(cell)) return shortNumber(cell);
  if (kind === "date" && cell === "NaT") return "";
  if (kind === "date" && typeof cell === "string") return cell.replace(/ 00:00:00$/, "");
  return textOf(cell);
}

function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return String(Number(value.toPrecision(6)));
  return String(Number(value.toFixed(size >= 1 ? 4 : 6)));
}

export class NotThatKind extends Error {}

/** What a person typed, as a cell of that kind. Throws `NotThatKind` for a text that is no number. */
export function cellOf(text: string, kind: Kind, isStrict = true): unknown {
  const words = text.trim();
  if (kind === "number" || kind === "progress") {
    if (words === "") return null;
    const value = Number(words.replace(/^(-?\d+),(\d+)$/, "$1.$2"));
    if (Number.isFinite(value)) return kind === "progress" && words.endsWith("%") ? value / 100 : value;
    if (words.endsWith("%") && Number.isFinite(Number(words.slice(0, -1)))) return Number(words.slice(0, -1)) / 100;
    if (isStrict) throw new NotThatKind(words);
    return text;
  }
  if (kind === "bool") return words === "" ? null : /^(true|yes|1|x|✓|on)$/i.test(words);
  if (kind === "date") return words === "" ? null : words.replace(/^(\d{4}-\d\d-\d\d)T/, "$1 ");
  return text;
}

/** An address that may be opened, or null. */
export function safeLink(cell: unknown): string | null {
  const text = textOf(cell).trim();
  return /^(https?:\/\/|mailto:|\/(?!\/)|\.\/)/i.test(text) ? text : null;
}

/** The address of a picture that this page may show, or null. */
export function pictureOf(cell: unknown): string | null {
  if (typeof cell === "object" && cell !== null) return String((cell as { url?: string }).url ?? "") || null;
  const text = textOf(cell).trim();
  if (/^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml|bmp)[;,]/i.test(text)) return text;
  return /^\/(?!\/)/.test(text) || /^(gradio_api|limelight|static)\//.test(text) ? text : null;
}
