/** A copy of a node that a person edits apart from the page, such as the right answer beside the one that was given. */
import type { Draft, Status } from "../tree/model";
import { IDLE, Node } from "../tree/node.svelte";
import { NodeModel } from "./node-model";
import type { Page } from "./page";

export async function draftOf(node: Node, page: Page, label: string): Promise<Draft> {
  const props = Object.fromEntries(node.names.map((name) => [name, node.peek(name)]));
  const copy = { ...props, label, show_label: true, container: true, interactive: true, visible: true, info: null };
  const model = new DraftModel(new Node({ id: -1 - node.id, kind: node.kind, props: copy }, {}), page, node.id);
  const draw = await page.drawing(node.kind);
  return {
    model,
    get isChanged() {
      return model.isChanged;
    },
    settled: () => model.settled(),
    mount(el) {
      el.className = `ll-node ll-${node.kind}`;
      return draw(el, model);
    },
  };
}

class DraftModel extends NodeModel {
  isChanged = $state(false);

  constructor(
    node: Node,
    page: Page,
    private readonly original: number,
  ) {
    super(node, page);
  }

  override get status(): Status {
    return IDLE;
  }

  override get busy(): boolean {
    return false;
  }

  override set(prop: string, value: unknown): void {
    if (this.node.change(prop, value) && prop === "value") this.isChanged = true;
  }

  override fire(): void {}

  override listens(): boolean {
    return false;
  }

  override sentBy(): readonly [] {
    return [];
  }

  override cancel(): void {}

  override call(method: string, data?: unknown): Promise<unknown> {
    return this.page.call(this.original, method, data);
  }

  settled(): Promise<unknown> {
    return Promise.allSettled([...this.node.works]);
  }
}
