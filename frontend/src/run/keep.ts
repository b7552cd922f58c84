/** What a person typed and the server has not seen survives a reload of the page. */
import type { Node } from "../tree/node.svelte";
import type { Tree } from "../tree/tree.svelte";

type Kept = [node: number, prop: string, value: unknown, base: string, name: string];

export interface Shelf {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
}

/** What a person sets on a part: what is kept over a reload, and what a link to the page holds. */
export const KEPT_PROPS = ["value", "selected", "open", "order"];
/** Browsers grant about five million; a drawing takes some ten thousand. */
const MOST_CHARACTERS = 1_000_000;
const DELAY_MS = 300;

export class Keeper {
  #timer: number | null = null;
  readonly #touched = new Set<Node>();
  /** What was typed on other pages of the app, or in parts that are not drawn yet. */
  #elsewhere: Kept[] = [];

  constructor(
    private readonly tree: Tree,
    private readonly shelf: Shelf,
    private readonly digest: string,
    private readonly later: (run: () => void, delay_ms: number) => number,
  ) {}

  touch(node: Node): void {
    this.#touched.add(node);
    this.#timer ??= this.later(() => this.write(), DELAY_MS);
  }

  /** Writes now; also when the page is hidden. */
  write(): void {
    this.#timer = null;
    const kept: Kept[] = [...this.#elsewhere];
    for (const node of this.#touched) {
      if (node.peek("type") === "password") continue;
      for (const [prop, value] of node.edits) {
        if (KEPT_PROPS.includes(prop)) kept.push([node.id, prop, value, mark(node.served(prop)), nameOf(node)]);
      }
    }
    const text = JSON.stringify({ digest: this.digest, kept });
    this.shelf.set("edits", kept.length && text.length <= MOST_CHARACTERS ? text : null);
  }

  /** Puts back what was kept, where the server still says what it said when the person typed. */
  restore(): void {
    const text = this.shelf.get("edits");
    if (!text) return;
    const { digest, kept: known } = JSON.parse(text) as { digest: string; kept: Kept[] };
    const kept = digest === this.digest ? known : this.#byName(known);
    this.#elsewhere = kept.filter(([id]) => !this.tree.get(id));
    for (const [id, prop, value, base] of kept) {
      const node = this.tree.get(id);
      if (!node || node.edits.has(prop) || mark(node.served(prop)) !== base) continue;
      node.change(prop, value);
      this.#touched.add(node);
    }
  }

  /** What is kept of an app that has changed since: parts are found by their names, where these are unmistakable. */
  #byName(kept: Kept[]): Kept[] {
    const found = new Map<string, Node | null>();
    for (const node of this.tree.nodes) found.set(nameOf(node), found.has(nameOf(node)) ? null : node);
    return kept.flatMap(([, prop, value, base, name]): Kept[] => {
      const node = found.get(name);
      return node ? [[node.id, prop, value, base, name]] : [];
    });
  }

  forget(): void {
    this.#touched.clear();
    this.#elsewhere = [];
    this.shelf.set("edits", null);
  }
}

/** What an author sees a part by: its number changes with every line above it. */
function nameOf(node: Node): string {
  return JSON.stringify([node.kind, node.peek("elem_id") ?? null, node.peek("label") ?? null]);
}

/** A short mark of a value, to see later whether it is still the same. */
function mark(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return `${text.length}.${hash >>> 0}`;
}
