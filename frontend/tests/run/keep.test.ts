import { expect, test } from "vitest";
import { Keeper } from "../../src/run/keep";
import { Tree } from "../../src/tree/tree.svelte";

function shelf() {
  const texts = new Map<string, string>();
  return {
    get: (key: string) => texts.get(key) ?? null,
    set: (key: string, value: string | null) => void (value === null ? texts.delete(key) : texts.set(key, value)),
  };
}

const page = (id: number) => new Tree({ id: 0, kind: "blocks", children: [{ id, kind: "textbox", props: { value: "" } }] }, {});
const keeper = (tree: Tree, on: ReturnType<typeof shelf>) => new Keeper(tree, on, "app", () => 0);

function typed(on: ReturnType<typeof shelf>, id: number, value: string): void {
  const tree = page(id);
  const kept = keeper(tree, on);
  kept.restore();
  tree.get(id)!.change("value", value);
  kept.touch(tree.get(id)!);
  kept.write();
}

test("what was typed is there again after a reload", () => {
  const on = shelf();
  typed(on, 1, "mine");
  const again = page(1);
  keeper(again, on).restore();
  expect(again.get(1)!.peek("value")).toBe("mine");
});

test("typing on one page of an app keeps what was typed on another", () => {
  const on = shelf();
  typed(on, 1, "first");
  typed(on, 2, "second");
  const again = page(1);
  keeper(again, on).restore();
  expect(again.get(1)!.peek("value")).toBe("first");
});

function app(...labels: string[]): Tree {
  const children = labels.map((label, index) => ({ id: index + 1, kind: "textbox", props: { value: "", label } }));
  return new Tree({ id: 0, kind: "blocks", children }, {});
}

function typedInto(on: ReturnType<typeof shelf>, tree: Tree, id: number, value: string): void {
  const kept = new Keeper(tree, on, "before", () => 0);
  tree.get(id)!.change("value", value);
  kept.touch(tree.get(id)!);
  kept.write();
}

test("what was typed finds its part in an app that has changed", () => {
  const on = shelf();
  typedInto(on, app("Name"), 1, "Ada");
  const changed = app("Title", "Name");
  new Keeper(changed, on, "after", () => 0).restore();
  expect(changed.get(1)!.peek("value")).toBe("");
  expect(changed.get(2)!.peek("value")).toBe("Ada");
});

test("where two parts have one name, nothing is put into either", () => {
  const on = shelf();
  typedInto(on, app("Name"), 1, "Ada");
  const changed = app("Name", "Name");
  new Keeper(changed, on, "after", () => 0).restore();
  expect([1, 2].map((id) => changed.get(id)!.peek("value"))).toEqual(["", ""]);
});
