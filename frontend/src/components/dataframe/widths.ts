/** How wide columns are at first: as the author says, else by what their first cells hold. */
import { isFigure, readable, textOf, type Kind, type TableValue } from "./value";

const SAMPLE = 50;
const LETTER = 7.6;
/** Figures are all of one width. */
const FIGURE = 8.8;
const LEAST = 72;
const MOST = 320;

/** Widths in pixels for a view of `room` pixels. What is left over is shared by the columns without a width of their own. */
export function widthsOf(table: TableValue, kinds: Kind[], given: unknown[], room: number): number[] {
  const said = table.headers.map((_, column) => lengthOf(given[column], room));
  const natural = table.headers.map((header, column) => said[column] ?? byContent(table, column, kinds[column]!, textOf(header)));
  const left = room - natural.reduce((sum, width) => sum + width, 0);
  const free = said.filter((width) => width === null).length;
  if (left <= 0 || !free) return natural;
  return natural.map((width, column) => (said[column] === null ? width + left / free : width));
}

function lengthOf(given: unknown, room: number): number | null {
  if (typeof given === "number") return given;
  const [, number, unit] = (typeof given === "string" && /^\s*([\d.]+)\s*(px|%|rem|em)?\s*$/.exec(given)) || [];
  if (number === undefined) return null;
  const value = Number(number);
  return Math.max(32, unit === "%" ? (value / 100) * room : unit === "rem" || unit === "em" ? value * 16 : value);
}

function byContent(table: TableValue, column: number, kind: Kind, header: string): number {
  if (kind === "bool") return Math.max(LEAST, header.length * LETTER + 56);
  if (kind === "progress") return Math.max(140, header.length * LETTER + 56);
  if (kind === "image") return Math.max(120, header.length * LETTER + 56);
  const looks = table.metadata?.display_value;
  const longest = table.data.slice(0, SAMPLE).reduce((most, row, i) => {
    const words = looks?.[i]?.[column] ?? readable(row[column], kind);
    return Math.max(most, words.split("\n", 1)[0]!.length);
  }, 0);
  return Math.max(LEAST, Math.min(MOST, Math.max(longest * (isFigure(kind) ? FIGURE : LETTER) + 26, header.length * LETTER + 48)));
}
