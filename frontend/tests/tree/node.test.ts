import { expect, test } from "vitest";
import { isEqual } from "../../src/tree/equal";
import { Node } from "../../src/tree/node.svelte";
import { Tree } from "../../src/tree/tree.svelte";

const textbox = () => new Node({ id: 1, kind: "textbox", props: { value: "a" } }, { value: null, lines: 1 });

test("a node shows the defaults of its kind and its own props", () => {
  expect({ ...textbox().props }).toEqual({ value: "a", lines: 1 });
});

test("append applies to what the server sent, not to what was typed", () => {
  const node = textbox();
  node.change("value", "typed");
  node.patch([1, ["value"], "append", "b"]);
  expect(node.peek("value")).toBe("ab");
});

test("a patch of another prop leaves what was typed", () => {
  const node = textbox();
  node.change("value", "typed");
  node.patch([1, ["lines"], "set", 3]);
  expect(node.props.value).toBe("typed");
});

test("a snapshot keeps what was typed where the server says nothing new", () => {
  const node = textbox();
  node.change("value", "typed");
  expect(node.restore({ lines: 2 }, isEqual)).toEqual(["lines"]);
  expect(node.peek("value")).toBe("typed");
});

test("a snapshot takes back what it no longer mentions", () => {
  const node = textbox();
  node.serve("value", "result");
  node.restore({}, isEqual);
  expect(node.peek("value")).toBe("a");
});

test("after the server forgot the session, what showed stays and appends start from the page as served", () => {
  const node = textbox();
  node.serve("value", "result");
  node.orphan();
  expect(node.peek("value")).toBe("result");
  expect(node.served("value")).toBe("a");
});

test("a redrawn region exchanges its nodes", () => {
  const tree = new Tree({ id: 0, kind: "blocks", children: [{ id: 1, kind: "column", children: [{ id: 2, kind: "textbox" }] }] }, {});
  tree.redraw(1, [{ id: 3, kind: "textbox" }]);
  expect(tree.get(2)).toBeUndefined();
  expect(tree.get(1)!.children.map((node) => node.id)).toEqual([3]);
});
