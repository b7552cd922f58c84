/** What is told of a place of a plot: its x, and each y there or the columns of its row. */
import type { Drawing } from "./drawing";
import { moment, numbers, times, words, type Write } from "./format";
import { cellAt, type Table } from "./table";

export interface Told {
  title: string;
  lines: { name: string; value: string; series: number | null }[];
}

export interface TellingLook {
  x: string;
  y: string;
  color: string | null;
  tooltip: "axis" | "all" | string[];
  x_axis_format: string | null;
  y_axis_format: string | null;
  language: string;
  hidden: ReadonlySet<number>;
}

export function toldOf(table: Table, drawing: Drawing, look: TellingLook, place: number): Told {
  const writeY = numbers(look.y_axis_format, look.language);
  const title = xAt(drawing, look, place);
  const there = drawing.series.map((_, s) => s).filter((s) => !look.hidden.has(s) && typeof drawing.series[s]!.ys[place] === "number");
  const rows = there.map((s) => drawing.series[s]!.rows[place]!);
  if (look.tooltip !== "axis" && rows.length === 1 && rows[0]! >= 0) {
    const names = look.tooltip === "all" ? table.names : look.tooltip.filter((name) => table.names.includes(name));
    return { title: "", lines: names.slice(0, 20).map((name) => ({ name, value: written(table, name, rows[0]!, look, writeY), series: null })) };
  }
  const lines = there.map((s) => ({
    name: drawing.series[s]!.word === null ? look.y : words(drawing.series[s]!.word),
    value: writeY(drawing.series[s]!.ys[place]!),
    series: drawing.series.length > 1 ? s : null,
  }));
  if (drawing.shades && rows[0] !== undefined && rows[0] >= 0) {
    lines.push({ name: look.color!, value: written(table, look.color!, rows[0], look, writeY), series: null });
  }
  const most = 12;
  if (lines.length > most) lines.splice(most, lines.length, { name: "…", value: `+${lines.length - most}`, series: null });
  return { title, lines };
}

/** The x of a place in words: a category, a number, a time, or a range of them. */
export function xAt(drawing: Drawing, look: Pick<TellingLook, "x_axis_format" | "language">, place: number): string {
  const at = drawing.xs[place]!;
  if (drawing.categories) return words(drawing.categories[at]);
  const write: Write = drawing.isTime
    ? look.x_axis_format ? times(look.x_axis_format, look.language, 0) : moment(look.language)
    : numbers(look.x_axis_format, look.language);
  return drawing.isBinned && drawing.width ? `${write(at)} – ${write(at + drawing.width)}` : write(at);
}

function written(table: Table, name: string, row: number, look: TellingLook, writeY: Write): string {
  const column = table.column(name)!;
  const cell = cellAt(column, row);
  if (typeof cell !== "number") return words(cell);
  if (column.type === "temporal") return moment(look.language)(cell);
  return name === look.y ? writeY(cell) : numbers(null, look.language)(cell);
}
