/** All nodes of the page. */
import type { NodeSpec, PageConfig } from "../wire/config";
import type { Edit } from "../wire/messages.gen";
import { isEqual } from "./equal";
import { Node } from "./node.svelte";

/** Per kind the default of every prop. */
type Kinds = NonNullable<PageConfig["kinds"]>;

/** A prop that is not what it was. */
export interface Change {
  node: Node;
  prop: string;
  before: unknown;
}

export class Tree {
  readonly root: Node;
  readonly #nodes = new Map<number, Node>();

  #kinds: Kinds;

  constructor(root: NodeSpec, kinds: Kinds) {
    this.#kinds = kinds;
    this.root = this.#build(root, null);
  }

  get(id: number): Node | undefined {
    return this.#nodes.get(id);
  }

  get nodes(): Iterable<Node> {
    return this.#nodes.values();
  }

  /** Applies edits in order; returns each prop that was touched, once, with its value before. */
  patch(edits: Edit[], changes: Map<string, Change> = new Map()): Map<string, Change> {
    for (const edit of edits) {
      const node = this.#nodes.get(edit[0]);
      if (!node) continue;
      const prop = edit[1][0] as string;
      const key = `${node.id}:${prop}`;
      if (!changes.has(key)) changes.set(key, { node, prop, before: node.peek(prop) });
      node.patch(edit);
    }
    return changes;
  }

  /** Brings the page to what the server says, wherever it came from. */
  restore(props: Record<string, Record<string, unknown>>): Change[] {
    const changes: Change[] = [];
    for (const node of this.#nodes.values()) {
      const before = node.peek("value");
      if (node.restore(props[node.id] ?? {}, isEqual).includes("value")) changes.push({ node, prop: "value", before });
    }
    return changes;
  }

  /** `gr.render` drew a part again: its nodes replace those that were there. */
  redraw(region: number, specs: NodeSpec[], kinds: Kinds = {}): void {
    const parent = this.#nodes.get(region);
    if (!parent) return;
    this.#kinds = { ...this.#kinds, ...kinds };
    for (const child of parent.children) this.#forget(child);
    parent.children = specs.map((spec) => this.#build(spec, parent));
  }

  #build(spec: NodeSpec, parent: Node | null): Node {
    const node = new Node(spec, this.#kinds[spec.kind] ?? {});
    node.parent = parent;
    this.#nodes.set(node.id, node);
    if (spec.children?.length) node.children = spec.children.map((child) => this.#build(child, node));
    return node;
  }

  #forget(node: Node): void {
    node.children.forEach((child) => this.#forget(child));
    if (this.#nodes.get(node.id) === node) this.#nodes.delete(node.id);
  }
}
