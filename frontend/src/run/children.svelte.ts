/** Follow a node's list of children, which `gr.render` may change. */
import { untrack } from "svelte";
import type { Node } from "../tree/node.svelte";
import type { Place, Stage } from "../tree/place";

/** From how many on a list of children is a long one, and how many of it are drawn at once. */
const MANY = 100;
const FIRST = 40;

/** Puts the children into `el`, now and whenever they are others. Those that stay are moved, not drawn anew. */
export function placeChildren(node: Node, el: HTMLElement, stage: Stage): () => void {
  const end = el.appendChild(document.createComment(""));
  let shown: Node[] = [];
  let places = new Map<Node, Place>();

  function place(children: Node[]): void {
    const known = places;
    const stays = new Set(children);
    for (const [child, at] of known) if (!stays.has(child)) at.remove();
    shown = children;
    // base.css: a column of a thousand would be laid out as a whole whenever one of them changes.
    const isLong = children.length >= MANY;
    el.toggleAttribute("data-many", isLong);
    places = new Map(children.map((child, at) => [child, known.get(child) ?? stage.place(child, el, end, isLong && at >= FIRST)]));
    let next: ChildNode = end;
    for (const child of [...children].reverse()) {
      const at = places.get(child)!;
      at.moveBefore(next);
      next = at.top;
    }
  }

  untrack(() => place(node.children));
  const stop = $effect.root(() => {
    $effect(() => {
      const next = node.children;
      if (next !== shown) untrack(() => place(next));
    });
  });
  return () => {
    stop();
    places.forEach((at) => at.remove());
    end.remove();
  };
}
