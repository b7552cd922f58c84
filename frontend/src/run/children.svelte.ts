/** Follow a node's list of children, which `gr.render` may replace. */
import { untrack } from "svelte";
import type { Node } from "../tree/node.svelte";

/** Calls `place` now and whenever the children are others; each returned function takes one child out. */
export function onChildren(node: Node, place: (children: Node[]) => (() => void)[]): () => void {
  let shown = untrack(() => node.children);
  let removers = untrack(() => place(shown));
  const stop = $effect.root(() => {
    $effect(() => {
      const next = node.children;
      if (next === shown) return;
      removers.forEach((remove) => remove());
      shown = next;
      removers = untrack(() => place(next));
    });
  });
  return () => {
    stop();
    removers.forEach((remove) => remove());
  };
}
