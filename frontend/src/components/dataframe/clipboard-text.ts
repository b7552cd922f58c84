/** Tables as text: what spreadsheets copy and paste, and CSV files. */
import { textOf } from "./value";

/** Rows as spreadsheets put them on the clipboard: tabs between cells, quotes where a cell holds a tab or a line break. */
export function toTsv(rows: unknown[][]): string {
  return rows.map((row) => row.map((cell) => quoted(textOf(cell), /[\t\n\r"]/)).join("\t")).join("\n");
}

/** A CSV file. A text that spreadsheets would run as a formula is made inert. */
export function toCsv(headers: unknown[], rows: unknown[][]): string {
  const line = (row: unknown[]) => row.map((cell) => quoted(inert(cell), /[,;\n\r"]/)).join(",");
  return `\ufeff${[headers, ...rows].map(line).join("\r\n")}\r\n`;
}

function inert(cell: unknown): string {
  const text = textOf(cell);
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, when: RegExp): string {
  return when.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The cells of a copied text. Lines of a quoted cell stay together. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < body.length; i++) {
    const letter = body[i]!;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (body[i + 1] === '"') cell += body[++i];
      else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === "\t" || letter === "\n") {
      rows.at(-1)!.push(cell);
      cell = "";
      if (letter === "\n") rows.push([]);
    } else cell += letter;
  }
  rows.at(-1)!.push(cell);
  return rows;
}
