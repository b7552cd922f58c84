/** Values that the browser keeps: read before anything runs, written when they change, shared by all tabs. */
import { untrack } from "svelte";
import { isEqual } from "../tree/equal";
import type { Node } from "../tree/node.svelte";
import type { Tree } from "../tree/tree.svelte";
import type { Shelf } from "./keep";

export class BrowserStates {
  /** What stands in the storage under each key, as far as this tab knows. */
  readonly #texts = new Map<string, string | null>();
  readonly #nodes = new Set<Node>();

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
      this.#nodes.add(node);
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
    for (const node of this.#nodes) {
      const known = this.shelf.get(`kept:${node.id}`);
      if (known === null || known === JSON.stringify(node.served("value") ?? null)) this.#read(node);
    }
  }

  #read(node: Node): void {
    const text = localStorage.getItem(keyOf(node));
    this.#texts.set(keyOf(node), text);
    if (text !== null) this.#take(node, text);
  }

  #take(node: Node, text: string | null): boolean {
    const value = text === null ? node.initial("value") : parsed(text);
    return value !== undefined && !isEqual(node.peek("value"), value) && node.change("value", value);
  }

  #write(node: Node): void {
    const text = JSON.stringify(node.peek("value") ?? null);
    const known = this.#texts.get(keyOf(node)) ?? JSON.stringify(node.initial("value") ?? null);
    this.shelf.set(`kept:${node.id}`, JSON.stringify(node.served("value") ?? null));
    if (text === known) return;
    this.#texts.set(keyOf(node), text);
    localStorage.setItem(keyOf(node), text);
  }

  #heard({ key, newValue, storageArea }: StorageEvent): void {
    if (storageArea !== localStorage) return;
    for (const node of this.#nodes) {
      if (key !== null && key !== keyOf(node)) continue;
      this.#texts.set(keyOf(node), newValue);
      if (this.#take(node, newValue)) this.onChange(node);
    }
  }
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
