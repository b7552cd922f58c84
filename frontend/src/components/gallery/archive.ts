/** All files of a gallery in one archive. */
import { fileOf, uniqueName, type Item } from "./items";

/** A ZIP of the files as they are. Pictures are packed already, so nothing is packed again. Raises when one cannot be fetched. */
export async function archived(items: readonly Item[]): Promise<Blob> {
  const { zipSync } = await import("fflate");
  const names = new Set<string>();
  const parts: Record<string, Uint8Array> = {};
  for (const [index, item] of items.entries()) {
    const { url, orig_name } = fileOf(item);
    const answer = await fetch(url!);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    parts[uniqueName(orig_name ?? `picture-${index + 1}`, names)] = new Uint8Array(await answer.arrayBuffer());
  }
  return new Blob([zipSync(parts, { level: 0 }) as BlobPart], { type: "application/zip" });
}

/** Hands bytes to the person as a download. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
