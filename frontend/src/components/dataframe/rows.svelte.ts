/** Where the grid takes its rows from: a table that is here, or windows of one that stayed on the server. */
import type { Model } from "../../tree/model";
import { orderOf } from "./query";
import { isEmptyQuery, type Kind, type Looks, type Query, type TableValue } from "./value";

export interface Row {
  /** Its place in the table, whatever is sorted or left out. */
  number: number;
  cells: unknown[];
  words?: string[] | undefined;
  css?: string[] | undefined;
}

export interface Rows {
  /** How many rows are seen in all. Live. */
  readonly count: number;
  /** Why rows are missing. Live. */
  readonly fault: boolean;
  /** The row at a place of the view; null while it is not here. Live. */
  at(place: number): Row | null;
  /** These places are about to be seen. */
  want(first: number, last: number): void;
  /** All rows from `first` to before `last`, fetched where they are not here. */
  take(first: number, last: number): Promise<Row[]>;
  /** The numbers of the rows in view; null where the server has them. */
  readonly numbers: number[] | null;
}

export class LocalRows implements Rows {
  readonly fault = false;
  readonly #order: number[] | null;

  constructor(
    private readonly table: TableValue,
    query: Query,
    kinds: Kind[],
  ) {
    this.#order = orderOf(table.data, query, kinds, table.metadata?.display_value);
  }

  get count(): number {
    return this.#order?.length ?? this.table.data.length;
  }

  get numbers(): number[] {
    return this.#order ?? this.table.data.map((_, number) => number);
  }

  at(place: number): Row | null {
    const number = this.#order ? this.#order[place] : place;
    const cells = number === undefined ? undefined : this.table.data[number];
    return cells ? { number: number!, cells, ...lookOf(this.table.metadata, number!) } : null;
  }

  want(): void {}

  take(first: number, last: number): Promise<Row[]> {
    return Promise.resolve(Array.from({ length: Math.max(0, last - first) }, (_, i) => this.at(first + i)!).filter(Boolean));
  }
}

function lookOf(looks: Looks | null | undefined, row: number): Pick<Row, "words" | "css"> {
  return looks ? { words: looks.display_value?.[row], css: looks.styling?.[row] } : {};
}

const BLOCK = 100;
/** So many blocks are remembered: enough to scroll back and forth, bounded however long one scrolls. */
const MOST_BLOCKS = 60;

interface Answer {
  count: number;
  start: number;
  numbers: number[];
  data: unknown[][];
  metadata: Looks | null;
}

/** Windows of a table on the server. The newest wish comes first; neighbours follow while nothing else is asked. */
export class RemoteRows implements Rows {
  readonly numbers = null;
  #blocks = new Map<number, Row[]>();
  #version = $state(0);
  #count = $state(0);
  #failed = $state(false);
  #wanted: number[] = [];
  #isAsking = false;
  #isOver = false;

  constructor(
    private readonly model: Model,
    private readonly table: TableValue,
    private readonly query: Query,
    before: RemoteRows | null,
  ) {
    const isPlain = isEmptyQuery(query);
    this.#count = isPlain ? (table.rows ?? table.data.length) : (before?.count ?? table.rows ?? 0);
    if (isPlain) this.#addHead();
  }

  get count(): number {
    return this.#count;
  }

  get fault(): boolean {
    return this.#failed;
  }

  at(place: number): Row | null {
    void this.#version;
    return this.#blocks.get(Math.floor(place / BLOCK))?.[place % BLOCK] ?? null;
  }

  want(first: number, last: number): void {
    const [from, to] = [Math.max(0, Math.floor(first / BLOCK)), Math.floor(Math.max(first, last - 1) / BLOCK)];
    const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    // What comes next if the person goes on in either direction.
    this.#wanted = [...seen, to + 1, from - 1].filter((block) => block >= 0 && (block === 0 || block * BLOCK < this.#count) && !this.#isHere(block));
    void this.#ask();
  }

  async take(first: number, last: number): Promise<Row[]> {
    const found: Row[] = [];
    for (let start = first; start < last; start += 2000) {
      const answer = await this.#fetch(start, Math.min(start + 2000, last));
      found.push(...rowsOf(answer));
      if (!answer.data.length) break;
    }
    return found;
  }

  /** Nobody looks any more. */
  close(): void {
    this.#isOver = true;
    this.#wanted = [];
  }

  #addHead(): void {
    const { data, metadata } = this.table;
    if (!data.length) return;
    this.#blocks.set(0, data.slice(0, BLOCK).map((cells, number) => ({ number, cells, ...lookOf(metadata, number) })));
  }

  #isHere(block: number): boolean {
    const rows = this.#blocks.get(block);
    return rows !== undefined && rows.length >= Math.min(BLOCK, this.#count - block * BLOCK);
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#wanted.length && !this.#isOver) {
      const block = this.#wanted.shift()!;
      try {
        const answer = await this.#fetch(block * BLOCK, (block + 1) * BLOCK);
        if (this.#isOver) break;
        this.#keep(block, rowsOf(answer));
        this.#count = answer.count;
        this.#failed = false;
      } catch {
        this.#failed = true;
        this.#wanted = [];
      }
      this.#version++;
    }
    this.#isAsking = false;
  }

  #keep(block: number, rows: Row[]): void {
    this.#blocks.delete(block);
    this.#blocks.set(block, rows);
    for (const old of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      this.#blocks.delete(old);
    }
  }

  #fetch(start: number, stop: number): Promise<Answer> {
    const { meta, edits } = this.table;
    return this.model.call("window", { table: { meta, edits }, ...this.query, start, stop }) as Promise<Answer>;
  }
}

function rowsOf({ numbers, data, metadata }: Answer): Row[] {
  return data.map((cells, i) => ({ number: numbers[i]!, cells, ...lookOf(metadata, i) }));
}
