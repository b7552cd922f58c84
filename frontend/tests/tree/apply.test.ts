import { expect, test } from "vitest";
import { applyEdit } from "../../src/tree/apply";

test("set replaces the prop", () => {
  expect(applyEdit("old", [1, ["value"], "set", "new"])).toBe("new");
});

test("append grows a text", () => {
  expect(applyEdit("to", [1, ["value"], "append", "ken"])).toBe("token");
});

test("append starts a text that was null", () => {
  expect(applyEdit(null, [1, ["value"], "append", "a"])).toBe("a");
});

test("append reaches into a list of messages and copies only the way there", () => {
  const before = [{ content: "a" }, { content: "b" }];
  const after = applyEdit(before, [1, ["value", 1, "content"], "append", "!"]) as typeof before;
  expect(after).toEqual([{ content: "a" }, { content: "b!" }]);
  expect(after[0]).toBe(before[0]);
  expect(before[1]).toEqual({ content: "b" });
});

test("splice exchanges a part of a list", () => {
  expect(applyEdit([1, 2, 3], [1, ["value"], "splice", 1, 1, [7, 8]])).toEqual([1, 7, 8, 3]);
});

test("drop removes a key", () => {
  expect(applyEdit({ a: 1, b: 2 }, [1, ["value", "a"], "drop"])).toEqual({ b: 2 });
});

test("an edit made for another value is refused", () => {
  expect(() => applyEdit("text", [1, ["value", "a", "b"], "set", 1])).toThrow(TypeError);
});
