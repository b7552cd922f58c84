/** Entries of a gallery. */
import type { FileData } from "../../wire/config";

export interface Item {
  image?: FileData;
  video?: FileData;
  caption: string | null;
}

export function fileOf(item: Item): FileData {
  return (item.image ?? item.video)!;
}

export function isFilm(item: Item): boolean {
  return item.video !== undefined;
}

export function itemOf(file: FileData, type: string): Item {
  return type.startsWith("video/") ? { video: file, caption: null } : { image: file, caption: null };
}

/** Whether two entries show the same file with the same words. */
export function areSame(one: Item | undefined, other: Item | undefined): boolean {
  return one !== undefined && other !== undefined && fileOf(one).path === fileOf(other).path && one.caption === other.caption;
}

export function withMoved<T>(all: readonly T[], from: number, to: number): T[] {
  const rest = all.filter((_, index) => index !== from);
  return [...rest.slice(0, to), all[from]!, ...rest.slice(to)];
}

/** A file name that no other entry of an archive has. */
export function uniqueName(name: string, taken: Set<string>): string {
  const [, stem, suffix] = name.match(/^(.*?)(\.[^.]*)?$/)!;
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${stem}-${number}${suffix ?? ""}`;
  taken.add(free);
  return free;
}
