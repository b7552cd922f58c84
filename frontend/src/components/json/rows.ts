/** A JSON value as the rows of a tree: only what is open becomes rows, and long lists come in pieces. */

export interface Row {
  /** Where it is: keys from the root on, joined so that no key can be mistaken for two. */
  path: string;
  parent: string | null;
  level: number;
  name: string | null;
  /** Whether the name is a place in a list. */
  isIndex: boolean;
  value: unknown;
  /** Children it has, null for what has none to show. */
  count: number | null;
  isOpen: boolean;
  position: number;
  size: number;
  /** Instead of a value: how many more there are, to show on request. */
  rest?: number;
}

const PIECE = 100;

export class Branches {
  /** What the person opened or closed, by path. */
  readonly turned: ReadonlyMap<string, boolean>;
  /** How many children are shown of a long list, by path. */
  readonly shown: ReadonlyMap<string, number>;

  constructor(turned: ReadonlyMap<string, boolean> = new Map(), shown: ReadonlyMap<string, number> = new Map()) {
    this.turned = turned;
    this.shown = shown;
  }

  turn(paths: string[], isOpen: boolean): Branches {
    return new Branches(new Map([...this.turned, ...paths.map((path) => [path, isOpen] as const)]), this.shown);
  }

  more(path: string): Branches {
    return new Branches(this.turned, new Map([...this.shown, [path, (this.shown.get(path) ?? PIECE) + 10 * PIECE]]));
  }
}

/** The rows of what is open. `isAllOpen` opens every branch that was not closed. */
export function rowsOf(value: unknown, branches: Branches, isAllOpen: boolean): Row[] {
  const rows: Row[] = [];
  add(rows, value, { path: "$", parent: null, level: 1, name: null, isIndex: false, position: 1, size: 1 }, branches, isAllOpen);
  return rows;
}

/** A branch in a few words: `{name: "Ada", age: 36, …}`. */
export function preview(value: object): string {
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const parts: string[] = [];
  let length = 0;
  for (const [key, item] of entries.slice(0, 6)) {
    const part = isList ? brief(item) : `${key}: ${brief(item)}`;
    if ((length += part.length) > 60) break;
    parts.push(part);
  }
  if (parts.length < entries.length) parts.push("…");
  return isList ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`;
}

export function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

type Place = Pick<Row, "path" | "parent" | "level" | "name" | "isIndex" | "position" | "size">;

function add(rows: Row[], value: unknown, place: Place, branches: Branches, isAllOpen: boolean): void {
  const entries = isBranch(value) ? Object.entries(value) : [];
  const isOpen = entries.length > 0 && (branches.turned.get(place.path) ?? (isAllOpen || place.level === 1));
  rows.push({ ...place, value, count: entries.length || null, isOpen });
  if (!isOpen) return;
  const most = branches.shown.get(place.path) ?? PIECE;
  const { path, level } = place;
  const below = { parent: path, level: level + 1, isIndex: Array.isArray(value), size: entries.length };
  entries.slice(0, most).forEach(([name, item], index) => {
    add(rows, item, { ...below, path: `${path}/${encodeURIComponent(name)}`, name, position: index + 1 }, branches, isAllOpen);
  });
  if (entries.length > most) {
    rows.push({
      ...below, path: `${path}/…`, name: null, value: undefined, count: null, isOpen: false, position: most + 1, rest: entries.length - most,
    });
  }
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return value.length ? `[${value.length}]` : "[]";
  if (isBranch(value)) return Object.keys(value).length ? "{…}" : "{}";
  const text = JSON.stringify(value) ?? "null";
  return text.length > 24 ? `${text.slice(0, 23)}…"` : text;
}
