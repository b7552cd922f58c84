/** Changes of a table's value: each gives a new one and leaves the old as it is, so that undo is the value before. */
import { isRemote, type Edit, type Looks, type Query, type TableValue } from "./value";

export type Cell = [row: number, column: number, value: unknown];

export function setCells(table: TableValue, cells: Cell[]): TableValue {
  const data = table.data.slice();
  const fresh = new Set<number>();
  for (const [row, column, value] of cells) {
    if (!data[row]) continue;
    if (!fresh.has(row)) data[row] = data[row].slice();
    fresh.add(row);
    data[row]![column] = value;
  }
  const metadata = withWords(table.metadata, cells);
  return changed({ ...table, data, metadata }, ["cells", cells]);
}

export function spliceRows(table: TableValue, start: number, gone: number, rows: unknown[][]): TableValue {
  const data = start <= table.data.length ? table.data.toSpliced(start, gone, ...rows) : table.data;
  const blank = rows.map((row) => row.map(() => ""));
  const metadata = withLooks(table.metadata, (grid) => (start <= grid.length ? grid.toSpliced(start, gone, ...blank) : grid));
  const count = table.rows === undefined || table.rows === null ? table.rows : table.rows - gone + rows.length;
  return changed({ ...table, data, metadata, rows: count }, ["rows", start, gone, rows]);
}

export function spliceColumns(table: TableValue, start: number, gone: number, headers: string[]): TableValue {
  const blank = headers.map(() => null);
  const data = table.data.map((row) => row.toSpliced(start, gone, ...blank));
  const metadata = withLooks(table.metadata, (grid) => grid.map((row) => row.toSpliced(start, gone, ...headers.map(() => ""))));
  const kinds = table.kinds?.toSpliced(start, gone, ...headers.map(() => "str"));
  const all = table.headers.toSpliced(start, gone, ...headers);
  return changed({ ...table, headers: all, data, metadata, kinds }, ["columns", start, gone, headers]);
}

export function rename(table: TableValue, column: number, header: string): TableValue {
  return changed({ ...table, headers: table.headers.with(column, header) }, ["header", column, header]);
}

/** Only the rows that a query leaves; `numbers` are those rows of a table that is here. */
export function keep(table: TableValue, query: Query, numbers: number[] | null): TableValue {
  if (!numbers) return changed({ ...table, data: [], rows: null }, ["keep", query]);
  const metadata = withLooks(table.metadata, (grid) => numbers.map((number) => grid[number] ?? []));
  return { ...table, data: numbers.map((number) => table.data[number]!), metadata };
}

function changed(table: TableValue, edit: Edit): TableValue {
  if (!isRemote(table)) {
    const { rows: _rows, kinds: _kinds, edits: _edits, ...plain } = table;
    return plain;
  }
  return { ...table, edits: joined(table.edits ?? [], edit) };
}

/** Typing into one cell again and again is one change. */
function joined(edits: Edit[], edit: Edit): Edit[] {
  const last = edits.at(-1);
  const isSame = last?.[0] === "cells" && edit[0] === "cells" && last[1].length === 1 && edit[1].length === 1 &&
    last[1][0]![0] === edit[1][0]![0] && last[1][0]![1] === edit[1][0]![1];
  return isSame ? [...edits.slice(0, -1), edit] : [...edits, edit];
}

function withLooks(looks: Looks | null | undefined, change: (grid: string[][]) => string[][]): Looks | null {
  if (!looks) return null;
  const { display_value, styling } = looks;
  return { ...(display_value && { display_value: change(display_value) }), ...(styling && { styling: change(styling) }) };
}

/** What a changed cell shows is its value; its colours stay. */
function withWords(looks: Looks | null | undefined, cells: Cell[]): Looks | null {
  if (!looks?.display_value) return looks ?? null;
  const words = looks.display_value.slice();
  for (const [row, column, value] of cells) {
    if (words[row]) words[row] = words[row].with(column, value === null || value === undefined ? "" : String(value));
  }
  return { ...looks, display_value: words };
}

const MOST_STEPS = 100;

/** The values before and after, for undo and redo. */
export class History {
  #past: TableValue[] = [];
  #future: TableValue[] = [];

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  add(before: TableValue): void {
    this.#past = [...this.#past.slice(1 - MOST_STEPS), before];
    this.#future = [];
  }

  undo(now: TableValue): TableValue | null {
    const before = this.#past.pop();
    if (before) this.#future.push(now);
    return before ?? null;
  }

  redo(now: TableValue): TableValue | null {
    const after = this.#future.pop();
    if (after) this.#past.push(now);
    return after ?? null;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}
