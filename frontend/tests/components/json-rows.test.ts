import { describe, expect, it } from "vitest";
import { Branches, preview, rowsOf } from "../../src/components/json/rows";

describe("rows of a tree", () => {
  it("opens the root alone", () => {
    const rows = rowsOf({ a: 1, b: { c: [1] } }, new Branches(), false);
    expect(rows.map(({ name, level, isOpen }) => [name, level, isOpen])).toEqual([[null, 1, true], ["a", 2, false], ["b", 2, false]]);
  });
  it("opens and closes what was turned", () => {
    const value = { b: { c: [1] } };
    const branches = new Branches().turn(["$/b"], true);
    expect(rowsOf(value, branches, false).map(({ path }) => path)).toEqual(["$", "$/b", "$/b/c"]);
    expect(rowsOf(value, branches.turn(["$"], false), true)).toHaveLength(1);
  });
  it("shows a long list in pieces", () => {
    const value = Array.from({ length: 450 }, (_, index) => index);
    const rows = rowsOf(value, new Branches(), true);
    expect(rows).toHaveLength(102);
    expect(rows.at(-1)?.rest).toBe(350);
    expect(rowsOf(value, new Branches().more("$"), true)).toHaveLength(451);
  });
  it("does not mistake a key with a slash for two", () => {
    const rows = rowsOf({ "a/b": 1, a: { b: 2 } }, new Branches(), true);
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });
  it("says a branch in a few words", () => {
    expect(preview({ name: "Ada", list: [1, 2], more: {} })).toBe('{name: "Ada", list: [2], more: {}}');
  });
});
