/** Values that the browser keeps: read before anything runs, written when they change, shared by all tabs. */
import { untrack } from "svelte";
import { isEqual } from "../tree/equal";
import type { Node } from "../tree/node.svelte";
import type { Tree } from "../tree/tree.svelte";
import type { Shelf } from "./keep";

export class BrowserStates {
  /** Every such part with its value, as text, that need not be written: it was read, or written before. */
  readonly #nodes = new Map<Node, string>();

  constructor(
    private readonly tree: Tree,
    private readonly shelf: Shelf,
    private readonly onChange: (node: Node) => void,
  ) {}

  /** Takes up the values of parts that were not here before. */
  watch(): void {
    for (const node of this.tree.nodes) {
      if (node.kind !== "browserstate" || this.#nodes.has(node)) continue;
      if (!this.#nodes.size) addEventListener("storage", (event) => this.#heard(event));
      this.#read(node);
      $effect.root(() => {
        $effect(() => {
          void node.props.value;
          untrack(() => this.#write(node));
        });
      });
    }
  }

  /** The server told the session's values anew: another tab may have changed what is kept since it knew them. */
  restored(): void {
    for (const node of this.#nodes.keys()) {
      const known = this.shelf.get(`kept:${node.id}`);
      if (known === null || known === JSON.stringify(node.served("value") ?? null)) this.#read(node);
    }
  }

  #read(node: Node): void {
    const text = localStorage.getItem(keyOf(node));
    if (text !== null) this.#take(node, text);
    else this.#nodes.set(node, textOf(node));
  }

  /** True when that is another value than before. */
  #take(node: Node, text: string | null): boolean {
    const value = text === null ? node.initial("value") : parsed(text);
    const isOther = value !== undefined && !isEqual(node.peek("value"), value) && node.change("value", value);
    this.#nodes.set(node, textOf(node));
    return isOther;
  }

  #write(node: Node): void {
    const text = textOf(node);
    this.shelf.set(`kept:${node.id}`, JSON.stringify(node.served("value") ?? null));
    if (text === this.#nodes.get(node)) return;
    this.#nodes.set(node, text);
    localStorage.setItem(keyOf(node), text);
  }

  #heard({ key, newValue, storageArea }: StorageEvent): void {
    if (storageArea !== localStorage) return;
    for (const node of this.#nodes.keys()) {
      if (key !== null && key !== keyOf(node)) continue;
      if (this.#take(node, newValue)) this.onChange(node);
    }
  }
}

function textOf(node: Node): string {
  return JSON.stringify(node.peek("value") ?? null);
}

/** The author's name for it, or one of the app's address and the place in the app. */
function keyOf(node: Node): string {
  const own = node.peek("storage_key");
  return typeof own === "string" ? own : `limelight:${new URL("./", document.baseURI).pathname}:browserstate:${node.id}`;
}

/** What somebody else wrote there may be no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
