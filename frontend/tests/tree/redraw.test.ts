import { expect, test } from "vitest";
import { Tree } from "../../src/tree/tree.svelte";
import type { NodeSpec } from "../../src/wire/config";

const box = (id: number, label: string, more: Partial<NodeSpec> = {}): NodeSpec => ({ id, kind: "textbox", props: { label, value: label }, ...more });

function drawn(...children: NodeSpec[]): Tree {
  const tree = new Tree({ id: 0, kind: "blocks", children: [{ id: 1, kind: "column" }] }, { textbox: { lines: 1, value: "" } });
  tree.redraw(1, children);
  return tree;
}

const labels = (tree: Tree) => tree.get(1)!.children.map((node) => node.peek("label"));

test("a part with a known id and kind stays the same node, in its new place", () => {
  const tree = drawn(box(2, "a"), box(3, "b"));
  const before = tree.get(3);
  tree.redraw(1, [box(3, "b"), box(4, "c")]);
  expect(tree.get(3)).toBe(before);
  expect(labels(tree)).toEqual(["b", "c"]);
  expect(tree.get(2)).toBeUndefined();
});

test("it takes the new props, but for those that are kept", () => {
  const tree = drawn(box(2, "a"));
  tree.get(2)!.change("value", "typed");
  tree.redraw(1, [box(2, "renamed", { kept: ["value"] })]);
  expect(tree.get(2)!.props).toMatchObject({ label: "renamed", value: "typed" });
});

test("without being kept, what was typed gives way and is told as a change", () => {
  const tree = drawn(box(2, "a"));
  tree.get(2)!.change("value", "typed");
  const { changes } = tree.redraw(1, [box(2, "b")]);
  expect(tree.get(2)!.peek("value")).toBe("b");
  expect(changes).toEqual([{ node: tree.get(2), prop: "value", before: "typed" }]);
});

test("a prop that is no longer given takes its default again", () => {
  const tree = drawn(box(2, "a", { props: { label: "a", lines: 5 } }));
  tree.redraw(1, [box(2, "a")]);
  expect(tree.get(2)!.peek("lines")).toBe(1);
});

test("another kind under the same id is another node", () => {
  const tree = drawn(box(2, "a"));
  const before = tree.get(2);
  tree.redraw(1, [{ id: 2, kind: "number", props: {} }], { number: { step: 1 } });
  expect(tree.get(2)).not.toBe(before);
  expect(tree.get(2)!.peek("step")).toBe(1);
});

test("what is gone is named, with all that was inside", () => {
  const tree = drawn({ id: 2, kind: "column", children: [box(3, "a")] }, box(4, "b"));
  expect(tree.redraw(1, [box(4, "b")]).gone.map(({ id }) => id)).toEqual([2, 3]);
});

test("a part inside a kept layout stays as well", () => {
  const tree = drawn({ id: 2, kind: "column", children: [box(3, "a")] });
  const [column, inside] = [tree.get(2), tree.get(3)];
  tree.redraw(1, [{ id: 2, kind: "column", children: [box(5, "new"), box(3, "a")] }]);
  expect([tree.get(2), tree.get(3)]).toEqual([column, inside]);
  expect(column!.children.map(({ id }) => id)).toEqual([5, 3]);
});

test("a snapshot of a drawing that is here keeps what was typed", () => {
  const tree = drawn(box(2, "a"));
  tree.get(2)!.change("value", "typed");
  tree.redraw(1, [box(2, "a")], {}, true);
  expect(tree.restore({})).toEqual([]);
  expect(tree.get(2)!.peek("value")).toBe("typed");
});

test("a region of another page is left alone", () => {
  expect(drawn().redraw(99, [box(2, "a")])).toEqual({ gone: [], changes: [] });
});
