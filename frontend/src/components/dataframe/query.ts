/** Sorts, filters and searches a table that is here whole. A table on the server answers the same questions there. */
import { isEmptyQuery, textOf, type Filter, type Kind, type Query } from "./value";

/** The numbers of the rows that a query leaves, in its order; null for all as they are. */
export function orderOf(rows: unknown[][], query: Query, kinds: Kind[], words?: string[][] | null): number[] | null {
  if (isEmptyQuery(query)) return null;
  const tests = query.filters.map((filter) => testOf(filter, kinds[filter.column] ?? "str"));
  const search = query.search.trim().toLowerCase();
  let order: number[] = [];
  rows.forEach((row, number) => {
    if (!tests.every((holds, i) => holds(row[query.filters[i]!.column]))) return;
    if (search && !row.some((cell, column) => found(cell, words?.[number]?.[column], search))) return;
    order.push(number);
  });
  for (const { column, descending } of query.sort.toReversed()) {
    const missing = order.filter((number) => isMissing(rows[number]![column]));
    const present = order.filter((number) => !isMissing(rows[number]![column]));
    const sign = descending ? -1 : 1;
    present.sort((a, b) => sign * compare(rows[a]![column], rows[b]![column]));
    order = [...present, ...missing];
  }
  return order;
}

function found(cell: unknown, words: string | undefined, search: string): boolean {
  return textOf(cell).toLowerCase().includes(search) || Boolean(words?.toLowerCase().includes(search));
}

const isMissing = (cell: unknown): boolean => cell === null || cell === undefined || cell === "" || cell === "NaT";
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Numbers before texts, texts as people sort them. */
export function compare(a: unknown, b: unknown): number {
  const [isA, isB] = [typeof a === "number" || typeof a === "boolean", typeof b === "number" || typeof b === "boolean"];
  if (isA && isB) return Number(a) - Number(b);
  if (isA !== isB) return isA ? -1 : 1;
  return collator.compare(textOf(a), textOf(b));
}

/** Whether a cell passes a filter. */
export function testOf({ test, value }: Filter, kind: Kind): (cell: unknown) => boolean {
  const words = value.trim().toLowerCase();
  const limit = kind === "number" || kind === "progress" ? numberOf(words) : null;
  const text = (cell: unknown) => textOf(cell).toLowerCase();
  if (test === "empty") return isMissing;
  if (test === "filled") return (cell) => !isMissing(cell);
  if (test === "above" || test === "below" || test === "least" || test === "most") {
    return (cell) => {
      const have = limit === null ? text(cell) : numberOf(textOf(cell));
      if (have === null || have === "") return false;
      const against: number | string = limit ?? words;
      return { above: have > against, below: have < against, least: have >= against, most: have <= against }[test];
    };
  }
  if (limit !== null && (test === "is" || test === "not")) return (cell) => (numberOf(textOf(cell)) === limit) === (test === "is");
  const tests = {
    contains: (cell: unknown) => text(cell).includes(words),
    lacks: (cell: unknown) => !text(cell).includes(words),
    starts: (cell: unknown) => text(cell).startsWith(words),
    is: (cell: unknown) => text(cell) === words,
    not: (cell: unknown) => text(cell) !== words,
  };
  return tests[test];
}

function numberOf(words: string): number | null {
  const value = Number(words);
  return words.trim() === "" || Number.isNaN(value) ? null : value;
}
