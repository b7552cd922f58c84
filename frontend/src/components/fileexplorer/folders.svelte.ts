/** The folders of a tree that have been read, which of them are open, and the rows that are seen of that. */

export interface Entry {
  name: string;
  type: "file" | "folder";
  valid: boolean;
}

export interface Row {
  /** The names that lead to it, joined; what rows are known by. */
  key: string;
  parts: string[];
  name: string;
  isFolder: boolean;
  isOpen: boolean;
  level: number;
  /** Its place among its neighbours, from 1 on, and how many there are. */
  position: number;
  size: number;
  /** What stands instead of entries: the folder is being read, is empty, or why it cannot be read. */
  note: string | null;
}

type Read = Entry[] | "reading" | { fault: string };

export const keyOf = (parts: readonly string[]) => parts.join("/");

export class Folders {
  #read = $state.raw<ReadonlyMap<string, Read>>(new Map());
  #open = $state.raw<ReadonlySet<string>>(new Set([""]));
  #round = 0;

  constructor(private readonly ls: (parts: string[]) => Promise<unknown>) {}

  /** Everything is read again when it is next looked at; open folders stay open. */
  forget(): void {
    this.#round += 1;
    this.#read = new Map();
    for (const key of this.#open) void this.#fetch(key ? key.split("/") : []);
  }

  /** The entries of a folder as far as they are known. */
  entries(parts: readonly string[]): Entry[] | null {
    const read = this.#read.get(keyOf(parts));
    return Array.isArray(read) ? read : null;
  }

  turn(parts: string[], isOpen: boolean): void {
    const key = keyOf(parts);
    const next = new Set(this.#open);
    if (isOpen) next.add(key);
    else next.delete(key);
    this.#open = next;
    if (isOpen && !Array.isArray(this.#read.get(key))) void this.#fetch(parts);
  }

  rows(words: { loading: string; empty: string }): Row[] {
    const rows: Row[] = [];
    this.#add(rows, [], words);
    return rows;
  }

  #add(rows: Row[], parts: string[], words: { loading: string; empty: string }): void {
    const read = this.#read.get(keyOf(parts));
    const level = parts.length + 1;
    if (!Array.isArray(read) || !read.length) {
      const note = Array.isArray(read) ? words.empty : typeof read === "object" ? read.fault : words.loading;
      rows.push({ key: `${keyOf(parts)}/`, parts, name: note, isFolder: false, isOpen: false, level, position: 1, size: 1, note });
      return;
    }
    read.forEach(({ name, type }, index) => {
      const own = [...parts, name];
      const isFolder = type === "folder";
      const isOpen = isFolder && this.#open.has(keyOf(own));
      rows.push({ key: keyOf(own), parts: own, name, isFolder, isOpen, level, position: index + 1, size: read.length, note: null });
      if (isOpen) this.#add(rows, own, words);
    });
  }

  async #fetch(parts: string[]): Promise<void> {
    const round = this.#round;
    this.#set(parts, "reading");
    const read = await this.ls(parts).then(
      (entries) => entries as Entry[],
      (error: Error) => ({ fault: error.message }),
    );
    if (round === this.#round) this.#set(parts, read);
  }

  #set(parts: string[], read: Read): void {
    this.#read = new Map(this.#read).set(keyOf(parts), read);
  }
}
