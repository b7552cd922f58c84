/** What a sample's value is, seen without its component. */
import type { FileData } from "../../wire/config";

const PICTURES = new Set(["image", "imageeditor", "sketchpad", "paint", "imagemask", "annotatedimage", "gallery"]);

/** The file in a value: itself, the picture of an editor, the first of several. */
export function fileIn(value: unknown): FileData | null {
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return value.length ? fileIn(value[0]) : null;
  const some = value as Record<string, unknown>;
  if (typeof some.path === "string" || typeof some.url === "string") return some as unknown as FileData;
  return fileIn(some.composite) ?? fileIn(some.background) ?? fileIn(some.image) ?? fileIn(some.video);
}

/** Whether a value is shown as a picture. */
export function isPicture(value: unknown, kind: string): boolean {
  return PICTURES.has(kind) || /\.(png|jpe?g|gif|webp|avif|svg)$/i.test(fileIn(value)?.orig_name ?? "");
}

const MOST_COLUMNS = 4;

/** The first cells of a table, its headers on top; null for what is none. */
export function tableIn(value: unknown, kind: string): { rows: string[][]; width: number } | null {
  if (kind !== "dataframe" || typeof value !== "object" || value === null) return null;
  const { headers, data } = value as { headers?: unknown[]; data?: unknown[][] };
  if (!Array.isArray(headers) || !Array.isArray(data)) return null;
  const width = Math.min(headers.length, MOST_COLUMNS);
  return { rows: [headers, ...data].map((row) => Array.from({ length: width }, (_, i) => textOf(row[i]))), width };
}

/** A value in a few words. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object") return String(value);
  const file = fileIn(value);
  if (file) return file.orig_name ?? file.path.split("/").at(-1) ?? "";
  const { label, text } = value as { label?: unknown; text?: unknown };
  const { headers, rows } = value as { headers?: unknown; rows?: unknown };
  if (Array.isArray(headers) && typeof rows === "number") return `${headers.map(textOf).join(", ")} (${rows})`;
  if (typeof label === "string" || typeof text === "string") return String(label ?? text);
  return JSON.stringify(value);
}
