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

/** What drawing a part again did. */
export interface Redrawn {
  /** Nodes that are on the page no more. */
  gone: Node[];
  changes: Change[];
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

  /**
   * `gr.render` drew a part again. Nodes of the same id and kind stay, and take the new props; the others go.
   * `isTold`: a snapshot tells of a drawing that may be here already, so those that stay keep what was typed.
   */
  redraw(region: number, specs: NodeSpec[], kinds: Kinds = {}, isTold = false): Redrawn {
    const redrawn: Redrawn = { gone: [], changes: [] };
    const parent = this.#nodes.get(region);
    if (!parent) return redrawn;
    this.#kinds = { ...this.#kinds, ...kinds };
    const before = new Map(below(parent).map((node) => [node.id, node]));
    const changes = isTold ? null : redrawn.changes;
    parent.children = specs.map((spec) => this.#drawAgain(spec, parent, before, changes));
    redrawn.gone = [...before.values()];
    for (const node of redrawn.gone) if (this.#nodes.get(node.id) === node) this.#nodes.delete(node.id);
    return redrawn;
  }

  #drawAgain(spec: NodeSpec, parent: Node, before: Map<number, Node>, changes: Change[] | null): Node {
    const known = before.get(spec.id);
    const node = known?.kind === spec.kind ? known : new Node(spec, this.#kinds[spec.kind] ?? {});
    if (node === known) {
      before.delete(spec.id);
      this.#change(node, spec, changes);
    }
    node.parent = parent;
    this.#nodes.set(node.id, node);
    const children = (spec.children ?? []).map((child) => this.#drawAgain(child, node, before, changes));
    if (children.length !== node.children.length || children.some((child, index) => child !== node.children[index])) node.children = children;
    return node;
  }

  #build(spec: NodeSpec, parent: Node | null): Node {
    const node = new Node(spec, this.#kinds[spec.kind] ?? {});
    node.parent = parent;
    this.#nodes.set(node.id, node);
    if (spec.children?.length) node.children = spec.children.map((child) => this.#build(child, node));
    return node;
  }


  #change(node: Node, spec: NodeSpec, changes: Change[] | null): void {
    const defaults = this.#kinds[spec.kind] ?? {};
    if (!changes) return node.retell(spec, defaults);
    const before = node.peek("value");
    if (node.redraw(spec, defaults, isEqual).includes("value")) changes.push({ node, prop: "value", before });
  }
}

function below(node: Node): Node[] {
  return node.children.flatMap((child) => [child, ...below(child)]);
}
